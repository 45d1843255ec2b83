import * as z from 'zod';
import type { EvidenceRecordKind } from '#shared/case-vocabulary.ts';
import type { EvidenceRecord, EvidenceRecordStanding } from '#shared/contract/recall-evidence.ts';
import { businessDateOf, formatDateLong } from '#shared/dates.ts';
import { withoutEnd } from '#shared/recall/words.ts';
import { sealed } from '../../../canonical-sha256.ts';
import type { ReadHandle } from '../../../database/database.types.ts';
import type { PolicyService } from '../../../policy/policy.service.ts';
import { assessmentRecords, assessmentWords } from './assessment-record.ts';
import { attendanceRecords, attendanceWords } from './attendance-record.ts';
import {
  conductRecords,
  conductWords,
  observationRecords,
  observationWords,
  spotCheckRecords,
  spotCheckWords,
} from './dated-records.ts';
import { factChanges } from './fact-changes.ts';
import { leaveRecords, leaveWords } from './leave-record.ts';
import type { FactWords, RecordNow, RecordOwner } from './record.types.ts';

const words: Record<EvidenceRecordKind, FactWords> = {
  attendance_month: attendanceWords,
  spot_check: spotCheckWords,
  conduct_record: conductWords,
  observation: observationWords,
  assessment: assessmentWords,
  leave: leaveWords,
};

const factsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/** Records of the program that can be evidence about a person on a posting. */
export function createRecordReader(policy: Pick<PolicyService, 'get'>) {
  type Read = (handle: ReadHandle, owner: RecordOwner, id?: string) => Promise<RecordNow[]>;
  const readers: Record<EvidenceRecordKind, Read> = {
    attendance_month: attendanceRecords,
    spot_check: spotCheckRecords,
    conduct_record: conductRecords,
    observation: observationRecords,
    assessment: (handle, owner, id) => assessmentRecords(handle, policy, owner, id),
    leave: leaveRecords,
  };

  return {
    /** All of them, in no order. */
    async allOf(handle: ReadHandle, owner: RecordOwner): Promise<RecordNow[]> {
      const lists: RecordNow[] = [];
      for (const read of Object.values(readers)) lists.push(...(await read(handle, owner)));
      return lists;
    },

    /** One; `null` where there is none, and for a record of another person or posting. */
    async find(
      handle: ReadHandle,
      owner: RecordOwner,
      { kind, id }: EvidenceRecord,
    ): Promise<RecordNow | null> {
      return (await readers[kind](handle, owner, id))[0] ?? null;
    },
  };
}
export type RecordReader = ReturnType<typeof createRecordReader>;

/** A record in the one form in which it is frozen and compared; voiding it counts as a change. */
export function sealedRecord({ facts, voided }: Pick<RecordNow, 'facts' | 'voided'>) {
  return sealed({ facts, voided: voided !== null });
}

const frozenSchema = z.object({ facts: factsSchema, voided: z.boolean() });

export interface RecordComparison {
  readonly standing: EvidenceRecordStanding;
  /** A sentence each; empty for `same`. */
  readonly changes: string[];
  /** Hash of the record as it is now; null where it is gone. */
  readonly currentSha256: string | null;
}

/** Holds a record as it was taken against what it is now. */
export function compareRecord(
  kind: EvidenceRecordKind,
  frozen: string,
  now: RecordNow | null,
): RecordComparison {
  if (now === null) {
    return {
      standing: 'gone',
      changes: ['依据的记录已不在此人这次驻村的名下，可能已被删除或改登到别处。'],
      currentSha256: null,
    };
  }
  const before = frozenSchema.parse(JSON.parse(frozen));
  const changes = factChanges(words[kind], before.facts, now.facts);
  const currentSha256 = sealedRecord(now).sha256;
  if (now.voided !== null && !before.voided) {
    return { standing: 'voided', changes: [voidedSentence(now.voided), ...changes], currentSha256 };
  }
  return { standing: changes.length > 0 ? 'changed' : 'same', changes, currentSha256 };
}

function voidedSentence({ at, reason }: NonNullable<RecordNow['voided']>): string {
  const when = at === null ? '' : `于${formatDateLong(businessDateOf(at))}`;
  return `依据的记录已${when}作废${reason === null ? '' : `，理由：${withoutEnd(reason)}`}。`;
}
