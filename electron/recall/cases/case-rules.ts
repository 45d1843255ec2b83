import type { MeasureChoice } from '#shared/contract/recall-case.ts';
import type { EffectRule } from '#shared/policy/recall-rules.ts';
import type { SchemeVersionWithContent } from '../../policy/policy.service.ts';

/** Measures that a scheme lists; none where it is silent. */
export function measureChoices({ content }: SchemeVersionWithContent): MeasureChoice[] {
  const { measures } = content.recall;
  return measures.kind === 'stated' ? measures.value : [];
}

/** What a recall leads to under a scheme; nothing where it is silent. */
export function effectRules({ content }: SchemeVersionWithContent): readonly EffectRule[] {
  const { effects } = content.recall;
  return effects.kind === 'stated' ? effects.value : [];
}
