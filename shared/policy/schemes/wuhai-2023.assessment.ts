import { postRoles } from '../../vocabulary.ts';
import type { AssessmentRules } from '../scheme.ts';
import { exampleEligibility, examplePublicity } from './example-eligibility.ts';
import { exampleTemplate } from './example-template.ts';
import { exampleTermDimensions, fromPractice } from './example-term.ts';
import { unspecified } from './quotation.ts';
import { settled } from './wuhai-2023.annual.ts';
import { accountability, duties, management } from './wuhai-2023.clauses.ts';

/** The deck says nothing of how people are assessed at the end of their two years; the items are its four duties. */
export const assessment: AssessmentRules = {
  eligibility: exampleEligibility(settled, { recalled: { ground: accountability.incapable } }),
  publicityDays: examplePublicity(settled),
  quotaOverride: unspecified('材料没有规定优秀等次能否超过名额。'),
  sameGradeInUnit: unspecified('材料没有规定驻村考核等次与派出单位年度考核等次的关系。'),
  dualAssessment: unspecified('材料没有规定工作队的考核结果是否作为派出单位的结果。'),
  regular: { templates: [] },
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
              guidance: '任期内“两委”班子、后备力量和党支部标准化规范化建设的变化。',
              points: 7,
              ground: duties.partyOrganisation,
            },
            {
              code: 'prosperity',
              title: '推进强村富民',
              guidance: '任期内监测帮扶、乡村产业、村集体经济和农民收入的变化。',
              points: 7,
              ground: duties.prosperity,
            },
            {
              code: 'governance',
              title: '提升治理水平',
              guidance: '任期内治理体系、村（居）务运行、矛盾纠纷化解的变化。',
              points: 7,
              ground: duties.governance,
            },
            {
              code: 'service',
              title: '为民办事服务',
              guidance: '任期内联系走访、解决“急难愁盼”问题、关爱困难人群的情况。',
              points: 7,
              ground: duties.service,
            },
            {
              code: 'detachment',
              title: '与派出单位工作脱钩',
              guidance: '任期内是否仍承担派出单位工作。',
              points: 6,
              ground: management.detachment,
            },
            {
              code: 'discipline',
              title: '纪律作风',
              guidance: '任期内有无无故离岗、弄虚作假、失职失责等问题。',
              points: 6,
              ground: fromPractice(settled.notice, settled.settledBy),
            },
          ],
        }),
      }),
    ),
    lead: unspecified('材料没有规定期满考核由谁组织。'),
    personalFile: unspecified('材料没有规定期满考核的鉴定材料是否存入个人档案。'),
  },
};
