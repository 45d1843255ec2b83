import type { Nomination } from '#shared/contract/roster-lifecycle.ts';
import type { Person, PersonDraft, PostingRow } from '#shared/contract/roster-records.ts';
import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import type { NominationId, PersonId, PostingId, TownshipId } from '#shared/ids.ts';
import { isOpenNomination } from '#shared/roster/posting-stage.ts';
import { needsNote } from '#shared/roster/pre-check.ts';
import type { PreCheck, PreCheckAnswers } from '#shared/roster/pre-check.types.ts';
import { checkBefore, nominationStateOf } from '#shared/roster/procedure-steps.ts';
import { type NominationState, nominationStateLabels, type PostRole } from '#shared/vocabulary.ts';
import type { Clock } from '../application.types.ts';
import type { Actor, Database, ReadHandle, WriteUnit } from '../database/database.types.ts';
import { conflict, invalidInput, notFound, ruleViolation } from '../errors.ts';
import type { SchemeVersionWithContent } from '../policy/policy.service.ts';
import { breather } from './breather.ts';
import { checkPeriod, knownOrNewPerson, postingIn, refuseSecondPost } from './guards.ts';
import {
  countOpenNominations,
  findNomination,
  insertNomination,
  type NominationRow,
  nominationsOfPerson,
  nominationsOfPosting,
  openNominations,
  updateNomination,
} from './nomination.repository.ts';
import { refuseNominated, refuseUnfit, refuseUnopen } from './nomination-guards.ts';
import { checkPersonNow, levelOf, readAnswers, stepsOf, toNomination } from './nomination-view.ts';
import type { PenaltySource } from './penalty-source.ts';
import { findPerson } from './people.repository.ts';
import { updatePosting } from './postings.repository.ts';
import {
  beginSteps,
  lastDayOfSteps,
  readSteps,
  recordProposal,
  recordStep,
  type StepInput,
  stepName,
} from './record-step.ts';
import type { SchemeSource } from './scheme-source.ts';

export interface NominationsDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly schemes: SchemeSource;
  readonly penaltiesOf: PenaltySource;
}

export type NominationsService = ReturnType<typeof createNominationsService>;

