import type { FieldNote } from '#shared/contract/presence-leave.ts';
import type { ConductDraft, ConductListInput, ConductRow } from '#shared/contract/presence-records.ts';
import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import { type ConductRecordId, conductRecordIdSchema, type PersonId } from '#shared/ids.ts';
import type { Clock } from '../application.types.ts';
import type { Actor, Database } from '../database/database.types.ts';
import { newId } from '../database/ids.ts';
import { notFound } from '../errors.ts';
import { findPerson } from '../roster/people.repository.ts';
import {
  conductOfPerson,
  findConduct,
  insertConduct,
  listConductRows,
  updateConduct,
} from './conduct.repository.ts';
import { refused, standing } from './records-shared.ts';

export type ConductService = ReturnType<typeof createConductService>;

/** Penalties, admonitions and criticism of people (处分、诫勉、通报), with the time they hold. */
export function createConductService({
  database,
  clock,
}: {
  readonly database: Database;
  readonly clock: Clock;
}) {
  const { read } = database;
  const today = () => businessDateOf(clock.now());

  return {
    /** @throws ApplicationError NOT_FOUND, INVALID_INPUT with every field that stands in the way */
    async record(actor: Actor, draft: ConductDraft): Promise<ConductRow> {
      return await database.write(actor, async (unit) => {
        const on = businessDateOf(unit.at);
        const person = await findPerson(unit.trx, draft.personId);
        if (!person) throw notFound('人员');
        const problems = conductProblems(draft, on);
        if (problems.length > 0) throw refused(problems);
        const id = newId(conductRecordIdSchema);
        const { personId, kind, organ, documentNumber, ...rest } = draft;
        await insertConduct(unit.trx, {
          id,
          person_id: personId,
          kind: draft.kind,
          severity: draft.severity,
          decided_on: draft.decidedOn,
          effective_until: draft.effectiveUntil,
          organ: draft.organ,
          document_number: draft.documentNumber,
          reason: draft.reason,
          created_at: unit.at,
          created_by: actor.name,
        });
        await unit.audit({
          action: 'presence.conductRecorded',
          entityType: 'conduct_record',
          entityId: id,
          after: {
            personId,
            person: person.name,
            conductKind: kind,
            conductOrgan: organ,
            noticeNumber: documentNumber,
            ...rest,
          },
        });
        const row = await findConduct(unit.trx, id, on);
        if (!row) throw notFound('处分与诫勉记录');
        return row;
      });
    },

    /** @throws ApplicationError NOT_FOUND, CONFLICT, or RULE_VIOLATION `record_voided` */
    async void(
      actor: Actor,
      { id, revision, reason }: { id: ConductRecordId; revision: number; reason: string },
    ): Promise<ConductRow> {
      return await database.write(actor, async (unit) => {
        const on = businessDateOf(unit.at);
        const before = standing(await findConduct(unit.trx, id, on), revision, '处分与诫勉记录');
        await updateConduct(unit.trx, id, { voided_at: unit.at, void_reason: reason });
        await unit.audit({
          action: 'presence.conductVoided',
          entityType: 'conduct_record',
          entityId: id,
          before: { person: before.personName, conductKind: before.kind, decidedOn: before.decidedOn },
          reason,
        });
        const row = await findConduct(unit.trx, id, on);
        if (!row) throw notFound('处分与诫勉记录');
        return row;
      });
    },

    list: (input: ConductListInput) => listConductRows(read, input, today()),

    /** Of one person, voided ones too, the newest first. */
    ofPerson: (personId: PersonId) => conductOfPerson(read, personId, today()),
  };
}

function conductProblems(draft: ConductDraft, today: BusinessDate): FieldNote[] {
  const problems: FieldNote[] = [];
  const { kind, severity, decidedOn, effectiveUntil } = draft;
  if (kind === 'penalty' && severity === null) {
    problems.push({ path: 'severity', message: '请选择处分的种类。' });
  }
  if (kind !== 'penalty' && severity !== null) {
    problems.push({ path: 'severity', message: '只有处分才填写种类，诫勉和通报不填。' });
  }
  if (decidedOn > today) {
    problems.push({ path: 'decidedOn', message: `决定日期 ${decidedOn} 还没有到，请核对。` });
  }
  if (effectiveUntil !== null && effectiveUntil < decidedOn) {
    problems.push({
      path: 'effectiveUntil',
      message: `影响期截止 ${effectiveUntil} 早于决定日期 ${decidedOn}，请核对。`,
    });
  }
  return problems;
}
