import { skipToken, useQuery } from '@tanstack/react-query';
import type { SchemeVersionId } from '#shared/ids.ts';
import type { Ground } from '#shared/policy/ground.ts';
import type { AbsenceRule, PresenceRule } from '#shared/policy/presence-rules.ts';
import { orpc } from '../../app/client.ts';

/** The rules of presence and absence that the figures follow. */
export interface SchemeRules {
  readonly presence: readonly PresenceRule[];
  readonly absence: readonly AbsenceRule[];
}

const none: SchemeRules = { presence: [], absence: [] };

/** Rules of a scheme version with their clauses; empty while they are on their way. A version never changes. */
export function useSchemeRules(id: SchemeVersionId | null): SchemeRules {
  const { data } = useQuery(
    orpc.policy.getScheme.queryOptions({
      input: id === null ? skipToken : { id },
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
  return data ? { presence: data.content.presence.rules, absence: data.content.presence.absence } : none;
}

/** Where the rule of a figure stands; `undefined` for a rule that the scheme does not have. */
export function groundOf({ presence, absence }: SchemeRules, code: string): Ground | undefined {
  return [...presence, ...absence].find((rule) => rule.code === code)?.ground;
}

/** The fewest days running of unexcused absence that are too many; null where the scheme names no such limit. */
export function runningLimitOf({ absence }: SchemeRules): { moreThan: number; title: string } | null {
  const limits = absence.flatMap(({ threshold, title }) =>
    threshold.kind === 'running_days' ? [{ moreThan: threshold.moreThan, title }] : [],
  );
  return limits.sort((a, b) => a.moreThan - b.moreThan)[0] ?? null;
}
