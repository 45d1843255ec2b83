import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtInSchemes } from '#shared/policy/built-in.ts';
import type { Workflow, WorkflowState } from '#shared/policy/recall-rules.ts';

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
        const stages = passed.map(({ stage }) => stage);
        const proposed = stages.indexOf('proposed');
        for (const [index, stage] of stages.entries()) {
          const before = stages.slice(0, index);
          const decides =
            stage === 'recall_decided' ||
            stage === 'not_recalled' ||
            (stage === 'recalled' && !before.includes('recall_decided'));
          if (decides) {
            expect(passed[index - 1]?.roles).toEqual(['leader']);
            expect(proposed >= 0 && proposed < index).toBe(true);
          }
          if (stage === 'withdrawn' || stage === 'returned') expect(before).not.toContain('recalled');
          if (stage === 'archived') {
            expect(before.includes('recalled') || before.includes('not_recalled')).toBe(true);
          }
        }
        expect(stages.filter((stage) => stage === 'recalled').length).toBeLessThanOrEqual(1);
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
