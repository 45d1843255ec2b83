import { setImmediate } from 'node:timers/promises';
import type { ChainProblem, ChainVerification } from '#shared/contract/audit.ts';
import type { Instant } from '#shared/dates.ts';
import type { Reader } from '../database.types.ts';
import type { Anchor } from './anchors.ts';
import { createChainChecker } from './chain-checker.ts';

/*
 * Threat model. Somebody with write access to the database file changes it behind the program's back. Found are: any
 * changed field, removed, inserted or reordered event, and a chain cut off at the end or rewritten from some event on,
 * as long as one head from before is known: the head file, a document's footer, a backup's manifest.
 *
 * Not found: an insider who understands the format, recomputes the whole chain from the change on, and replaces head
 * file, documents and every backup within reach. Only heads out of their reach tell then: those printed on paper in
 * the archive, and backups kept elsewhere. Appending a well-formed event to an untouched chain is no tampering with
 * what is recorded, and cannot be told from the program's own writing.
 */

const rowsPerChunk = 500;
/** Longest stretch of checking before other work gets its turn. */
const stretchMs = 15;

/**
 * Reads the chain as it stands from its first event to its last, recomputing every hash, and holds it against heads
 * known from elsewhere. Gives way to other work in between.
 *
 * @param anchors collected before the call: one younger than the chain that is read would look like a truncation
 */
export async function verifyChain(
  read: Reader,
  anchors: readonly Anchor[],
  verifiedAt: Instant,
): Promise<ChainVerification> {
  const checker = createChainChecker(anchors);
  let interruption: ChainProblem | null = null;
  try {
    const last = await lastSequence(read);
    let after: number | null = null;
    for (;;) {
      const rows = await chunk(read, after, last);
      let stretchEnds = performance.now() + stretchMs;
      for (const row of rows) {
        checker.accept(row);
        if (performance.now() > stretchEnds) {
          await setImmediate();
          stretchEnds = performance.now() + stretchMs;
        }
      }
      const next = rows.at(-1)?.sequence;
      if (next === undefined || rows.length < rowsPerChunk) break;
      if (!Number.isSafeInteger(next)) throw new Error(`Sequence ${next} is not a usable number`);
      after = next;
      await setImmediate();
    }
  } catch {
    const sequence = checker.lastSequence() + 1;
    interruption = {
      kind: 'unreadable',
      sequence,
      message: `第 ${sequence} 条起的记录读不出来，数据库文件可能已损坏。请保留整个数据文件夹并联系管理员。`,
    };
  }
  const { events, head, anchorsChecked, problems } = checker.finish();
  const all = interruption ? [...problems, interruption] : problems;
  return { intact: all.length === 0, events, head, anchorsChecked, problems: all, verifiedAt };
}

/** Events that are appended while the check runs are left for the next one. */
async function lastSequence(read: Reader): Promise<number> {
  const row = await read
    .selectFrom('audit_event')
    .select('sequence')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.sequence ?? 0;
}

function chunk(read: Reader, after: number | null, last: number) {
  const query = read
    .selectFrom('audit_event')
    .selectAll()
    .where('sequence', '<=', last)
    .orderBy('sequence')
    .limit(rowsPerChunk);
  return (after === null ? query : query.where('sequence', '>', after)).execute();
}
