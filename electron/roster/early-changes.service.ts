import type { PostingRow } from '#shared/contract/roster.ts';
import { type EarlyChange, earlyChangeStateLabels } from '#shared/contract/roster-lifecycle.ts';
import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import type { EarlyChangeId, NominationId, PostingId } from '#shared/ids.ts';
import type { PostingRules } from '#shared/policy/posting-rules.ts';
import { preCheckSchema } from '#shared/roster/pre-check.types.ts';
import { nextStepOf, stepApplies, type UnitLevel, usualEarlyChange } from '#shared/roster/procedure-steps.ts';
import type { Actor, Database, ReadHandle, WriteUnit } from '../database/database.types.ts';
import { conflict, invalidInput, notFound, ruleViolation } from '../errors.ts';
import {
  candidateToSucceed,
  type EarlyChangeRow,
  earlyChangesOf,
  findEarlyChange,
  insertEarlyChange,
  pageOfEarlyChanges,
  runningEarlyChange,
  updateEarlyChange,
} from './early-change.repository.ts';
import { onPost, postingIn } from './guards.ts';
import { findNomination, type NominationRow } from './nomination.repository.ts';
import { levelOf } from './nomination-view.ts';
import { findPerson } from './people.repository.ts';
import { findPostingRow } from './posting-row.repository.ts';
import {
  beginSteps,
  readSteps,
  recordProposal,
  recordStep,
  type StepInput,
  shownSteps,
  stepName,
} from './record-step.ts';
import type { SchemeSource } from './scheme-source.ts';

export type EarlyChangesService = ReturnType<typeof createEarlyChangesService>;

