import type { RecallRules } from '../recall-rules.ts';
import { example } from './example-template.ts';

const settledBy = '由县（市、区）驻村工作领导小组确定';
const hainan = '海南省2016年《驻村扶贫工作队管理办法》对本人原因的召回定为1年内不得提拔，是另一种规定的例子';

/**
 * The notice gives no consequence for the person, so every one is an example. A recall for reasons outside the person
 * has none.
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
        `办法没有写明被召回的当年能否评优，只规定年度考核结果等同于在派出单位的年度考核等次（第二十条）、两次以上无故脱岗予以召回并实行问责（第二十一条）。当年不得评优是示例，${settledBy}。`,
      ),
    },
    {
      code: 'no_promotion',
      title: '不得提拔重用',
      kind: 'no_promotion',
      faults: ['subjective'],
      years: 3,
      ground: example(
        `办法没有规定影响期。因本人主观原因被召回的三年内不得提拔重用，取自江西省2018年驻村干部召回负面清单，在此作为示例，${settledBy}。${hainan}。`,
      ),
    },
    {
      code: 'reserve_removed',
      title: '取消后备人选资格',
      kind: 'reserve_removed',
      faults: ['subjective'],
      years: 3,
      ground: example(
        `办法没有规定。因本人主观原因被召回的取消后备人选资格，取自江西省2018年驻村干部召回负面清单；清单没有写明多久以后可以重新列入，与不得提拔同为三年是示例，${settledBy}。`,
      ),
    },
  ],
  ground: example(
    `办法没有规定召回对本人今后的影响，以下后果和年限都是示例，${settledBy}。因客观原因（如患病）召回的，不适用这些后果。`,
  ),
};
