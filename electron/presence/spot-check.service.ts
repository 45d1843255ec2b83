import type { SpotCheckDraft, SpotCheckListInput, SpotCheckRow } from '#shared/contract/presence-records.ts';
import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import { type PersonId, type PostingId, type SpotCheckId, spotCheckIdSchema } from '#shared/ids.ts';
import { overlap } from '#shared/presence/leave-joining.ts';
import { formatPeriod } from '#shared/presence/leave-length.ts';
import { type CheckedPosting, checkSpotChecks, needsCorrection } from '#shared/presence/spot-check-rules.ts';
import { leaveKindLabels } from '#shared/vocabulary.ts';
import type { Clock } from '../application.types.ts';
import type { Actor, Database } from '../database/database.types.ts';
import { newId } from '../database/ids.ts';
import { invalidInput, notFound, ruleViolation } from '../errors.ts';
import type { Queries } from '../roster/handle.types.ts';
import { leaveOfPostings } from './attendance.repository.ts';
import { recordedPostings, refused, standing } from './records-shared.ts';
import {
  checkedAlready,
  findSpotCheck,
  insertSpotChecks,
  listSpotCheckRows,
  spotChecksOfPerson,
  updateSpotCheck,
} from './spot-check.repository.ts';

export type SpotCheckService = ReturnType<typeof createSpotCheckService>;

interface Target {
  readonly id: SpotCheckId;
  readonly revision: number;
}

