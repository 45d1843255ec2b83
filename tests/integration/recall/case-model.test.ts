import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CaseStage } from '#shared/case-vocabulary.ts';
import { type CaseDecision, caseDecisionSchema } from '#shared/contract/recall-case.ts';
import { type CaseDesk, openCaseDesk } from './case-desk.ts';
import { type CaseModel, type ModelRules, stateIn } from './case-model.ts';
import { type Move, walk } from './case-walk.ts';

/**
 * Random walks of cases over the services, with legal and illegal steps by whoever comes along, held against a model
 * that is told of every move and knows nothing of the program's own rules.
 */

/** The same walks every time, others towards every state. */
const firstSeed = 20_261_123;

/** Straight to a state and on from there, stumbling at every step over everything that it asks for. */
const stumbling: [Move[]] = [Array.from({ length: 14 }, () => ({ kind: 'stumble' }))];

/** What people have to run into; walks that never did would show nothing. */
const refusalsUnder = ({ workflow, measures }: ModelRules) => {
  const has = (stage: CaseStage) => workflow.states.some((state) => state.stage === stage);
  return [
    ...[
      'FORBIDDEN',
      'CONFLICT',
      'INVALID_INPUT',
      'case_open',
      'case_ended',
      'case_decided',
      'decision_rests',
    ],
    ...['illegal_step', 'wrong_role', 'same_person', 'evidence_missing', 'statement_missing'],
    ...['verification_missing', 'fault_missing', 'reason_needed', 'end_date_missing'],
    ...(has('not_recalled') ? ['follow_up_open'] : []),
    ...(measures.length > 0 ? ['measure_missing'] : []),
    ...(has('talked') ? ['talk_missing'] : []),
    ...(has('replaced') ? ['successor_missing'] : []),
  ];
};

const chance = (one: number) => fc.integer({ min: 1, max: one }).map((number) => number === 1);
const choice = fc.nat({ max: 100 });
const given = fc.oneof(
  fc.constant(['reason', 'fault', 'measures', 'followUps', 'endDate', 'noSuccessorReason']),
  fc.subarray([
    'reason',
    'fault',
    'measures',
    'followUps',
    'endDate',
    'noSuccessorReason',
    'forgedMeasure',
    'strayFollowUp',
  ]),
);
const aMove: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('pursue' as const),
      choice,
      off: chance(6),
      omits: fc.option(choice),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('attempt' as const),
      choice,
      anywhere: chance(3),
      who: choice,
      rightful: fc.boolean(),
      given,
      days: fc.oneof({ weight: 8, arbitrary: fc.constant(0) }, fc.integer({ min: -3, max: 1 })),
      stale: chance(12),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        ...(['statement', 'report', 'opinion', 'facts', 'evidence', 'void_evidence'] as const),
        ...(['talk', 'void_talk', 'follow_up', 'finish_follow_up'] as const),
      ),
      who: choice,
      which: choice,
      stale: chance(12),
      fault: fc.boolean(),
      foreign: chance(4),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'open_again' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('successor' as const), arrived: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 0, max: 9 }) }),
  },
  {
    weight: 1,
    arbitrary: chance(4).map((goes) => ({ kind: goes ? ('leave_post' as const) : ('open_again' as const) })),
  },
);

test.each(['ganzhou-2021', 'hongshan-2023', 'wuhai-2023', 'jiangjin-2021'])(
  'cases under %s go the way of the scheme and no other, whatever people try',
  async (code) => {
    const desk = await openCaseDesk(code);
    const { recall } = (await desk.policy.inForce()).content;
    if (recall.workflow.kind !== 'stated') throw new Error('The scheme has no workflow');
    const rules: ModelRules = {
      workflow: recall.workflow.value,
      triggers: recall.triggers.map((trigger) => trigger.code),
      measures: recall.measures.kind === 'stated' ? recall.measures.value.map((measure) => measure.code) : [],
    };
    const [reached, refusals] = [new Set<string>(), new Set<string>()];
    for (const [index, { code: goal }] of rules.workflow.states.entries()) {
      await fc.assert(
        fc.asyncProperty(fc.array(aMove, { minLength: 20, maxLength: 32 }), async (moves) => {
          const models = await walk(desk, rules, goal, moves);
          await expectPostEnded(desk, models);
          for (const model of models) {
            await expectSound(desk, rules, model);
            reached.add(rules.workflow.initial);
            for (const name of model.refusals) refusals.add(name);
            for (const { to } of model.steps) reached.add(to);
          }
        }),
        // A walk takes long to shrink: the first failure is told as it is.
        { examples: [stumbling], endOnFailure: true, numRuns: 3, seed: firstSeed + index },
      );
    }
    expect([...reached].sort()).toEqual(rules.workflow.states.map((state) => state.code).sort());
    expect([...refusals]).toEqual(expect.arrayContaining(refusalsUnder(rules)));
    await expectOneOpenCaseEach(desk);
  },
);

