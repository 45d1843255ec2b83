import { effectKindLabels, faultLabels, faults } from '../../case-vocabulary.ts';
import type { Stated } from '../ground.ts';
import type { EffectRule } from '../recall-rules.ts';
import type { DescribedRule } from './chapter.types.ts';
import { given, missing } from './rule.ts';
import { labelsOf } from './words.ts';

/** What a recall means for the person from then on, one rule for each consequence. */
export function describeEffects(effects: Stated<readonly EffectRule[]>): DescribedRule[] {
  const name = { code: 'recall.effects', title: '对本人的影响' };
  if (effects.kind === 'unspecified') return [missing(name, '召回对本人今后的影响', effects)];
  const { value, ground } = effects;
  const unnamed = faults.filter((fault) => value.every((effect) => !effect.faults.includes(fault)));
  return [
    given(
      name,
      [
        `召回对本人的影响有 ${value.length} 项。`,
        ...unnamed.map((fault) => `因${faultLabels[fault]}召回的，没有这些影响。`),
      ],
      [ground],
    ),
    ...value.map((effect) =>
      given(
        { code: `recall.effects.${effect.code}`, title: effect.title },
        [effectSentence(effect)],
        [effect.ground],
      ),
    ),
  ];
}

function effectSentence({ title, kind, faults: chosen, years }: EffectRule): string {
  const reasons = labelsOf(chosen, faults, faultLabels);
  const period = years === null ? '限于作出决定的当年' : `自作出决定之日起 ${years} 年`;
  const label = effectKindLabels[kind];
  return `因${reasons}召回的，${title}，${period}${title.includes(label) ? '' : `（${label}）`}。`;
}