/** Inspections (明查暗访): what they found, and whether it was put right. */
export function createSpotCheckService({
  database,
  clock,
}: {
  readonly database: Database;
  readonly clock: Clock;
}) {
  const { read } = database;
  const today = () => businessDateOf(clock.now());

  return {
    /** What stands in the way of recording an inspection, and what is worth a second look. */
    preview: async (draft: SpotCheckDraft) => checkSpotChecks(draft, await postingsOf(read, draft), today()),

    /**
     * Records one inspection, all of it or nothing.
     *
     * @throws ApplicationError INVALID_INPUT with every finding that cannot be, or RULE_VIOLATION `spot_check_warned`
     */
    async record(
      actor: Actor,
      { despiteWarnings, ...draft }: SpotCheckDraft & { despiteWarnings: boolean },
    ): Promise<SpotCheckId[]> {
      return await database.write(actor, async (unit) => {
        const postings = await postingsOf(unit.trx, draft);
        const { problems, warnings } = checkSpotChecks(draft, postings, businessDateOf(unit.at));
        if (problems.length > 0) throw refused(problems);
        if (warnings.length > 0 && !despiteWarnings) {
          const told = warnings.map(({ message }) => message).join('');
          throw ruleViolation('spot_check_warned', `${told}核实无误后可以仍然登记。`);
        }
        const { level, organ, checkedOn, documentNumber } = draft;
        const rows = draft.findings.map((entry) => ({
          id: newId(spotCheckIdSchema),
          posting_id: entry.postingId,
          level,
          organ,
          checked_on: checkedOn,
          finding: entry.finding,
          detail: entry.detail,
          document_number: documentNumber,
          correction_due_on: entry.correctionDueOn,
          created_at: unit.at,
          created_by: actor.name,
        }));
        await insertSpotChecks(unit.trx, rows);
        for (const row of rows) {
          await unit.audit({
            action: 'presence.spotCheckRecorded',
            entityType: 'spot_check',
            entityId: row.id,
            after: {
              postingId: row.posting_id,
              person: postings.get(row.posting_id)?.personName ?? null,
              checkLevel: level,
              checkOrgan: organ,
              checkedOn,
              noticeNumber: documentNumber,
              finding: row.finding,
              detail: row.detail,
              correctionDueOn: row.correction_due_on,
            },
          });
        }
        return rows.map(({ id }) => id);
      });
    },

    /**
     * Records that a finding was put right; recording it again corrects it.
     *
     * @throws ApplicationError NOT_FOUND, CONFLICT, INVALID_INPUT, or RULE_VIOLATION `record_voided`,
     *   `nothing_to_correct`
     */
    async correct(
      actor: Actor,
      { id, revision, correctedOn, note }: Target & { correctedOn: BusinessDate; note: string },
    ): Promise<SpotCheckRow> {
      return await database.write(actor, async (unit) => {
        const on = businessDateOf(unit.at);
        const before = standing(await findSpotCheck(unit.trx, id, on), revision, '检查记录');
        if (!needsCorrection(before.finding)) {
          throw ruleViolation('nothing_to_correct', '这次检查没有发现需要整改的问题，不用登记整改。');
        }
        if (correctedOn > on) throw invalidInput('correctedOn', `整改日期 ${correctedOn} 还没有到，请核对。`);
        if (correctedOn < before.checkedOn) {
          throw invalidInput(
            'correctedOn',
            `整改日期 ${correctedOn} 早于检查日期 ${before.checkedOn}，请核对。`,
          );
        }
        await updateSpotCheck(unit.trx, id, { corrected_on: correctedOn, correction_note: note });
        await unit.audit({
          action: 'presence.spotCheckCorrected',
          entityType: 'spot_check',
          entityId: id,
          before: { correctedOn: before.correctedOn, correctionNote: before.correctionNote },
          after: { person: before.personName, correctedOn, correctionNote: note },
        });
        return await rowIn(unit.trx, id, on);
      });
    },

    /** @throws ApplicationError NOT_FOUND, CONFLICT, or RULE_VIOLATION `record_voided` */
    async void(actor: Actor, { id, revision, reason }: Target & { reason: string }): Promise<SpotCheckRow> {
      return await database.write(actor, async (unit) => {
        const on = businessDateOf(unit.at);
        const before = standing(await findSpotCheck(unit.trx, id, on), revision, '检查记录');
        await updateSpotCheck(unit.trx, id, { voided_at: unit.at, void_reason: reason });
        await unit.audit({
          action: 'presence.spotCheckVoided',
          entityType: 'spot_check',
          entityId: id,
          before: { person: before.personName, checkedOn: before.checkedOn, finding: before.finding },
          reason,
        });
        return await rowIn(unit.trx, id, on);
      });
    },

    list: (input: SpotCheckListInput) => listSpotCheckRows(read, input, today()),

    /** About one person on whatever post, voided ones too, the newest first. */
    ofPerson: (personId: PersonId) => spotChecksOfPerson(read, personId, today()),
  };
}

async function postingsOf(handle: Queries, draft: SpotCheckDraft): Promise<Map<PostingId, CheckedPosting>> {
  const ids = draft.findings.map(({ postingId }) => postingId);
  const [postings, checked, leaves] = await Promise.all([
    recordedPostings(handle, ids),
    checkedAlready(handle, ids, draft),
    leaveOfPostings(handle, ids, draft.checkedOn, draft.checkedOn),
  ]);
  const day = {
    startDate: draft.checkedOn,
    startHalf: 'am',
    endDate: draft.checkedOn,
    endHalf: 'pm',
  } as const;
  const leaveOf = (id: PostingId): string | null => {
    const leave = leaves.get(id)?.find((taken) => overlap(day, taken));
    return leave ? `${formatPeriod(leave)}${leaveKindLabels[leave.kind]}` : null;
  };
  return new Map(
    [...postings].map(([id, { personName, startDate, endDate }]) => [
      id,
      {
        personName,
        startDate,
        endDate,
        alreadyChecked: checked.has(id),
        approvedLeave: leaveOf(id),
      },
    ]),
  );
}

async function rowIn(handle: Queries, id: SpotCheckId, today: BusinessDate): Promise<SpotCheckRow> {
  const row = await findSpotCheck(handle, id, today);
  if (!row) throw notFound('检查记录');
  return row;
}
