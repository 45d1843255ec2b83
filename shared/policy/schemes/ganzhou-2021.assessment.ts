import type { AssessmentRules } from '../scheme.ts';
import { exampleEligibility, examplePublicity } from './example-eligibility.ts';
import { example } from './example-template.ts';
import { settled } from './ganzhou-2021.annual.ts';
import { article14, article20, article21, article22 } from './ganzhou-2021.clauses.ts';
import { regularTemplates } from './ganzhou-2021.regular.ts';
import { termTemplates } from './ganzhou-2021.term.ts';
import { unspecified } from './quotation.ts';

/** Articles 14, 20, 21 and 22. */
export const assessment: AssessmentRules = {
  eligibility: exampleEligibility(settled, {
    recalled: { ground: article22.mustBeRecalled },
    absence_notice: { ground: article21.absence },
  }),
  publicityDays: examplePublicity(settled),
  quotaOverride: {
    kind: 'stated',
    value: { allowed: true, approver: settled.settledBy },
    ground: example(
      `办法只规定优秀等次比例可适当提高，没有规定能否超过名额；此处按经批准并记明文号可以超过设置，为示例，由${settled.settledBy}确定。`,
    ),
  },
  sameGradeInUnit: { kind: 'stated', value: true, ground: article20.sameGradeAndQuota },
  dualAssessment: { kind: 'stated', value: true, ground: article21.teamAndUnit },
  regular: { templates: [...regularTemplates] },
  term: {
    templates: [...termTemplates],
    lead: {
      kind: 'stated',
      value: { organ: '县（市、区）驻村工作领导小组', together: [] },
      ground: article14,
    },
    personalFile: unspecified('办法没有规定期满考核的鉴定材料是否存入个人档案。'),
  },
};
