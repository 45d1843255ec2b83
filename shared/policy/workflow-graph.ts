import type { Workflow, WorkflowState } from './recall-rules.ts';

/** Everything that can be come to from `starts`, these included. */
export function reachable(
  starts: readonly string[],
  following: (code: string) => readonly string[],
): Set<string> {
  const found = new Set(starts);
  for (const code of found) {
    for (const follower of following(code)) found.add(follower);
  }
  return found;
}

/** States that a case can come to from `starts` without leaving one of those that `stops` names. */
export function statesFrom(
  { states }: Workflow,
  starts: readonly string[],
  stops: (state: WorkflowState) => boolean = () => false,
): Set<string> {
  const byCode = new Map(states.map((state) => [state.code, state]));
  return reachable(starts, (code) => {
    const state = byCode.get(code);
    return state === undefined || stops(state) ? [] : state.next;
  });
}