/** The case as it is stored, against what was done with it. */
async function expectSound(desk: CaseDesk, rules: ModelRules, model: CaseModel): Promise<void> {
  const { read } = desk.database;
  const row = await read
    .selectFrom('recall_case')
    .selectAll()
    .where('id', '=', model.id)
    .executeTakeFirstOrThrow();
  expect({
    state: row.state,
    revision: row.revision,
    since: row.state_since,
    ended: row.ended_on !== null,
    decided: row.decided_on !== null,
    proposed: row.proposed_by_id !== null,
  }).toEqual({
    state: model.state,
    revision: model.revision,
    since: model.since,
    ended: model.ended,
    decided: model.decided,
    proposed: model.proposers.size > 0,
  });
  expect(row.stage).toBe(stateIn(rules.workflow, model.state)?.stage);
  if (row.decision !== null) {
    expect(model.proposers.has(row.decided_by_id ?? '')).toBe(false);
    expect([row.statement, row.verification]).not.toContain(null);
    await expectProven(desk, model, caseDecisionSchema.parse(JSON.parse(row.decision)));
  }
  await expectWholeTimeLine(desk, rules, model);
}

/** Behind every clause of the decision stands a piece of evidence that it names and that nobody has voided since. */
async function expectProven(
  { database }: CaseDesk,
  { id, triggers }: CaseModel,
  { clauses, evidence }: CaseDecision,
): Promise<void> {
  const pieces = await database.read
    .selectFrom('recall_evidence')
    .select(['ordinal', 'triggers'])
    .where('case_id', '=', id)
    .where('voided_at', 'is', null)
    .execute();
  const named = pieces.filter(({ ordinal }) => evidence.includes(ordinal));
  expect(clauses.map(({ code }) => code)).toEqual(triggers);
  for (const { code } of clauses)
    expect(named.some((piece) => piece.triggers.includes(`"${code}"`))).toBe(true);
}

/** Every entry has its place, in the order of its writing; every accepted step is in it, once and nothing else. */
async function expectWholeTimeLine(
  desk: CaseDesk,
  { workflow }: ModelRules,
  model: CaseModel,
): Promise<void> {
  const rows = await desk.database.read
    .selectFrom('recall_event')
    .select(['sequence', 'kind', 'at', 'from_state', 'to_state', 'detail'])
    .where('case_id', '=', model.id)
    .orderBy('sequence')
    .execute();
  expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_, index) => index + 1));
  expect(rows.map(({ at }) => at)).toEqual(rows.map(({ at }) => at).sort());
  expect(rows.map(({ kind }) => kind).indexOf('opened')).toBe(0);
  const steps = rows.filter(({ kind }) => kind === 'step');
  expect(steps.map(({ from_state, to_state }) => ({ from: from_state, to: to_state }))).toEqual(model.steps);
  expect(steps.filter(({ detail }) => detail?.includes('"clauses"')).length).toBeGreaterThanOrEqual(
    model.decisions,
  );
  // On the way of the scheme from its first state to where the case is.
  let state = workflow.initial;
  for (const { from_state, to_state } of steps) {
    expect(from_state).toBe(state);
    expect(stateIn(workflow, state)?.next).toContain(to_state);
    state = to_state ?? '';
  }
  const shown = await desk.timeLine(model.id);
  expect(shown.map(({ sequence }) => sequence)).toEqual(rows.map(({ sequence }) => sequence));
}

/** The last case about a posting tells how it ended: by the recall only where the unit recalled. */
async function expectPostEnded(desk: CaseDesk, models: readonly CaseModel[]): Promise<void> {
  const last = models.at(-1);
  if (!last) throw new Error('No case');
  const { posted, post } = last;
  const { status, end_kind } = await desk.database.read
    .selectFrom('posting')
    .select(['status', 'end_kind'])
    .where('id', '=', posted.postingId)
    .executeTakeFirstOrThrow();
  const expected = { on_post: ['on_post', null], recalled: ['ended', 'recall'], left: ['ended', 'other'] };
  expect([status, end_kind]).toEqual(expected[post]);
}

async function expectOneOpenCaseEach({ database }: CaseDesk): Promise<void> {
  const open = await database.read
    .selectFrom('recall_case')
    .select('posting_id')
    .where('ended_on', 'is', null)
    .execute();
  expect(new Set(open.map(({ posting_id }) => posting_id)).size).toBe(open.length);
}
