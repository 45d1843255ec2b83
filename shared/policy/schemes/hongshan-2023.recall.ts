import type { RecallRules } from '../recall-rules.ts';
import { article8, article10 } from './hongshan-2023.clauses.ts';
import { effects } from './hongshan-2023.effects.ts';
import { triggers } from './hongshan-2023.triggers.ts';
import { workflow } from './hongshan-2023.workflow.ts';
import { unspecified } from './quotation.ts';

/** Articles 8 and 10: five circumstances, five measures, who proposes, who agrees, who is told. */
export const recall: RecallRules = {
  triggers,
  measures: {
    kind: 'stated',
    value: [
      { code: 'training', title: '组织培训' },
      { code: 'criticism', title: '批评教育' },
      { code: 'written_self_criticism', title: '书面检查' },
      { code: 'admonition', title: '诫勉' },
      { code: 'removal', title: '免职撤换' },
    ],
    ground: article10.measures,
  },
  proposedBy: { kind: 'stated', value: ['区乡村振兴局', '派出单位'], ground: article10.procedure },
  decidedBy: { kind: 'stated', value: ['有关负责同志'], ground: article10.procedure },
  urgedBy: unspecified('通知没有规定由谁督促派出单位召回。'),
  carriedOutBy: unspecified('通知没有写明由谁执行召回。'),
  informed: {
    kind: 'stated',
    value: ['市驻村工作办公室', '新洲区驻村工作办公室'],
    ground: article10.procedure,
  },
  aftermath: [
    {
      code: 'penalty',
      text: '无故脱岗、履职不力、弄虚作假、失职失责或造成恶劣影响的，给予当事人相应的党纪、政务处分。',
      ground: article8.accountability,
    },
    {
      code: 'unit_responsibility',
      text: '视情形追究派出单位的管理责任。',
      ground: article8.accountability,
    },
  ],
  workflow,
  effects,
};
