import type { CaseDetail } from '#shared/contract/recall-case.ts';
import type { Workflow } from '#shared/policy/recall-rules.ts';

type StateView = CaseDetail['workflow'][number];

export interface WayState {
  readonly state: StateView;
  readonly standing: 'reached' | 'current' | 'to_come';
}

/** States that lie beside the way a case is meant to go. */
const aside: ReadonlySet<StateView['stage']> = new Set(['returned', 'withdrawn']);

/**
 * The way of a case: what it has come through in the order of its days, where it is, and what is still to come if it
 * goes on as the scheme's first choice says. A state that lies ahead again (after it was sent back) stands ahead only.
 *
 * @param workflow null while it is not known: then nothing is said of what is to come
 */
export function wayOf(
  { workflow: states, state: current }: Pick<CaseDetail, 'workflow' | 'state'>,
  workflow: Workflow | null,
): WayState[] {
  const viewOf = (code: string) => states.find((state) => state.code === code);
  const ahead: string[] = [];
  for (let at: string | undefined = current; at !== undefined; ) {
    const next: string | undefined = workflow?.states
      .find(({ code }) => code === at)
      ?.next.find((code) => !aside.has(viewOf(code)?.stage ?? 'other'));
    if (next === undefined || next === current || ahead.includes(next)) break;
    ahead.push(next);
    at = next;
  }
  const reached = states
    .filter(({ code, reachedOn }) => reachedOn !== null && code !== current && !ahead.includes(code))
    .sort((a, b) => (a.reachedOn ?? '').localeCompare(b.reachedOn ?? ''));
  const here = viewOf(current);
  return [
    ...reached.map((state) => ({ state, standing: 'reached' as const })),
    ...(here ? [{ state: here, standing: 'current' as const }] : []),
    ...ahead.flatMap((code) => {
      const state = viewOf(code);
      return state ? [{ state, standing: 'to_come' as const }] : [];
    }),
  ];
}
