import { expect } from 'vitest';
import { type StepInput, stepInputSchema } from '#shared/contract/recall-case.ts';
import { addDays } from '#shared/dates.ts';
import type { CaseActor } from '../../../electron/recall/cases/confidential.ts';
import type { CaseDesk } from './case-desk.ts';
import {
  type CaseModel,
  type ModelRules,
  reasonsAgainst,
  type StepAttempt,
  settles,
  stateIn,
  takeInModel,
  towards,
  undoes,
} from './case-model.ts';
import { leftOut, mostOmissions, omissionsOf } from './case-walk-omissions.ts';
import { everybody, expectOutcome, someone } from './case-walk-outcome.ts';
import { leavePost, succeed } from './case-walk-posts.ts';
import { prepareFor, type WriteMove, write } from './case-walk-writes.ts';

/** One thing that somebody does or tries; numbers choose among what there is at that moment. */
export type Move =
  /** Takes the next step towards the goal of the walk, with everything done for it, or everything but one thing. */
  | { readonly kind: 'pursue'; readonly choice: number; readonly off: boolean; readonly omits: number | null }
  /** The same, leaving out one thing after the other before everything is done. */
  | { readonly kind: 'stumble' }
  /** Tries any step, legal or not, by anybody, with some of what it may ask for. */
  | {
      readonly kind: 'attempt';
      readonly choice: number;
      readonly anywhere: boolean;
      readonly who: number;
      /** By one whose step it is. */
      readonly rightful: boolean;
      readonly given: readonly string[];
      readonly days: number;
      readonly stale: boolean;
    }
  | WriteMove
  | { readonly kind: 'leave_post' | 'open_again' }
  | { readonly kind: 'successor'; readonly arrived: boolean }
  | { readonly kind: 'wait'; readonly days: number };

/** A walk of one case through a scheme, believed by the model and done by the services, move by move. */
export async function walk(
  desk: CaseDesk,
  rules: ModelRules,
  goal: string,
  moves: readonly Move[],
): Promise<CaseModel[]> {
  walkers += 1;
  const posted = await desk.post(`示例行${walkers}`);
  const models = [await opened(desk, rules, posted)];
  for (const move of moves) {
    const model = models.at(-1);
    if (!model) throw new Error('No case');
    const next = await make(desk, rules, goal, model, move);
    if (next) models.push(next);
  }
  return models;
}
let walkers = 0;

async function opened(desk: CaseDesk, { workflow, triggers }: ModelRules, posted: CaseModel['posted']) {
  const about = triggers.slice(0, 2);
  const id = await desk.openCase(about, posted);
  const model: CaseModel = {
    id,
    posted,
    revision: 1,
    state: workflow.initial,
    since: desk.today(),
    triggers: about,
    evidence: [],
    statement: false,
    report: false,
    fault: false,
    proposers: new Set(),
    decided: false,
    decisions: 0,
    talks: [],
    openFollowUps: 0,
    successor: 'none',
    post: 'on_post',
    steps: [],
    ended: false,
    refusals: new Set(),
  };
  return model;
}

/** Makes a move; a case that it opens is given back. */
async function make(
  desk: CaseDesk,
  rules: ModelRules,
  goal: string,
  model: CaseModel,
  move: Move,
): Promise<CaseModel | null> {
  switch (move.kind) {
    case 'pursue':
      await pursue(desk, rules, goal, model, move);
      return null;
    case 'stumble':
      await stumble(desk, rules, goal, model);
      return null;
    case 'attempt':
      await attempt(desk, rules, model, attemptOf(desk, rules, model, move));
      return null;
    case 'open_again':
      return openAgain(desk, rules, model);
    case 'wait':
      desk.clock.set(`${addDays(desk.today(), move.days)}T02:30:00.000Z`);
      return null;
    case 'successor':
      await succeed(desk, model, move.arrived);
      return null;
    case 'leave_post':
      await leavePost(desk, model);
      return null;
    default:
      await write(desk, rules, model, move);
      return null;
  }
}

/** A step, held against what the model says of it: accepted and done, or refused for a reason and nothing done. */
async function attempt(
  desk: CaseDesk,
  rules: ModelRules,
  model: CaseModel,
  tried: StepAttempt,
): Promise<void> {
  const reasons = reasonsAgainst(rules, model, tried, desk.today());
  const { actor, revision, input } = tried;
  await expectOutcome(desk, model, reasons, () =>
    desk.cases.stepCase(actor, { id: model.id, revision, step: input }),
  );
  if (reasons.length === 0) takeInModel(rules, model, tried);
}

type AnyAttempt = Extract<Move, { kind: 'attempt' }>;

