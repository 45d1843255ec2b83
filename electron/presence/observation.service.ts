import type { FieldNote } from '#shared/contract/presence-leave.ts';
import type {
  ObservationDraft,
  ObservationListInput,
  ObservationRow,
} from '#shared/contract/presence-records.ts';
import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import { type ObservationId, observationIdSchema, type PersonId } from '#shared/ids.ts';
import type { Actor, Database } from '../database/database.types.ts';
import { newId } from '../database/ids.ts';
import { notFound } from '../errors.ts';
import type { Queries } from '../roster/handle.types.ts';
import {
  findObservation,
  insertObservation,
  listObservationRows,
  observationsOfPerson,
  updateObservation,
} from './observation.repository.ts';
import { type RecordedPosting, recordedPostings, refused, standing } from './records-shared.ts';

export type ObservationService = ReturnType<typeof createObservationService>;

/** Dated facts and opinions about people on post, and notes of visits, reports and talks. */
export function createObservationService({ database }: { readonly database: Database }) {
  const { read } = database;

  return {
    /** @throws ApplicationError NOT_FOUND, INVALID_INPUT with every field that stands in the way */
    async record(actor: Actor, draft: ObservationDraft): Promise<ObservationRow> {
      return await database.write(actor, async (unit) => {
        const posting = (await recordedPostings(unit.trx, [draft.postingId])).get(draft.postingId);
        if (!posting) throw notFound('派驻记录');
        const problems = observationProblems(draft, posting, businessDateOf(unit.at));
        if (problems.length > 0) throw refused(problems);
        const id = newId(observationIdSchema);
        await insertObservation(unit.trx, {
          id,
          posting_id: draft.postingId,
          kind: draft.kind,
          observed_on: draft.observedOn,
          organ: draft.organ,
          document_number: draft.documentNumber,
          text: draft.text,
          created_at: unit.at,
          created_by: actor.name,
        });
        await unit.audit({
          action: 'presence.observed',
          entityType: 'observation',
          entityId: id,
          after: {
            postingId: draft.postingId,
            person: posting.personName,
            observationKind: draft.kind,
            observedOn: draft.observedOn,
            observedBy: draft.organ,
            noticeNumber: draft.documentNumber,
            text: draft.text,
          },
        });
        return await rowIn(unit.trx, id);
      });
    },

    /** @throws ApplicationError NOT_FOUND, CONFLICT, or RULE_VIOLATION `record_voided` */
    async void(
      actor: Actor,
      { id, revision, reason }: { id: ObservationId; revision: number; reason: string },
    ): Promise<ObservationRow> {
      return await database.write(actor, async (unit) => {
        const before = standing(await findObservation(unit.trx, id), revision, '情况记录');
        await updateObservation(unit.trx, id, { voided_at: unit.at, void_reason: reason });
        await unit.audit({
          action: 'presence.observationVoided',
          entityType: 'observation',
          entityId: id,
          before: {
            person: before.personName,
            observationKind: before.kind,
            observedOn: before.observedOn,
          },
          reason,
        });
        return await rowIn(unit.trx, id);
      });
    },

    list: (input: ObservationListInput) => listObservationRows(read, input),

    /** About one person on whatever post, voided ones too, the newest first. */
    ofPerson: (personId: PersonId) => observationsOfPerson(read, personId),
  };
}

function observationProblems(
  { observedOn }: ObservationDraft,
  { startDate, endDate, personName }: RecordedPosting,
  today: BusinessDate,
): FieldNote[] {
  if (startDate === null) {
    return [{ path: 'postingId', message: '这个岗位还没有定人，不能登记情况。请先在台账中安排人员。' }];
  }
  if (observedOn > today) {
    return [{ path: 'observedOn', message: `日期 ${observedOn} 还没有到，请核对。` }];
  }
  const name = personName ?? '该人员';
  if (observedOn < startDate) {
    return [
      { path: 'observedOn', message: `${name}于 ${startDate} 到岗，${observedOn} 在到岗以前，请核对。` },
    ];
  }
  if (endDate !== null && observedOn > endDate) {
    return [
      { path: 'observedOn', message: `${name}已于 ${endDate} 离岗，${observedOn} 在离岗以后，请核对。` },
    ];
  }
  return [];
}

async function rowIn(handle: Queries, id: ObservationId): Promise<ObservationRow> {
  const row = await findObservation(handle, id);
  if (!row) throw notFound('情况记录');
  return row;
}
