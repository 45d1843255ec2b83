import { postRoles } from '../../vocabulary.ts';
import type { AssessmentRules } from '../scheme.ts';
import { exampleEligibility, examplePublicity } from './example-eligibility.ts';
import { exampleTemplate } from './example-template.ts';
import { exampleTermDimensions, fromPractice } from './example-term.ts';
import { settled } from './hongshan-2023.annual.ts';
import {
  article2,
  article3,
  article4,
  article5,
  article7,
  article9,
  article11,
  article13,
} from './hongshan-2023.clauses.ts';
import { unspecified } from './quotation.ts';

const practice = fromPractice(settled.notice, settled.settledBy);

/** Article 11 asks for all three kinds of assessment under the provincial rules, whose contents it does not repeat. */
export const assessment: AssessmentRules = {
  eligibility: exampleEligibility(settled),
  publicityDays: examplePublicity(settled),
  quotaOverride: unspecified('通知没有规定优秀等次能否超过名额。'),
  sameGradeInUnit: unspecified('通知没有规定驻村考核等次与派出单位年度考核等次的关系。'),
  dualAssessment: unspecified('通知没有规定工作队的考核结果是否作为派出单位的结果。'),
  regular: {
    templates: postRoles.map((object) =>
      exampleTemplate({
        ...settled,
        kind: 'regular',
        object,
        dimensions: [
          {
            source: 'items',
            code: 'presence',
            title: '到岗到位',
            points: 40,
            items: [
              {
                code: 'days_on_site',
                title: '五天四夜与吃住在村',
                guidance: '当期是否落实“五天四夜”驻村工作制度；是否吃住在村。',
                points: 25,
                ground: article2.presence,
              },
              {
                code: 'leave_discipline',
                title: '请销假',
                guidance: '当期请假是否按权限报批；先报告后补办的手续是否补齐。',
                points: 15,
                ground: article3.laterPaperwork,
              },
            ],
          },
          {
            source: 'items',
            code: 'duties',
            title: '工作职责落实',
            points: 60,
            items: [
              {
                code: 'household_visits',
                title: '走访农户',
                guidance: '当期每月走访是否不少于20户；有无遍访重点群体。',
                points: 25,
                ground: article7.households,
              },
              {
                code: 'meetings',
                title: '例会议事',
                guidance: '当期每周全体队员会议的召开情况和成效。',
                points: 15,
                ground: article4,
              },
              {
                code: 'study',
                title: '学习',
                guidance: '当期带头和参加学习的情况；学习记录和笔记。',
                points: 10,
                ground: article5,
              },
              {
                code: 'reports',
                title: '信息报送',
                guidance: '当期每月上报工作动态信息或经验做法材料。',
                points: 10,
                ground: article13,
              },
            ],
          },
        ],
      }),
    ),
  },
  term: {
    templates: postRoles.map((object) =>
      exampleTemplate({
        ...settled,
        kind: 'term',
        object,
        dimensions: exampleTermDimensions({
          items: [
            {
              code: 'party_organisation',
              title: '建强村党组织',
              guidance: '村“两委”班子建设、党员教育管理和组织生活的变化。',
              points: 7,
              ground: practice,
            },
            {
              code: 'prosperity',
              title: '推进富民强村',
              guidance: '产业发展、集体经济和农民收入的变化。',
              points: 7,
              ground: practice,
            },
            {
              code: 'governance',
              title: '提升治理水平',
              guidance: '村务运行、矛盾纠纷化解的变化。',
              points: 7,
              ground: practice,
            },
            {
              code: 'service',
              title: '为民办事服务',
              guidance: '联系走访、办实事、关爱困难群众的情况。',
              points: 7,
              ground: practice,
            },
            {
              code: 'detachment',
              title: '与派出单位工作脱钩',
              guidance: '任期内是否承担与驻村帮扶无关的工作任务。',
              points: 6,
              ground: article2.detachment,
            },
            {
              code: 'conduct',
              title: '廉政自律和作风建设',
              guidance: '任期内遵守廉洁自律制度的情况；纪律作风。',
              points: 6,
              ground: article9,
            },
          ],
        }),
      }),
    ),
    lead: unspecified('通知没有规定期满考核由谁组织。'),
    personalFile: { kind: 'stated', value: true, ground: article11.result },
  },
};
