import type { RecallRules } from '../recall-rules.ts';
import { example } from './example-template.ts';

/**
 * Article 11 lets the results of the work in the village count for promotion, but gives no period. The year of another
 * province stands here as an example, so that the length is plainly a choice.
 */
export const effects: RecallRules['effects'] = {
  kind: 'stated',
  value: [
    {
      code: 'no_excellent',
      title: '年度考核不得评为优秀等次',
      kind: 'no_excellent',
      faults: ['subjective'],
      years: null,
      ground: example(
        '通知没有写明被召回的当年能否评优。当年不得评优取自海南省2016年《驻村扶贫工作队管理办法》，在此作为示例，由区乡村振兴局确定。',
      ),
    },
    {
      code: 'no_promotion',
      title: '不得提拔重用',
      kind: 'no_promotion',
      faults: ['subjective'],
      years: 1,
      ground: example(
        '通知只规定考核结果作为干部提拔任用、晋职晋级的重要依据（第十一条），没有规定影响期。一年取自海南省2016年《驻村扶贫工作队管理办法》，在此作为示例，由区乡村振兴局确定。',
      ),
    },
  ],
  ground: example(
    '通知没有规定召回对本人今后的影响，以下后果和年限都是示例，由区乡村振兴局确定。因客观原因（如患病）召回的，不适用这些后果。',
  ),
};
