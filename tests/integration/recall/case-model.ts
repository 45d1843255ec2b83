import type { CaseStage } from '#shared/case-vocabulary.ts';
import type { StepInput } from '#shared/contract/recall-case.ts';
import type { BusinessDate } from '#shared/dates.ts';
import type { AccountabilityId, CaseId, EvidenceId } from '#shared/ids.ts';
import type { Workflow, WorkflowState } from '#shared/policy/recall-rules.ts';
import type { CaseActor } from '../../../electron/recall/cases/confidential.ts';
import type { Posted } from './recall-desk.ts';

/** What a walk believes of a case: kept by the walk itself from what was accepted, never read from the database. */
export interface CaseModel {
  readonly id: CaseId;
  readonly posted: Posted;
  revision: number;
  state: string;
  since: BusinessDate;
  triggers: readonly string[];
  /** Evidence that stands; those voided are gone. */
  evidence: EvidencePiece[];
  statement: boolean;
  report: boolean;
  /** As saved with the case. */
  fault: boolean;
  /** Everyone who has taken it into `proposed`. */
  proposers: ReadonlySet<string>;
  decided: boolean;
  /** How often it was decided, taken up again included. */
  decisions: number;
  /** Talks with the unit's leader that stand. */
  talks: AccountabilityId[];
  openFollowUps: number;
  successor: 'none' | 'coming' | 'on_post';
  post: 'on_post' | 'recalled' | 'left';
  readonly steps: { from: string; to: string }[];
  ended: boolean;
  /** Names of the refusals that were met, each once. */
  readonly refusals: Set<string>;
}

export interface EvidencePiece {
  readonly id: EvidenceId;
  readonly triggers: readonly string[];
  /** Whether the decision that stands rests on it. */
  decided: boolean;
}

/** What the scheme of a walk says, as far as the model needs it. */
export interface ModelRules {
  readonly workflow: Workflow;
  readonly triggers: readonly string[];
  readonly measures: readonly string[];
}

export interface StepAttempt {
  readonly actor: CaseActor;
  readonly revision: number;
  readonly input: StepInput;
}

export const stateIn = ({ states }: Workflow, code: string): WorkflowState | undefined =>
  states.find((state) => state.code === code);

/** Whether the step settles the case, in the words of the house plan. */
export function settles({ workflow }: ModelRules, model: Pick<CaseModel, 'decided'>, to: string): boolean {
  const stage = stateIn(workflow, to)?.stage;
  return stage === 'recall_decided' || stage === 'not_recalled' || (stage === 'recalled' && !model.decided);
}

const worksOnCases = ({ role }: CaseActor) => role === 'assessor' || role === 'leader';

/** Reasons for which a case does not let somebody write in it at all; empty: it does. */
export function closedTo(model: CaseModel, actor: CaseActor, revision: number): string[] {
  const readable = worksOnCases(actor) || (actor.role === 'archivist' && model.decided);
  return [
    ...(readable ? [] : ['FORBIDDEN']),
    ...(revision === model.revision ? [] : ['CONFLICT']),
    ...(model.ended ? ['case_ended'] : []),
  ];
}

/** Every reason for which a step has to be refused, as rules or error codes; empty: it has to be accepted. */
export function reasonsAgainst(
  rules: ModelRules,
  model: CaseModel,
  { actor, revision, input }: StepAttempt,
  today: BusinessDate,
): string[] {
  const closed = closedTo(model, actor, revision);
  const from = stateIn(rules.workflow, model.state);
  const to = stateIn(rules.workflow, input.to);
  if (!to || !from?.next.includes(input.to)) return [...closed, 'illegal_step'];
  const decision = settles(rules, model, input.to);
  return [
    ...closed,
    ...whoMayNot(rules, model, from, actor, decision, input.to),
    ...(decision ? missingForDecision(rules, model, to.stage, input) : []),
    ...missingForStage(model, to.stage, input),
    ...(input.on > today || input.on < model.since ? ['INVALID_INPUT'] : []),
    ...(!decision && input.followUps.length > 0 ? ['INVALID_INPUT'] : []),
    ...(decision && input.measures.some((code) => !rules.measures.includes(code)) ? ['INVALID_INPUT'] : []),
    ...(to.stage === 'recalled' && input.endDate !== null && input.endDate > today ? ['INVALID_INPUT'] : []),
  ];
}

