import * as z from 'zod';
import type { ChainProblem } from '#shared/contract/audit.ts';
import type { AuditHead } from '../database.types.ts';
import type { Anchor } from './anchors.ts';
import { type AuditRow, emptyChain, eventHash } from './event-hash.ts';

/** More would not help anybody; the first ones tell where to look. */
const mostProblems = 200;

export interface CheckedChain {
  readonly events: number;
  readonly head: AuditHead | null;
  readonly anchorsChecked: number;
  readonly problems: ChainProblem[];
}

/** Takes the events of a chain one by one, in order of their sequence, and says at the end what is wrong. */
export interface ChainChecker {
  accept(row: AuditRow): void;
  lastSequence(): number;
  finish(): CheckedChain;
}

interface Restore {
  readonly at: string;
  /** The last event that the restored backup held. */
  readonly sequence: number;
}

const restoredSchema = z.object({ sequence: z.number().int() });

/** A checker for one reading of the chain, held against heads known from elsewhere. */
export function createChainChecker(anchors: readonly Anchor[]): ChainChecker {
  const problems: ChainProblem[] = [];
  const anchored = new Set(anchors.map((anchor) => anchor.sequence));
  const hashes = new Map<number, string>([[0, emptyChain.hash]]);
  const restores: Restore[] = [];
  let events = 0;
  let head: AuditHead = emptyChain;

  const report = (kind: ChainProblem['kind'], sequence: number, message: string) => {
    if (problems.length < mostProblems) problems.push({ kind, sequence, message });
  };

  function checkPlace({ sequence, previous_hash }: AuditRow): void {
    const expected = head.sequence + 1;
    if (sequence > expected) {
      const gone =
        sequence - 1 === expected ? `第 ${expected} 条` : `第 ${expected} 条至第 ${sequence - 1} 条`;
      report('sequence_gap', expected, `${gone}记录缺失，已被删除。`);
    } else if (sequence < expected) {
      report('sequence_gap', sequence, `第 ${sequence} 条记录的编号不在应有的位置，是后来插入的。`);
    }
    if (previous_hash !== head.hash) {
      report(
        'broken_link',
        sequence,
        `第 ${sequence} 条记录与它前面的一条接不上，两条之间有删除、插入或调换。`,
      );
    }
  }

  function checkContent(row: AuditRow): void {
    try {
      const { hash, ...fields } = row;
      if (eventHash(fields) === hash) return;
      report('hash_mismatch', row.sequence, `第 ${row.sequence} 条记录的内容在写入之后被改动过。`);
    } catch {
      report('unreadable', row.sequence, `第 ${row.sequence} 条记录的内容不是文字，已被改动。`);
    }
  }

  /** Heads of the time after a backup was made no longer fit once that backup has been restored. */
  function isAbandoned(anchor: Anchor): boolean {
    const { recordedAt } = anchor;
    return recordedAt !== null && restores.some((r) => anchor.sequence > r.sequence && recordedAt <= r.at);
  }

  function checkAnchor(anchor: Anchor): boolean {
    const found = hashes.get(anchor.sequence);
    if (found === anchor.hash) return true;
    if (isAbandoned(anchor)) return false;
    const { sequence, source } = anchor;
    if (sequence > head.sequence) {
      report(
        'truncated',
        head.sequence + 1,
        `${source}记着第 ${sequence} 条记录，现在只到第 ${head.sequence} 条，后面的记录被删除了。`,
      );
    } else {
      report(
        'hash_mismatch',
        sequence,
        `第 ${sequence} 条记录与${source}记下的校验值不一致，这一条或它之前的记录被改写过。`,
      );
    }
    return true;
  }

  return {
    accept(row) {
      checkPlace(row);
      checkContent(row);
      if (row.action === 'system.restored') noteRestore(row, restores);
      if (anchored.has(row.sequence)) hashes.set(row.sequence, row.hash);
      events += 1;
      head = { sequence: row.sequence, hash: row.hash };
    },
    lastSequence: () => head.sequence,
    finish() {
      const anchorsChecked = anchors.filter(checkAnchor).length;
      return { events, head: events === 0 ? null : head, anchorsChecked, problems };
    },
  };
}

function noteRestore(row: AuditRow, restores: Restore[]): void {
  try {
    const after = restoredSchema.parse(JSON.parse(row.after ?? 'null'));
    restores.push({ at: row.at, sequence: after.sequence });
  } catch {
    // An entry that has been tampered with excuses nothing; its hash gives it away.
  }
}
