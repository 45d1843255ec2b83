import { identities, identityLabels } from '../vocabulary.ts';
import type { Scheme } from './scheme.ts';

/** Words of the grades: one set for each identity. */
export function gradeWordProblems(scheme: Scheme): string[] {
  const named = scheme.gradeWords.flatMap((entry) => entry.identities);
  return identities.flatMap((identity) => {
    const count = named.filter((other) => other === identity).length;
    if (count === 1) return [];
    const label = identityLabels[identity];
    return count === 0
      ? [`${label}没有等次名称，请补充。`]
      : [`${label}有 ${count} 套等次名称，只能保留 1 套。`];
  });
}
