import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CaseStage, caseRoles, caseStages } from '#shared/case-vocabulary.ts';
import { builtInSchemes } from '#shared/policy/built-in.ts';
import type { Workflow, WorkflowState } from '#shared/policy/recall-rules.ts';
import { workflowProblems } from '#shared/policy/validate-workflow.ts';

const ways = builtInSchemes.flatMap(({ shortTitle, recall }): [string, Workflow][] =>
  recall.workflow.kind === 'stated' ? [[shortTitle, recall.workflow.value]] : [],
);

function stateOf({ states }: Workflow, code: string): WorkflowState {
  const state = states.find((candidate) => candidate.code === code);
  if (!state) throw new Error(`No state ${code}`);
  return state;
}

const isEnd = ({ next }: WorkflowState) => next.length === 0;

/** Follows a way by the choices given until an end, or until the choices are used up. */
function walk(way: Workflow, choices: readonly number[]): WorkflowState[] {
  const passed = [stateOf(way, way.initial)];
  for (const choice of choices) {
    const { next } = passed.at(-1) ?? stateOf(way, way.initial);
    const follower = next[choice % Math.max(next.length, 1)];
    if (follower === undefined) break;
    passed.push(stateOf(way, follower));
  }
  return passed;
}

/** Steps from a state to the nearest end, found by going on from every state at once: null where there is none. */
function stepsToEnd(way: Workflow, from: WorkflowState): number | null {
  let edge = [from];
  for (let steps = 0; steps <= way.states.length; steps += 1) {
    if (edge.some(isEnd)) return steps;
    edge = edge.flatMap(({ next }) => next.map((code) => stateOf(way, code)));
    edge = [...new Set(edge)];
  }
  return null;
}

const preparing: readonly CaseStage[] = ['draft', 'proposed', 'verifying', 'returned', 'deciding'];

/** What a walk along a way did that no case may ever do. */
function brokenPromises(passed: readonly WorkflowState[]): string[] {
  const broken: string[] = [];
  let settled: 'recall' | 'no_recall' | null = null;
  let proposed = false;
  let home = false;
  for (const [index, { code, stage }] of passed.entries()) {
    const from = passed[index - 1];
    const decides =
      stage === 'recall_decided' ||
      stage === 'not_recalled' ||
      (stage === 'recalled' && (settled === null || from === undefined || preparing.includes(from.stage)));
    if (decides && from?.roles.join() !== 'leader') broken.push(`${code}: not the leader's`);
    if (decides && !proposed) broken.push(`${code}: never proposed`);
    if (home && (preparing.includes(stage) || decides || ['recalled', 'withdrawn'].includes(stage))) {
      broken.push(`${code}: after the recall`);
    }
    if (decides) settled = stage === 'not_recalled' ? 'no_recall' : 'recall';
    if (stage === 'recalled' && settled === 'no_recall') broken.push(`${code}: against the decision`);
    if (stage === 'archived' && settled === null) broken.push(`${code}: never decided`);
    if (stage === 'archived' && settled === 'recall' && !home)
      broken.push(`${code}: decided, never sent home`);
    proposed ||= stage === 'proposed';
    home ||= stage === 'recalled';
  }
  return broken;
}

test('the schemes with recall triggers have a way for their cases, and only those', () => {
  expect(ways.map(([title]) => title)).toEqual(
    builtInSchemes.flatMap(({ shortTitle, recall }) => (recall.triggers.length > 0 ? [shortTitle] : [])),
  );
  expect(ways).toHaveLength(4);
});

describe.each(ways)('%s', (_, way) => {
  test('every state comes to an end and is somebody’s until then', () => {
    for (const state of way.states) {
      expect([state.code, stepsToEnd(way, state)]).toEqual([state.code, expect.any(Number)]);
      expect([state.code, state.roles.length > 0, state.organ !== null]).toEqual([
        state.code,
        !isEnd(state),
        !isEnd(state),
      ]);
    }
  });

  test('walks at random pass every state, are decided by a leader only, and go home once', () => {
    const seen = new Set<string>();
    const choices = fc.array(fc.nat(11), { minLength: 30, maxLength: 60 });
    fc.assert(
      fc.property(choices, (chosen) => {
        const passed = walk(way, chosen);
        for (const { code } of passed) seen.add(code);
        expect(brokenPromises(passed)).toEqual([]);
      }),
      { numRuns: 2_000, seed: 22 },
    );
    expect([...seen].toSorted()).toEqual(way.states.map(({ code }) => code).toSorted());
  });

  test('a case may be withdrawn as long as the posting lasts', () => {
    for (const { code, stage, next } of way.states) {
      const onPost = !['recalled', 'talked', 'replaced', 'filed', 'archived', 'withdrawn'].includes(stage);
      const withdrawable = next.some((follower) => stateOf(way, follower).stage === 'withdrawn');
      expect([code, withdrawable]).toEqual([code, onPost]);
    }
  });
});

/** One change to one state: what it leads to, who records it, what it means. */
const anyChange = fc.record({
  at: fc.nat(20),
  follower: fc.nat(20),
  what: fc.constantFrom('add', 'remove', 'roles', 'stage'),
  roles: fc.uniqueArray(fc.constantFrom(...caseRoles), { minLength: 1 }),
  stage: fc.constantFrom(...caseStages),
});

type Change = typeof anyChange extends fc.Arbitrary<infer T> ? T : never;

/** A way with these changes made one after the other; ends stay ends. */
function changedWay(way: Workflow, changes: readonly Change[]) {
  const states = structuredClone(way.states);
  for (const { at, follower, what, roles, stage } of changes) {
    const state = states[at % states.length];
    const other = states[follower % states.length];
    if (!state || !other || isEnd(state)) continue;
    if (what === 'add' && !state.next.includes(other.code)) state.next.push(other.code);
    if (what === 'remove') state.next = state.next.filter((code) => code !== other.code);
    if (what === 'roles') state.roles = roles;
    if (what === 'stage') state.stage = stage;
  }
  return { ...way, states };
}

test('whatever an organisation makes of a way, once it is found sound no case under it does what none may', () => {
  let sound = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...ways.map(([, way]) => way)),
      fc.array(anyChange, { minLength: 1, maxLength: 5 }),
      fc.array(fc.array(fc.nat(11), { minLength: 25, maxLength: 25 }), { minLength: 15, maxLength: 15 }),
      (way, changes, walks) => {
        const own = changedWay(way, changes);
        if (workflowProblems(own).length > 0) return;
        sound += 1;
        for (const chosen of walks) expect(brokenPromises(walk(own, chosen))).toEqual([]);
      },
    ),
    { numRuns: 4_000, seed: 22 },
  );
  expect(sound).toBeGreaterThan(300);
});