function attemptOf(desk: CaseDesk, rules: ModelRules, model: CaseModel, move: AnyAttempt): StepAttempt {
  const { states } = rules.workflow;
  const legal = stateIn(rules.workflow, model.state)?.next ?? [];
  const some = move.anywhere || legal.length === 0 ? [...states.map(({ code }) => code), 'forged'] : legal;
  const to = some[move.choice % some.length] ?? 'forged';
  const all = complete(desk, rules, to, model);
  const given = Object.entries(all).filter(
    ([key]) => move.given.includes(key) || ['to', 'organ', 'handler'].includes(key),
  );
  return {
    actor: move.rightful ? taker(desk, rules, model, to) : someone(desk, move.who),
    revision: model.revision + (move.stale ? -1 : 0),
    input: stepInputSchema.parse({
      ...Object.fromEntries(given),
      ...(move.given.includes('forgedMeasure') ? { measures: ['forged'] } : {}),
      ...(move.given.includes('strayFollowUp') ? { followUps: [followUp] } : {}),
      on: addDays(desk.today(), move.days),
    }),
  };
}

const followUp = { kind: 'talk' as const, title: '示例跟踪', organ: '示例机关', dueOn: null };

/** Everything that a step may ask for. */
function complete(desk: CaseDesk, rules: ModelRules, to: string, model: CaseModel): StepInput {
  const decision = settles(rules, model, to);
  const notRecalled = stateIn(rules.workflow, to)?.stage === 'not_recalled';
  return desk.stepInput(to, {
    reason: '示例理由',
    fault: 'subjective',
    measures: decision ? rules.measures.slice(0, 1) : [],
    followUps: notRecalled ? [followUp] : [],
    endDate: desk.today(),
    noSuccessorReason: '示例：该村不再派人',
  });
}

/** Whoever takes a step that the scheme allows. */
function taker(desk: CaseDesk, rules: ModelRules, model: CaseModel, to: string): CaseActor {
  const { leader, otherLeader, assessor, archivist } = desk.actors;
  if (settles(rules, model, to)) return model.proposers.has(leader.id) ? otherLeader : leader;
  if (undoes(rules, model, to)) return leader;
  const roles = stateIn(rules.workflow, model.state)?.roles ?? [];
  return roles.includes('assessor') ? assessor : roles.includes('leader') ? leader : archivist;
}

async function pursue(
  desk: CaseDesk,
  rules: ModelRules,
  goal: string,
  model: CaseModel,
  { choice, off, omits }: Extract<Move, { kind: 'pursue' }>,
): Promise<void> {
  const next = stateIn(rules.workflow, model.state)?.next ?? [];
  const to = (off ? null : towards(rules, model.state, goal)) ?? next[choice % Math.max(next.length, 1)];
  if (to === undefined) return;
  const decision = settles(rules, model, to);
  const omissions = omissionsOf(decision, stateIn(rules.workflow, to)?.stage);
  const forgets = omits === null ? null : (omissions[omits % Math.max(omissions.length, 1)] ?? null);
  await prepareFor(desk, rules, model, { decision, to, forgets });
  const actor = taker(desk, rules, model, to);
  const input = complete(desk, rules, to, model);
  const tried = { actor, revision: model.revision, input };
  // What the page shows is what the server does.
  const shown = (await desk.read(model.id, actor)).next.find((step) => step.to === to);
  expect(shown).toMatchObject({ mine: true, decision });
  const reasons = reasonsAgainst(rules, model, tried, desk.today());
  expect(shown?.obstacles.length === 0).toBe(reasons.length === 0);
  const proposer = everybody(desk).find(({ id, role }) => role === 'leader' && model.proposers.has(id));
  await attempt(desk, rules, model, {
    ...tried,
    actor: forgets === 'other_leader' && proposer ? proposer : actor,
    input: { ...input, ...leftOut(forgets) },
  });
}

async function stumble(desk: CaseDesk, rules: ModelRules, goal: string, model: CaseModel): Promise<void> {
  const taken = model.steps.length;
  const omissions = [...Array(mostOmissions).keys(), null];
  for (const omits of omissions)
    if (model.steps.length === taken)
      await pursue(desk, rules, goal, model, { kind: 'pursue', choice: 0, off: false, omits });
}

/** A second case about the posting: only when the first has ended and the person is still there. */
async function openAgain(desk: CaseDesk, rules: ModelRules, model: CaseModel): Promise<CaseModel | null> {
  if (model.post === 'on_post' && model.ended) {
    const again = await opened(desk, rules, model.posted);
    return { ...again, successor: model.successor };
  }
  const reasons = [
    ...(model.post === 'on_post' ? [] : ['not_on_post']),
    ...(model.ended ? [] : ['case_open']),
  ];
  await expectOutcome(desk, model, reasons, () => desk.openCase(rules.triggers.slice(0, 1), model.posted));
  return null;
}
