import { skipToken, useQuery } from '@tanstack/react-query';
import { orpc } from '../../app/client.ts';

/** The term that the scheme in force states, with its clause; null while it is on its way or where none is stated. */
export function useMinimumTerm() {
  const inForce = useQuery(orpc.policy.inForce.queryOptions()).data;
  const scheme = useQuery(
    orpc.policy.getScheme.queryOptions({
      input: inForce ? { id: inForce.id } : skipToken,
      // A version never changes.
      staleTime: Number.POSITIVE_INFINITY,
    }),
  ).data;
  const term = scheme?.content.posting.minimumTerm;
  return term?.kind === 'stated' ? term : null;
}