const undoing: readonly CaseStage[] = ['withdrawn', 'draft', 'proposed', 'verifying', 'returned', 'deciding'];

/** What leaders decided only leaders withdraw or take up again. */
export function undoes({ workflow }: ModelRules, { decided }: CaseModel, to: string): boolean {
  const stage = stateIn(workflow, to)?.stage;
  return decided && stage !== undefined && undoing.includes(stage);
}

function whoMayNot(
  rules: ModelRules,
  model: CaseModel,
  from: WorkflowState,
  actor: CaseActor,
  decision: boolean,
  to: string,
): string[] {
  if (undoes(rules, model, to)) return actor.role === 'leader' ? [] : ['wrong_role'];
  if (!decision) return from.roles.some((role) => role === actor.role) ? [] : ['wrong_role'];
  if (actor.role !== 'leader') return ['wrong_role'];
  return model.proposers.has(actor.id) ? ['same_person'] : [];
}

function missingForDecision(
  { measures }: ModelRules,
  model: CaseModel,
  stage: CaseStage,
  input: StepInput,
): string[] {
  const borneOut = model.triggers.every((code) =>
    model.evidence.some(({ triggers }) => triggers.includes(code)),
  );
  const against = stage === 'not_recalled';
  const without = !against && measures.length > 0 && input.measures.length === 0;
  return [
    ...(borneOut ? [] : ['evidence_missing']),
    ...(model.statement ? [] : ['statement_missing']),
    ...(model.report ? [] : ['verification_missing']),
    ...(input.fault !== null || model.fault ? [] : ['fault_missing']),
    ...(without ? ['measure_missing'] : []),
    ...(against && input.reason === null ? ['reason_needed'] : []),
  ];
}

function missingForStage(model: CaseModel, stage: CaseStage, input: StepInput): string[] {
  switch (stage) {
    case 'returned':
      return input.reason === null ? ['reason_needed'] : [];
    case 'withdrawn':
      return [
        ...(input.reason === null ? ['reason_needed'] : []),
        ...(model.post === 'recalled' ? ['post_ended'] : []),
      ];
    case 'recall_decided':
      return model.post === 'on_post' ? [] : ['post_ended'];
    case 'recalled':
      return [
        ...(input.endDate === null ? ['end_date_missing'] : []),
        ...(model.post === 'on_post' ? [] : ['post_ended']),
      ];
    case 'talked':
      return model.talks.length === 0 ? ['talk_missing'] : [];
    case 'replaced':
      return model.successor !== 'on_post' && input.noSuccessorReason === null ? ['successor_missing'] : [];
    case 'archived':
      return model.openFollowUps > 0 ? ['follow_up_open'] : [];
    default:
      return [];
  }
}

/** What an accepted step makes of the case. */
export function takeInModel(rules: ModelRules, model: CaseModel, { actor, input }: StepAttempt): void {
  const stage = stateIn(rules.workflow, input.to)?.stage;
  if (settles(rules, model, input.to)) {
    model.decided = true;
    model.decisions += 1;
    for (const piece of model.evidence) piece.decided = true;
    model.fault = true;
    model.openFollowUps += input.followUps.length;
  } else if (stage === 'draft' || stage === 'proposed' || stage === 'verifying' || stage === 'returned') {
    // Taken up again: what was decided is decided no more.
    model.decided = false;
    for (const piece of model.evidence) piece.decided = false;
  }
  if (stage === 'proposed') model.proposers = new Set([...model.proposers, actor.id]);
  if (stage === 'recalled') model.post = 'recalled';
  model.ended = stage === 'archived' || stage === 'withdrawn';
  model.steps.push({ from: model.state, to: input.to });
  model.state = input.to;
  model.since = input.on;
  model.revision += 1;
}

/** The next state on the shortest way to a goal; null where it is reached, or cannot be any more. */
export function towards({ workflow }: ModelRules, state: string, goal: string): string | null {
  const ways: string[][] = [[state]];
  const seen = new Set([state]);
  for (const way of ways) {
    const last = way.at(-1) ?? state;
    if (last === goal) return way[1] ?? null;
    for (const next of stateIn(workflow, last)?.next ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return null;
}