/** 个别调整: leaving a post before the term is over, with the approvals that the scheme asks for. */
export function createEarlyChangesService({
  database,
  schemes,
}: {
  readonly database: Database;
  readonly schemes: SchemeSource;
}) {
  const { read } = database;

  async function view(handle: ReadHandle, row: EarlyChangeRow): Promise<EarlyChange> {
    const posting = await findPostingRow(handle, row.posting_id);
    if (!posting) throw notFound('个别调整');
    const scheme = await schemes.get(row.scheme_version_id);
    const rules = scheme.content.posting.earlyChange;
    const steps = readSteps(row.steps);
    const { ground, note } = stepsFor(rules, await levelOf(handle, posting.unitId));
    const successor = await successorOf(handle, row);
    const successorPerson = successor && (await findPerson(handle, successor.person_id));
    return {
      id: row.id,
      revision: row.revision,
      postingId: row.posting_id,
      state: row.state,
      reasonKind: row.reason_kind,
      reason: row.reason,
      evidence: row.evidence,
      appliedOn: row.applied_on,
      scheme: { id: scheme.id, title: scheme.title, version: scheme.version },
      stepsGround: ground,
      stepsNote: note,
      steps: shownSteps(steps, await levelOf(handle, posting.unitId)),
      nextStep: row.state === 'applied' ? nextStepOf(steps) : null,
      closingReason: row.closing_reason,
      createdAt: row.created_at,
      successorRequired: asksForSuccessor(rules),
      successor:
        successor && successorPerson
          ? {
              nominationId: successor.id,
              postingId: successor.posting_id,
              personName: successorPerson.name,
              state: successor.state,
              passedPreCheck: hasPassed(successor),
            }
          : null,
    };
  }

  async function viewIn({ trx }: WriteUnit, id: EarlyChangeId): Promise<EarlyChange> {
    const row = await findEarlyChange(trx, id);
    if (!row) throw notFound('个别调整');
    return await view(trx, row);
  }

  /** @throws NOT_FOUND, CONFLICT, RULE_VIOLATION `early_change_closed` */
  async function rowAt(
    handle: ReadHandle,
    id: EarlyChangeId,
    revision: number,
    states: readonly EarlyChangeRow['state'][],
  ): Promise<EarlyChangeRow> {
    const row = await findEarlyChange(handle, id);
    if (!row) throw notFound('个别调整');
    if (row.revision !== revision) throw conflict('个别调整', row.revision);
    if (!states.includes(row.state))
      throw ruleViolation(
        'early_change_closed',
        `这次个别调整${earlyChangeStateLabels[row.state]}，不能再改动。请刷新后查看。`,
      );
    return row;
  }

  return {
    /** @throws NOT_FOUND */
    async get(id: EarlyChangeId): Promise<EarlyChange> {
      const row = await findEarlyChange(read, id);
      if (!row) throw notFound('个别调整');
      return await view(read, row);
    },

    /** A page of all with the postings they are about, the newest first. */
    async list(input: { running: boolean; offset: number; limit: number }) {
      const { total, running, rows } = await pageOfEarlyChanges(read, input);
      const shown: { change: EarlyChange; posting: PostingRow }[] = [];
      for (const row of rows) {
        const posting = await findPostingRow(read, row.posting_id);
        if (posting) shown.push({ change: await view(read, row), posting });
      }
      return { total, running, rows: shown };
    },

    /** Of a posting, newest first, closed ones too. */
    async ofPosting(id: PostingId): Promise<EarlyChange[]> {
      const changes: EarlyChange[] = [];
      for (const row of await earlyChangesOf(read, id)) changes.push(await view(read, row));
      return changes;
    },

    /** See the contract for the refusals. */
    async apply(
      actor: Actor,
      input: {
        postingId: PostingId;
        reasonKind: string;
        reason: string;
        evidence: string;
        appliedOn: BusinessDate;
        successorNominationId: NominationId | null;
      },
    ): Promise<EarlyChange> {
      const scheme = await schemes.inForce();
      const rules = scheme.content.posting.earlyChange;
      return await database.write(actor, async (write) => {
        const { trx, at, audit } = write;
        const posting = onPost(await postingIn(trx, input.postingId));
        if (await runningEarlyChange(trx, posting.id))
          throw ruleViolation(
            'early_change_running',
            `${posting.personName}的个别调整已经在办理，请在原来那一次上继续，或先撤回。`,
          );
        if (rules.kind === 'stated' && !rules.value.reasons.includes(input.reasonKind))
          throw invalidInput('reasonKind', `请选择制度规定的情形：${rules.value.reasons.join('、')}。`);
        if (input.appliedOn > businessDateOf(at))
          throw invalidInput('appliedOn', `申请日期 ${input.appliedOn} 还没有到，请核对。`);
        if (input.appliedOn < posting.startDate)
          throw invalidInput(
            'appliedOn',
            `申请日期 ${input.appliedOn} 早于到岗日期 ${posting.startDate}，请核对。`,
          );
        await refuseStrangeSuccessor(trx, posting.villageId, input.successorNominationId);
        const level = await levelOf(trx, posting.unitId);
        const steps = recordProposal(write, beginSteps(stepsFor(rules, level).planned, level), {
          on: input.appliedOn,
          by: posting.unitName,
          documentNumber: null,
        });
        const id = await insertEarlyChange(trx, at, {
          ...input,
          schemeVersionId: scheme.id,
          steps,
        });
        await audit({
          action: 'roster.earlyChangeApplied',
          entityType: 'early_change',
          entityId: id,
          after: {
            postingId: posting.id,
            person: posting.personName,
            village: posting.villageName,
            reasonKind: input.reasonKind,
            evidence: input.evidence,
            appliedOn: input.appliedOn,
            scheme: scheme.title,
          },
          reason: input.reason,
        });
        return await viewIn(write, id);
      });
    },

    /** Records the next step; with the last one it is approved. See the contract for the refusals. */
    async recordStep(
      actor: Actor,
      input: StepInput & { id: EarlyChangeId; revision: number },
    ): Promise<EarlyChange> {
      const known = await findEarlyChange(read, input.id);
      if (!known) throw notFound('个别调整');
      const rules = (await schemes.get(known.scheme_version_id)).content.posting.earlyChange;
      return await database.write(actor, async (write) => {
        const { trx, at, audit } = write;
        const row = await rowAt(trx, input.id, input.revision, ['applied']);
        const posting = onPost(await postingIn(trx, row.posting_id));
        const before = readSteps(row.steps);
        const steps = recordStep(write, before, input, {
          level: await levelOf(trx, posting.unitId),
          begun: row.applied_on,
          today: businessDateOf(at),
        });
        const refused = input.outcome === 'refused';
        const state = refused ? 'refused' : nextStepOf(steps) === null ? 'approved' : 'applied';
        const successor = await successorOf(trx, row);
        if (state === 'approved' && asksForSuccessor(rules)) refuseWithoutSuccessor(successor);
        await updateEarlyChange(trx, at, row, {
          state,
          steps,
          ...(state === 'approved' && successor ? { successorNominationId: successor.id } : {}),
          ...(refused ? { closingReason: input.opinion } : {}),
        });
        const step = before.find(({ code }) => code === input.stepCode);
        await audit({
          action: 'roster.earlyChangeStepped',
          entityType: 'early_change',
          entityId: row.id,
          before: { earlyChangeState: row.state },
          after: {
            earlyChangeState: state,
            step: step ? stepName(step) : input.stepCode,
            outcome: input.outcome,
            doneOn: input.doneOn,
            by: input.by,
            documentNumber: input.documentNumber,
          },
          reason: input.opinion,
        });
        return await viewIn(write, row.id);
      });
    },

    /** Withdraws it, decided or not. @throws NOT_FOUND, CONFLICT, RULE_VIOLATION `early_change_closed` */
    async close(
      actor: Actor,
      input: { id: EarlyChangeId; revision: number; reason: string },
    ): Promise<EarlyChange> {
      return await database.write(actor, async (write) => {
        const row = await rowAt(write.trx, input.id, input.revision, ['applied', 'approved']);
        await updateEarlyChange(write.trx, write.at, row, {
          state: 'withdrawn',
          closingReason: input.reason,
        });
        await write.audit({
          action: 'roster.earlyChangeClosed',
          entityType: 'early_change',
          entityId: row.id,
          before: { earlyChangeState: row.state },
          after: { earlyChangeState: 'withdrawn' },
          reason: input.reason,
        });
        return await viewIn(write, row.id);
      });
    },
  };
}

