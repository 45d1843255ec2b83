import { organNamesOf } from '#shared/archive/organ-names.ts';
import type { Stated } from '#shared/policy/ground.ts';
import type { Scheme } from '#shared/policy/scheme.ts';

/** Names of the organs that a scheme puts on papers of assessments and recall cases, each once. */
export function organsOfScheme({ annual, assessment, recall }: Scheme): string[] {
  const named = [
    annual.approvingOrgan.name,
    ...of(assessment.term.lead, ({ organ, together }) => [organ, ...together]),
    ...[recall.proposedBy, recall.decidedBy, recall.carriedOutBy, recall.urgedBy, recall.informed].flatMap(
      (rule) => of(rule, (organs) => organs),
    ),
    ...of(recall.workflow, ({ states }) => states.flatMap(({ organ }) => organ ?? [])),
  ];
  return [...new Set(named.flatMap(organNamesOf))];
}

const of = <T>(rule: Stated<T>, names: (value: T) => string[]): string[] =>
  rule.kind === 'stated' ? names(rule.value) : [];
