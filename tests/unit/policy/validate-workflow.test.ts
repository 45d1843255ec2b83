import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtInSchemes } from '#shared/policy/built-in.ts';
import type { Workflow, WorkflowState } from '#shared/policy/recall-rules.ts';
import { graphProblems, workflowProblems } from '#shared/policy/validate-workflow.ts';
import { problemsOfBroken } from './broken-scheme.ts';

/** A state of which only matters what it leads to; what states mean is held by the tests of their meaning. */
function state(code: string, next: string[], more: Partial<WorkflowState> = {}): WorkflowState {
  const organ = next.length === 0 ? null : '领导小组';
  return {
    code,
    title: code,
    organ,
    next,
    stage: 'other',
    roles: [],
    deadline: null,
    documents: [],
    ...more,
  };
}

/** `{ draft: 'decided', decided: '' }`: each state with those that may follow it; ends have no organ. */
function workflow(way: Record<string, string>, initial = 'draft'): Workflow {
  const states = Object.entries(way).map(([code, followers]) =>
    state(
      code,
      followers.split(' ').filter((follower) => follower !== ''),
    ),
  );
  return { initial, states };
}

test.each<[string, Workflow, string[]]>([
  [
    'a loop with a way out is sound',
    workflow({ draft: 'decided', decided: 'draft archived', archived: '' }),
    [],
  ],
  [
    'every state of a loop without a way out is named, the states that lead there are not',
    workflow({ draft: 'lost end', lost: 'circling', circling: 'lost', end: '' }),
    ['环节“lost”走不到任何终点，请补上出路。', '环节“circling”走不到任何终点，请补上出路。'],
  ],
  [
    'without any end every state is named',
    workflow({ draft: 'decided', decided: 'draft' }),
    ['环节“draft”走不到任何终点，请补上出路。', '环节“decided”走不到任何终点，请补上出路。'],
  ],
  [
    'a state that nothing leads to',
    workflow({ draft: 'archived', forgotten: 'archived', archived: '' }),
    ['环节“forgotten”从起点走不到，请接上或者删去。'],
  ],
  [
    'a start that does not exist',
    workflow({ draft: 'archived', archived: '' }, 'begin'),
    ['起点不在各环节之中，可能已经删去，请改选。'],
  ],
  [
    'a follower that does not exist',
    workflow({ draft: 'archived gone', archived: '' }),
    ['环节“draft”有一个下一环节不存在，可能已经删去，请改选。'],
  ],
  [
    'a state that follows itself',
    workflow({ draft: 'draft archived', archived: '' }),
    ['环节“draft”不能以自己为下一环节。'],
  ],
  [
    'a follower named twice',
    workflow({ draft: 'archived archived', archived: '' }),
    ['环节“draft”的下一环节“archived”重复。'],
  ],
  [
    'an end with an organ, and a step that is nobody’s',
    {
      initial: 'draft',
      states: [
        state('draft', ['archived'], { title: '草稿', organ: null }),
        state('archived', [], { title: '已归卷', organ: '档案室' }),
      ],
    },
    ['环节“草稿”没有写明由谁办理，请补充。', '环节“已归卷”是终点，不应再有办理机关。'],
  ],
  [
    'two states of one code',
    {
      initial: 'draft',
      states: [
        state('draft', ['archived'], { title: '草稿', organ: '乡镇党委' }),
        state('archived', [], { title: '已归卷', organ: null }),
        state('archived', [], { title: '已撤销', organ: null }),
      ],
    },
    ['代码“archived”重复，请改成不同的代码。'],
  ],
])('%s', (_, way, problems) => {
  expect(graphProblems(way)).toEqual(problems);
});

test('the scheme is refused with the place named', () => {
  const problems = problemsOfBroken(({ recall }) => {
    if (recall.workflow.kind !== 'stated') throw new Error('No workflow');
    const returned = recall.workflow.value.states.find(({ code }) => code === 'returned');
    returned?.next.splice(0, 2, 'returned');
  });
  expect(problems).toEqual([
    '召回程序：环节“退回补充”不能以自己为下一环节。',
    '召回程序：环节“退回补充”走不到任何终点，请补上出路。',
    '召回程序：环节“退回补充”是退回补充，下一环节里应当有起草、提出或者调查核实的环节。',
  ]);
});

const codes = ['a', 'b', 'c', 'd', 'e', 'f'];

/** Ways at random, sound and unsound, some with followers that do not exist. */
const anyWorkflow: fc.Arbitrary<Workflow> = fc
  .record({
    initial: fc.constantFrom(...codes),
    states: fc.uniqueArray(
      fc.record({
        code: fc.constantFrom(...codes),
        next: fc.uniqueArray(fc.constantFrom(...codes), { maxLength: 3 }),
      }),
      { minLength: 2, selector: ({ code }) => code },
    ),
  })
  .map(({ initial, states }) => ({
    initial,
    states: states.map(({ code, next }) => state(code, next)),
  }));

/** Follows the way along every path without a circle: another way of finding an end than the validation takes. */
function reachesEnd({ states }: Workflow, code: string, passed: readonly string[] = []): boolean {
  const state = states.find((candidate) => candidate.code === code);
  if (!state || passed.includes(code)) return false;
  return (
    state.next.length === 0 ||
    state.next.some((follower) => reachesEnd({ initial: code, states }, follower, [...passed, code]))
  );
}

test('whatever way is found sound, every state of it reaches an end', () => {
  let sound = 0;
  fc.assert(
    fc.property(anyWorkflow, (way) => {
      if (graphProblems(way).length > 0) return;
      sound += 1;
      expect(way.states.filter(({ code }) => !reachesEnd(way, code))).toEqual([]);
    }),
    { numRuns: 5_000, seed: 22 },
  );
  expect(sound).toBeGreaterThan(20);
});

test('a state is named as without a way out exactly when no path leads from it to an end', () => {
  fc.assert(
    fc.property(anyWorkflow, (way) => {
      const named = graphProblems(way).flatMap(
        (problem) => /环节“(.)”走不到任何终点/.exec(problem)?.slice(1) ?? [],
      );
      const stuck = way.states.flatMap(({ code }) => (reachesEnd(way, code) ? [] : [code]));
      expect(named).toEqual(stuck);
    }),
  );
});

test('the ways of the built-in schemes are sound', () => {
  for (const { recall } of builtInSchemes) {
    if (recall.workflow.kind === 'stated') expect(workflowProblems(recall.workflow.value)).toEqual([]);
  }
});
