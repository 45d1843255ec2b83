import { useQuery } from '@tanstack/react-query';
import type { CaseDetail } from '#shared/contract/recall-case.ts';
import type { EffectRule, RecallRules, Workflow } from '#shared/policy/recall-rules.ts';
import { orpc } from '../../app/client.ts';

interface CaseScheme {
  /** Null while it is on its way. */
  readonly recall: RecallRules | null;
  readonly workflow: Workflow | null;
  /** Null where the scheme does not say what a recall leads to, or is on its way. */
  readonly effects: readonly EffectRule[] | null;
}

/** The rules under which a case was opened. A version never changes. */
export function useCaseScheme({ scheme }: Pick<CaseDetail, 'scheme'>): CaseScheme {
  const { data } = useQuery(
    orpc.policy.getScheme.queryOptions({ input: { id: scheme.id }, staleTime: Number.POSITIVE_INFINITY }),
  );
  const recall = data?.content.recall ?? null;
  return {
    recall,
    workflow: recall?.workflow.kind === 'stated' ? recall.workflow.value : null,
    effects: recall?.effects.kind === 'stated' ? recall.effects.value : null,
  };
}
