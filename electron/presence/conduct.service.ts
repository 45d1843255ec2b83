import type { FieldNote } from '#shared/contract/presence-leave.ts';
import type { ConductDraft, ConductListInput, ConductRow } from '#shared/contract/presence-records.ts';
import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import { type ConductRecordId, conductRecordIdSchema, type PersonId } from '#shared/ids.ts';
import { isAllowed } from '#shared/permissions.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { Clock } from '../application.types.ts';
import type { Actor, Database } from '../database/database.types.ts';
import { newId } from '../database/ids.ts';
import { invalidInput, notFound, ruleViolation } from '../errors.ts';
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
  const ofPerson = (personId: PersonId) => conductOfPerson(read, personId, today());

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

    /**
     * Notes that an investigation was concluded (结案).
     *
     * @throws ApplicationError NOT_FOUND, CONFLICT; RULE_VIOLATION `record_voided`, `not_an_investigation`,
     *   `already_concluded`; INVALID_INPUT at `concludedOn`
     */
    async conclude(
      actor: Actor,
      input: { id: ConductRecordId; revision: number; concludedOn: BusinessDate },
    ): Promise<ConductRow> {
      const { id, revision, concludedOn } = input;
      return await database.write(actor, async (unit) => {
        const on = businessDateOf(unit.at);
        const before = standing(await findConduct(unit.trx, id, on), revision, '处分与诫勉记录');
        refuseConclusion(before, concludedOn, on);
        await updateConduct(unit.trx, id, { effective_until: concludedOn });
        await unit.audit({
          action: 'presence.investigationConcluded',
          entityType: 'conduct_record',
          entityId: id,
          before: { person: before.personName, conductKind: before.kind, decidedOn: before.decidedOn },
          after: { concludedOn },
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
    ofPerson,

    /** As {@link ofPerson}, as far as the reader may know: nothing for a role that may not read conduct records. */
    async shownOfPerson(personId: PersonId, reader: Role): Promise<ConductRow[]> {
      return isAllowed(reader, 'presence.listConduct') ? await ofPerson(personId) : [];
    },
  };
}

function refuseConclusion(record: ConductRow, concludedOn: BusinessDate, today: BusinessDate): void {
  if (record.kind !== 'investigation')
    throw ruleViolation('not_an_investigation', '这条记录不是立案审查调查，不能登记结案。');
  if (record.effectiveUntil !== null)
    throw ruleViolation(
      'already_concluded',
      `这次审查调查已于 ${record.effectiveUntil} 结案，不用再次登记。`,
    );
  if (concludedOn > today)
    throw invalidInput('concludedOn', `结案日期 ${concludedOn} 还没有到，请在结案以后登记。`);
  if (concludedOn < record.decidedOn)
    throw invalidInput('concludedOn', `结案日期 ${concludedOn} 早于立案日期 ${record.decidedOn}，请核对。`);
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
  const investigation = kind === 'investigation';
  const [begins, ends] = investigation ? ['立案日期', '结案日期'] : ['决定日期', '影响期截止'];
  if (decidedOn > today) {
    problems.push({ path: 'decidedOn', message: `${begins} ${decidedOn} 还没有到，请核对。` });
  }
  if (effectiveUntil !== null && effectiveUntil < decidedOn) {
    problems.push({
      path: 'effectiveUntil',
      message: `${ends} ${effectiveUntil} 早于${begins} ${decidedOn}，请核对。`,
    });
  } else if (investigation && effectiveUntil !== null && effectiveUntil > today) {
    problems.push({
      path: 'effectiveUntil',
      message: `结案日期 ${effectiveUntil} 还没有到，还没有结案的不填。`,
    });
  }
  return problems;
}