/** Whether a scheme wants a successor named before an early change is approved. */
const asksForSuccessor = (rules: PostingRules['earlyChange']): boolean =>
  rules.kind === 'stated' && rules.value.successorRequired;

/**
 * The steps that a scheme asks for. Where it is silent, or all its steps are for units of another level, the usual
 * ones stand in.
 */
function stepsFor(rules: PostingRules['earlyChange'], level: UnitLevel | null) {
  if (rules.kind === 'unspecified') return { planned: usualEarlyChange, ground: null, note: rules.note };
  const { steps } = rules.value;
  if (steps.some(({ condition }) => stepApplies(condition, level) !== false))
    return { planned: steps, ground: rules.ground, note: null };
  return {
    planned: usualEarlyChange,
    ground: null,
    note: '制度规定的步骤不适用于这一层级派出单位选派的人员，按通常步骤登记。',
  };
}

async function successorOf(handle: ReadHandle, row: EarlyChangeRow): Promise<NominationRow | undefined> {
  return row.successor_nomination_id === null
    ? await candidateToSucceed(handle, row.posting_id)
    : await findNomination(handle, row.successor_nomination_id);
}

/** Past the pre-check; somebody put on the post at once must not have failed it. */
function hasPassed({ state, pre_check: stored }: NominationRow): boolean {
  if (state === 'proposed' || state === 'withdrawn' || state === 'refused' || stored === null) return false;
  const { verdict } = preCheckSchema.parse(JSON.parse(stored));
  return verdict !== 'barred' && verdict !== 'not_known';
}

/** @throws RULE_VIOLATION `successor_needed` */
function refuseWithoutSuccessor(successor: NominationRow | undefined): void {
  if (successor && hasPassed(successor)) return;
  throw ruleViolation(
    'successor_needed',
    successor
      ? '接替人选还没有通过前置审核，个别调整不能批准。请先办理接替人选的前置审核。'
      : '制度要求同时提出接替人选。请先设立接替岗位并提名人选，通过前置审核后再登记这一步。',
  );
}

/** @throws NOT_FOUND, RULE_VIOLATION `successor_of_another_post` */
async function refuseStrangeSuccessor(
  handle: ReadHandle,
  villageId: string,
  nominationId: NominationId | null,
): Promise<void> {
  if (nominationId === null) return;
  const nomination = await findNomination(handle, nominationId);
  const posting = nomination && (await findPostingRow(handle, nomination.posting_id));
  if (!nomination || !posting) throw notFound('选派提名');
  if (posting.villageId === villageId && nomination.state !== 'withdrawn' && nomination.state !== 'refused')
    return;
  throw ruleViolation(
    'successor_of_another_post',
    `接替人选应是${posting.villageId === villageId ? '仍然有效的' : '同一个村的'}提名，请重新选择。`,
  );
}
