import type { PostRole } from '../../vocabulary.ts';
import type { AssessmentRules, AssessmentTemplate } from '../scheme.ts';
import { exampleEligibility, examplePublicity } from './example-eligibility.ts';
import { exampleTemplate } from './example-template.ts';
import { exampleTermDimensions } from './example-term.ts';
import { settled } from './jiangan-2021.annual.ts';
import { article5, article6 } from './jiangan-2021.clauses.ts';
import { type WorkPoints, workItems } from './jiangan-2021.work.ts';
import { unspecified } from './quotation.ts';

function termTemplate(role: PostRole, points: WorkPoints): AssessmentTemplate {
  return exampleTemplate({
    ...settled,
    kind: 'term',
    object: role,
    dimensions: exampleTermDimensions({
      items: [
        ...workItems(points),
        {
          code: 'detachment',
          title: '与派出单位工作脱钩',
          guidance: '任期内是否仍承担派出单位工作。',
          points: 5,
          ground: article6.detachment,
        },
        {
          code: 'discipline',
          title: '纪律作风',
          guidance: '任期内考勤、请销假、工作报告、纪律约束等制度执行情况。',
          points: 5,
          ground: article5.dailyManagement,
        },
      ],
    }),
  });
}

/** The notice speaks of the annual assessment only; what is said of the end of the term is an example. */
export const assessment: AssessmentRules = {
  eligibility: exampleEligibility(settled),
  publicityDays: examplePublicity(settled),
  quotaOverride: unspecified('通知没有规定优秀等次能否超过名额。'),
  sameGradeInUnit: unspecified('通知没有规定驻村考核等次与派出单位年度考核等次的关系。'),
  dualAssessment: unspecified(
    '通知规定驻村工作情况纳入派出单位年度综合考核内容，没有规定工作队的考核结果是否作为派出单位的结果。',
  ),
  regular: { templates: [] },
  term: {
    templates: [
      termTemplate('first_secretary', {
        organisation: 6,
        povertyPrevention: 5,
        industry: 5,
        governance: 5,
        service: 5,
        conduct: 4,
      }),
      termTemplate('team_member', {
        organisation: 4,
        povertyPrevention: 6,
        industry: 5,
        governance: 5,
        service: 6,
        conduct: 4,
      }),
    ],
    lead: unspecified('通知没有规定期满考核由谁组织。'),
    personalFile: unspecified('通知没有规定期满考核的鉴定材料是否存入个人档案。'),
  },
};
