import type * as z from 'zod';
import { type Scheme, schemeSchema } from '../scheme.ts';
import { gradeWordsByRegulation } from './grade-words.ts';
import { annual } from './jiangan-2021.annual.ts';
import { assessment } from './jiangan-2021.assessment.ts';
import { article6, article7 } from './jiangan-2021.clauses.ts';
import { money } from './jiangan-2021.money.ts';
import { posting } from './jiangan-2021.posting.ts';
import { unspecified } from './quotation.ts';

/**
 * 《关于做好向重点乡村持续选派驻村第一书记和工作队的通知》 of 江岸区 as data. The notice leaves daily management to
 * 黄陂区, and asks for attendance, leave and recall systems without saying what is in them: days, approvals of leave
 * and triggers are therefore silent, not borrowed from elsewhere.
 */
export const jiangan2021: Scheme = schemeSchema.parse({
  code: 'jiangan-2021',
  title: '关于做好向重点乡村持续选派驻村第一书记和工作队的通知',
  shortTitle: '江岸通知',
  documentNumber: '文件没有写明',
  issuer: '中共武汉市江岸区委办公室',
  issuedOn: '2021-09-30',
  gradeWords: gradeWordsByRegulation('通知'),
  posting,
  presence: {
    rules: [],
    leaveTiers: [],
    leaveDayCount: unspecified('通知要求落实请销假制度，没有规定审批级别，也没有说明请假天数怎样计算。'),
    laterPaperwork: unspecified('通知没有说明能否先报告、后补办请假手续。'),
    substitution: unspecified('通知没有规定请假多少天以上要安排人员接替。'),
    absence: [],
  },
  duties: [
    {
      code: 'leader_visit',
      title: '主要负责人到驻点村调研指导',
      subject: 'unit',
      roles: [],
      doneBy: '派出单位主要负责人',
      period: 'year',
      minimum: 1,
      unit: '次',
      ground: article7.leader,
    },
    {
      code: 'deputy_visit',
      title: '分管负责人到驻点村解决困难和问题',
      subject: 'unit',
      roles: [],
      doneBy: '派出单位分管负责人',
      period: 'year',
      minimum: 2,
      unit: '次',
      ground: article7.deputy,
    },
    {
      code: 'insurance',
      title: '集中办理驻村期间人身意外伤害保险',
      subject: 'organiser',
      roles: [],
      doneBy: '区乡村振兴局',
      period: 'term',
      minimum: 1,
      unit: '次',
      ground: article6.insurance,
    },
  ],
  money,
  recall: {
    triggers: [],
    measures: unspecified(
      '通知要求全面落实召回制度，并对无故脱岗、履职不力等造成恶劣影响的按有关规定追责问责（第五条），没有列出召回情形和处理措施。',
    ),
    proposedBy: unspecified('通知没有规定由谁提出召回。'),
    decidedBy: unspecified('通知没有规定由谁决定召回。'),
    urgedBy: unspecified('通知没有规定由谁督促派出单位召回。'),
    carriedOutBy: unspecified('通知没有规定由谁执行召回。'),
    informed: unspecified('通知没有规定召回结果向谁备案。'),
    aftermath: [],
    workflow: unspecified('通知没有规定召回的程序，也没有列出召回情形。'),
    effects: unspecified('通知没有规定召回对本人提拔、评优的影响和年限。'),
  },
  assessment,
  annual,
} satisfies z.input<typeof schemeSchema>);
