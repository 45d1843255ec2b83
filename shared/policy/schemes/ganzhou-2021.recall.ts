import type { RecallRules } from '../recall-rules.ts';
import { example } from './example-template.ts';
import { article21, article22 } from './ganzhou-2021.clauses.ts';
import { effects } from './ganzhou-2021.effects.ts';
import { triggers } from './ganzhou-2021.triggers.ts';
import { workflow } from './ganzhou-2021.workflow.ts';

/** Articles 21 and 22. */
export const recall: RecallRules = {
  triggers,
  measures: {
    kind: 'stated',
    value: [
      { code: 'circulated_notice', title: '全市通报' },
      { code: 'recall', title: '召回' },
      { code: 'accountability', title: '问责' },
    ],
    ground: article21.absence,
  },
  proposedBy: { kind: 'stated', value: ['乡镇党委'], ground: article22.procedure },
  decidedBy: { kind: 'stated', value: ['县（市、区）驻村工作领导小组'], ground: article22.procedure },
  urgedBy: {
    kind: 'stated',
    value: ['派出单位同级党委组织部门', '派出单位同级乡村振兴部门'],
    ground: article22.procedure,
  },
  carriedOutBy: { kind: 'stated', value: ['派出单位'], ground: article22.procedure },
  informed: {
    kind: 'stated',
    value: ['市委组织部', '市乡村振兴局'],
    ground: example(
      '办法没有规定召回结果向谁备案。比照第十八条（市派单位调整人员报批复）和第三十条（管理规定报备案）列出这两个部门，是示例，由县（市、区）驻村工作领导小组确定。',
    ),
  },
  aftermath: [
    { code: 'successor', text: '重新选派接替人员。', ground: article22.procedure },
    {
      code: 'accountability',
      text: '市级以上检查发现两次以上无故脱岗的，召回的同时实行问责。',
      ground: article21.absence,
    },
    {
      code: 'double_accountability',
      text: '驻村帮扶问题整改不到位、造成严重后果的，既追究驻村干部责任，又追究派出单位及相关领导责任。',
      ground: article21.doubleAccountability,
    },
  ],
  workflow,
  effects,
};