/** The way to a post: proposed, pre-checked, approved, filed, on post. */
export function createNominationsService({ database, clock, schemes, penaltiesOf }: NominationsDependencies) {
  const { read } = database;
  const view = (handle: ReadHandle, row: NominationRow, today = businessDateOf(clock.now())) =>
    toNomination(handle, { schemes, penaltiesOf, today }, row);

  async function viewAll(rows: readonly NominationRow[]): Promise<Nomination[]> {
    const nominations: Nomination[] = [];
    const breathe = breather();
    for (const row of rows) {
      nominations.push(await view(read, row));
      await breathe();
    }
    return nominations;
  }

  /** @throws NOT_FOUND, CONFLICT, RULE_VIOLATION `nomination_closed` */
  async function openAt(handle: ReadHandle, id: NominationId, revision: number): Promise<NominationRow> {
    const row = await findNomination(handle, id);
    if (!row) throw notFound('选派提名');
    if (row.revision !== revision) throw conflict('选派提名', row.revision);
    if (!isOpenNomination(row.state)) {
      throw ruleViolation(
        'nomination_closed',
        `这次提名${nominationStateLabels[row.state]}，不能再改动。请刷新后查看。`,
      );
    }
    return row;
  }

  /** The scheme of a record is read before the write: versions never change. */
  async function schemeOf(id: NominationId): Promise<SchemeVersionWithContent> {
    const row = await findNomination(read, id);
    if (!row) throw notFound('选派提名');
    return await schemes.get(row.scheme_version_id);
  }

  async function personOf(handle: ReadHandle, row: NominationRow): Promise<Person> {
    const person = await findPerson(handle, row.person_id);
    if (!person) throw notFound('人员');
    return person;
  }

  async function viewIn({ trx, at }: WriteUnit, id: NominationId): Promise<Nomination> {
    const row = await findNomination(trx, id);
    if (!row) throw notFound('选派提名');
    return await view(trx, row, businessDateOf(at));
  }

  const checkNow = async (
    handle: ReadHandle,
    scheme: SchemeVersionWithContent,
    row: NominationRow,
    on: BusinessDate,
  ) =>
    checkPersonNow(handle, penaltiesOf, scheme, {
      person: await personOf(handle, row),
      role: row.role,
      answers: readAnswers(row),
      on,
    });

  return {
    /** Those that wait for something, the oldest proposal first. */
    list: async (townshipId: TownshipId | null) => viewAll(await openNominations(read, townshipId)),
    /** How many wait for something. */
    count: () => countOpenNominations(read),
    ofPosting: async (id: PostingId) => viewAll(await nominationsOfPosting(read, id)),
    ofPerson: async (id: PersonId) => viewAll(await nominationsOfPerson(read, id)),

    /** @throws NOT_FOUND */
    async get(id: NominationId): Promise<{ nomination: Nomination; person: Person }> {
      const row = await findNomination(read, id);
      if (!row) throw notFound('选派提名');
      return { nomination: await view(read, row), person: await personOf(read, row) };
    },

    /** See the contract for the refusals. */
    async nominate(
      actor: Actor,
      input: {
        postingId: PostingId;
        person: { id: PersonId } | PersonDraft;
        role: PostRole;
        proposedOn: BusinessDate;
        plannedStart: BusinessDate | null;
        proposedBy: string | null;
        documentNumber: string | null;
      },
    ): Promise<Nomination> {
      const scheme = await schemes.inForce();
      return await database.write(actor, async (write) => {
        const { trx, at, audit } = write;
        const posting = await postingIn(trx, input.postingId);
        refuseUnopen(posting, input.role);
        const today = businessDateOf(at);
        if (input.proposedOn > today)
          throw invalidInput('proposedOn', `提名日期 ${input.proposedOn} 还没有到，请核对。`);
        if (input.plannedStart !== null && input.plannedStart < input.proposedOn)
          throw invalidInput(
            'plannedStart',
            `计划到岗日期 ${input.plannedStart} 早于提名日期 ${input.proposedOn}，请核对。`,
          );
        const person = await knownOrNewPerson(write, input.person);
        await refuseNominated(trx, person);
        const { planned } = stepsOf(scheme.content.posting.selection);
        const begun = beginSteps(planned, await levelOf(trx, posting.unitId));
        const steps = recordProposal(write, begun, {
          on: input.proposedOn,
          by: input.proposedBy ?? posting.unitName,
          documentNumber: input.documentNumber,
        });
        const id = await insertNomination(trx, at, {
          postingId: posting.id,
          personId: person.id,
          role: input.role,
          state: nominationStateOf(steps),
          proposedOn: input.proposedOn,
          plannedStart: input.plannedStart,
          schemeVersionId: scheme.id,
          steps,
          preCheck: null,
        });
        await audit({
          action: 'roster.nominated',
          entityType: 'nomination',
          entityId: id,
          after: {
            postingId: posting.id,
            village: posting.villageName,
            personId: person.id,
            person: person.name,
            role: input.role,
            proposedOn: input.proposedOn,
            plannedStart: input.plannedStart,
            scheme: scheme.title,
          },
        });
        return await viewIn(write, id);
      });
    },

    /** Answers to rules that the records cannot tell; see the contract for the refusals. */
    async answer(
      actor: Actor,
      input: {
        id: NominationId;
        revision: number;
        answers: readonly { code: string; fulfilled: boolean | null; note: string | null }[];
      },
    ): Promise<Nomination> {
      const scheme = await schemeOf(input.id);
      return await database.write(actor, async (write) => {
        const row = await openAt(write.trx, input.id, input.revision);
        if (row.pre_check !== null)
          throw ruleViolation(
            'check_done',
            '前置审核已经登记，核实情况不能再改。如审核有误，请撤回后重新提名。',
          );
        const before = readAnswers(row);
        const after: PreCheckAnswers = { ...before };
        for (const [index, { code, fulfilled, note }] of input.answers.entries()) {
          const rule = scheme.content.posting.qualifications.find((candidate) => candidate.code === code);
          if (!rule) throw invalidInput(`answers.${index}.code`, '制度中没有这一条，请刷新后再填。');
          if (fulfilled === null) {
            delete after[code];
            continue;
          }
          if (note === null && needsNote(rule.test))
            throw invalidInput(
              `answers.${index}.note`,
              `“${rule.title}”本应由人员信息得出，请写明是怎样核实的。`,
            );
          after[code] = { fulfilled, note };
        }
        await updateNomination(write.trx, write.at, row, { answers: after });
        const codes = input.answers.map(({ code }) => code);
        const only = (answers: PreCheckAnswers) =>
          Object.fromEntries(codes.map((code) => [code, answers[code] ?? null]));
        await write.audit({
          action: 'roster.nominationAnswered',
          entityType: 'nomination',
          entityId: row.id,
          before: only(before),
          after: only(after),
        });
        return await viewIn(write, row.id);
      });
    },

    /** Records the next step; before the one that the pre-check stands before, the check must hold. */
    async recordStep(
      actor: Actor,
      input: StepInput & { id: NominationId; revision: number; overrideReason: string | null },
    ): Promise<Nomination> {
      const scheme = await schemeOf(input.id);
      return await database.write(actor, async (write) => {
        const { trx, at, audit } = write;
        const row = await openAt(trx, input.id, input.revision);
        const posting = await postingIn(trx, row.posting_id);
        const before = readSteps(row.steps);
        const gate = checkBefore(before);
        const steps = recordStep(write, before, input, {
          level: await levelOf(trx, posting.unitId),
          begun: row.proposed_on,
          today: businessDateOf(at),
        });
        let check: PreCheck | undefined;
        if (row.pre_check === null && (input.outcome === 'refused' || gate === input.stepCode)) {
          check = await checkNow(trx, scheme, row, input.doneOn);
          if (input.outcome === 'passed') refuseUnfit(check, input.overrideReason);
          // A step that turned out to be needless is no check: it stands before the next one then.
          if (input.outcome === 'not_applicable') check = undefined;
        }
        const state: NominationState = input.outcome === 'refused' ? 'refused' : nominationStateOf(steps);
        const override = check?.verdict === 'needs_reason' && input.outcome === 'passed';
        await updateNomination(trx, at, row, {
          state,
          steps,
          ...(check ? { preCheck: check } : {}),
          ...(override ? { overrideReason: input.overrideReason } : {}),
          ...(input.outcome === 'refused' ? { closingReason: input.opinion } : {}),
        });
        const step = before.find(({ code }) => code === input.stepCode);
        await audit({
          action: 'roster.nominationStepped',
          entityType: 'nomination',
          entityId: row.id,
          before: { nominationState: row.state },
          after: {
            nominationState: state,
            step: step ? stepName(step) : input.stepCode,
            outcome: input.outcome,
            doneOn: input.doneOn,
            by: input.by,
            documentNumber: input.documentNumber,
            ...(check ? { preCheck: check.verdict } : {}),
          },
          reason: (override ? input.overrideReason : null) ?? input.opinion,
        });
        return await viewIn(write, row.id);
      });
    },

    /** The nominee takes up the post; see the contract for the refusals. */
    async arrive(
      actor: Actor,
      input: { id: NominationId; revision: number; startDate: BusinessDate },
    ): Promise<PostingRow> {
      return await database.write(actor, async ({ trx, at, audit }) => {
        const row = await openAt(trx, input.id, input.revision);
        const posting = await postingIn(trx, row.posting_id);
        const person = await personOf(trx, row);
        const steps = readSteps(row.steps);
        if (row.state !== 'filed') {
          const next = steps.find(({ done, applies }) => applies !== false && done === null);
          throw ruleViolation(
            'not_filed',
            `${person.name}的选派程序还没有办完，下一步是“${next ? stepName(next) : '备案'}”。办完后才能登记到岗。`,
          );
        }
        if (posting.status !== 'open')
          throw ruleViolation(
            'post_already_filled',
            `${posting.villageName}的这个岗位已经有人（${posting.personName ?? ''}），不能再登记到岗。请撤回这次提名。`,
          );
        await refuseSecondPost(trx, person, null, { start: input.startDate, end: null });
        checkPeriod(input.startDate, null, businessDateOf(at));
        // Filing may follow the arrival; the decision may not.
        const decided = lastDayOfSteps(
          steps.filter(({ act }) => act !== 'file'),
          row.proposed_on,
        );
        if (input.startDate < decided)
          throw invalidInput('startDate', `到岗日期 ${input.startDate} 早于研究确定的 ${decided}，请核对。`);
        await updatePosting(trx, posting.id, posting.revision, {
          person_id: person.id,
          role: row.role,
          status: 'on_post',
          start_date: input.startDate,
          end_date: null,
        });
        await updateNomination(trx, at, row, { state: 'posted' });
        await audit({
          action: 'roster.postFilled',
          entityType: 'posting',
          entityId: posting.id,
          before: { status: posting.status, role: posting.role },
          after: {
            status: 'on_post',
            personId: person.id,
            person: person.name,
            role: row.role,
            startDate: input.startDate,
            nominationId: row.id,
          },
        });
        return await postingIn(trx, posting.id);
      });
    },

    /** Withdraws a nomination; the check stays as it stood that day. */
    async close(
      actor: Actor,
      input: { id: NominationId; revision: number; reason: string },
    ): Promise<Nomination> {
      const scheme = await schemeOf(input.id);
      return await database.write(actor, async (write) => {
        const { trx, at, audit } = write;
        const row = await openAt(trx, input.id, input.revision);
        const check =
          row.pre_check === null ? await checkNow(trx, scheme, row, businessDateOf(at)) : undefined;
        await updateNomination(trx, at, row, {
          state: 'withdrawn',
          closingReason: input.reason,
          ...(check ? { preCheck: check } : {}),
        });
        await audit({
          action: 'roster.nominationClosed',
          entityType: 'nomination',
          entityId: row.id,
          before: { nominationState: row.state },
          after: { nominationState: 'withdrawn' },
          reason: input.reason,
        });
        return await viewIn(write, row.id);
      });
    },
  };
}
