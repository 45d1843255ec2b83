import type { Workflow } from './recall-rules.ts';
import { codeAndTitleProblems, repeated } from './validate-helpers.ts';
import { meaningProblems } from './validate-workflow-meaning.ts';
import { reachable } from './workflow-graph.ts';

export { workflowReady } from './validate-workflow-meaning.ts';

type State = Workflow['states'][number];

/** What is wrong with a way: how its states hang together, and what they mean. */
export function workflowProblems(workflow: Workflow): string[] {
  return [...graphProblems(workflow), ...meaningProblems(workflow)];
}

/**
 * A case must be able to move from its first state through every other one to an end: no state that nothing leads to,
 * none without a way out. A state without successors is an end, and nobody acts there.
 */
export function graphProblems({ initial, states }: Workflow): string[] {
  const byCode = new Map(states.map((state) => [state.code, state]));
  const reached = reachable([initial], (code) => byCode.get(code)?.next ?? []);
  const ends = states.filter(({ next }) => next.length === 0);
  const finishing = reachable(
    ends.map(({ code }) => code),
    (code) => states.filter(({ next }) => next.includes(code)).map((before) => before.code),
  );
  return [
    ...codeAndTitleProblems(states),
    ...(byCode.has(initial) ? [] : ['起点不在各环节之中，可能已经删去，请改选。']),
    ...states.flatMap((state) => [
      ...nextProblems(state, byCode),
      ...(state.next.length > 0 && state.organ === null
        ? [`环节“${state.title}”没有写明由谁办理，请补充。`]
        : []),
      ...(state.next.length === 0 && state.organ !== null
        ? [`环节“${state.title}”是终点，不应再有办理机关。`]
        : []),
      // Without a known start every state would be named as unreachable, which helps nobody.
      ...(byCode.has(initial) && !reached.has(state.code)
        ? [`环节“${state.title}”从起点走不到，请接上或者删去。`]
        : []),
      ...(finishing.has(state.code) ? [] : [`环节“${state.title}”走不到任何终点，请补上出路。`]),
    ]),
  ];
}

function nextProblems({ code, title, next }: State, byCode: ReadonlyMap<string, State>): string[] {
  return [
    ...next.flatMap((follower) =>
      byCode.has(follower) ? [] : [`环节“${title}”有一个下一环节不存在，可能已经删去，请改选。`],
    ),
    ...(next.includes(code) ? [`环节“${title}”不能以自己为下一环节。`] : []),
    ...repeated(next).map(
      (follower) => `环节“${title}”的下一环节“${byCode.get(follower)?.title ?? follower}”重复。`,
    ),
  ];
}
