import type { LeaveTier } from '../policy/presence-rules.ts';
import type { Scheme } from '../policy/scheme.ts';
import type { PostRole } from '../vocabulary.ts';

/** The rungs for a role, the shortest leave first; empty where the scheme is silent about the role. */
export function leaveLadderFor(scheme: Pick<Scheme, 'presence'>, role: PostRole): LeaveTier[] {
  return scheme.presence.leaveTiers
    .filter((tier) => tier.roles.includes(role))
    .toSorted((a, b) => (a.upToDays ?? Number.POSITIVE_INFINITY) - (b.upToDays ?? Number.POSITIVE_INFINITY));
}

/**
 * The rung for a leave of so many half days: the first that reaches so far. Three and a half days are more than
 * “3天（含）以内” and belong to the next. Null where no rung reaches: the scheme does not say who approves.
 */
export function leaveTierFor(
  scheme: Pick<Scheme, 'presence'>,
  role: PostRole,
  halfDays: number,
): LeaveTier | null {
  return (
    leaveLadderFor(scheme, role).find(({ upToDays }) => upToDays === null || halfDays <= upToDays * 2) ?? null
  );
}

/** Bodies whose approval is good for a rung: its own and those of the rungs above, the lowest first. */
export function organsFrom(ladder: readonly LeaveTier[], tier: LeaveTier): string[] {
  const from = ladder.findIndex(({ code }) => code === tier.code);
  return [...new Set(ladder.slice(from).map(({ approver }) => approver))];
}
