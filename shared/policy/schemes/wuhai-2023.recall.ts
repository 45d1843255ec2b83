import type { RecallRules } from '../recall-rules.ts';
import { unspecified } from './quotation.ts';
import { accountability } from './wuhai-2023.clauses.ts';
import { triggers } from './wuhai-2023.triggers.ts';
import { workflow } from './wuhai-2023.workflow.ts';

/** 组织保障·严格追责问责. Nobody decides between the proposal and the unit's recall. */
export const recall: RecallRules = {
  triggers,
  measures: {
    kind: 'stated',
    value: [
      { code: 'recall', title: '召回调整' },
      { code: 'talk', title: '约谈' },
      { code: 'criticism', title: '批评教育' },
      { code: 'replacement', title: '重新调整选派' },
      { code: 'organisational_measure', title: '组织处理' },
    ],
    ground: accountability.measures,
  },
  proposedBy: {
    kind: 'stated',
    value: ['市驻村工作管理机构', '区驻村工作管理机构'],
    ground: accountability.incapable,
  },
  decidedBy: unspecified('材料没有规定由谁审定召回，只说市、区驻村工作管理机构可提出召回调整意见。'),
  urgedBy: unspecified('材料没有写明由谁督促派出单位召回。'),
  carriedOutBy: { kind: 'stated', value: ['派出单位'], ground: accountability.incapable },
  informed: unspecified('材料没有规定召回结果向谁备案。'),
  aftermath: [
    {
      code: 'talk',
      text: '由派出单位主要领导同志对被召回人员进行约谈。',
      ground: accountability.incapable,
    },
    {
      code: 'successor',
      text: '无正当理由离岗超过规定天数的，派出单位重新调整选派，并视情况给予组织处理。',
      ground: accountability.absence,
    },
    {
      code: 'accountability',
      text: '依据有关规定对派出单位和管理单位有关负责人予以问责。',
      ground: accountability.unit,
    },
  ],
  workflow,
  effects: unspecified('材料只说视情况给予组织处理，没有规定召回对本人提拔、评优的影响和年限。'),
};
