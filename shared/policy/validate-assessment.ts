import { eligibilityFactLabels } from '../vocabulary.ts';
import { findTemplate } from './lookup.ts';
import type { AssessmentRules, EligibilityRule, Scheme } from './scheme.ts';
import { codeAndTitleProblems, inPart, repeated } from './validate-helpers.ts';
import { templateCodeProblems, templateProblems } from './validate-templates.ts';

/** The whole assessment: templates of each kind, who takes part, and the rules that all kinds share. */
export function assessmentProblems(scheme: Scheme): string[] {
  const { eligibility, term } = scheme.assessment;
  return [
    ...templateProblems(scheme, 'annual'),
    ...templateCodeProblems(scheme),
    ...inPart('考核资格', eligibilityProblems(eligibility)),
    ...inPart('平时考核', templateProblems(scheme, 'regular')),
    ...inPart('期满考核', [...templateProblems(scheme, 'term'), ...leadProblems(term)]),
    ...inPart('评定与公示', [...overrideProblems(scheme.assessment), ...dualProblems(scheme)]),
  ];
}

/** One rule for a fact; a cap only for those who are graded, and one that holds something down. */
function eligibilityProblems(rules: readonly EligibilityRule[]): string[] {
  return [
    ...codeAndTitleProblems(rules.map(({ code }) => ({ code }))),
    ...repeated(rules.map(({ fact }) => fact)).map(
      (fact) => `“${eligibilityFactLabels[fact]}”有多条规定，只能保留 1 条。`,
    ),
    ...rules.flatMap(({ fact, participation, cap }) => {
      const label = eligibilityFactLabels[fact];
      if (cap === null) return [];
      if (participation !== 'graded') return [`“${label}”不确定等次，不应再限制最高等次，请改为不限。`];
      return cap === 'excellent' ? [`“${label}”最高等次为第一等，等于没有限制，请改为不限。`] : [];
    }),
  ];
}

function leadProblems({ lead }: AssessmentRules['term']): string[] {
  if (lead.kind === 'unspecified') return [];
  const { organ, together } = lead.value;
  return repeated([organ, ...together]).map((name) => `组织单位“${name}”重复。`);
}

/** Nobody approves what may not happen. */
function overrideProblems({ quotaOverride }: AssessmentRules): string[] {
  return quotaOverride.kind === 'stated' &&
    !quotaOverride.value.allowed &&
    quotaOverride.value.approver !== null
    ? [`优秀不得超过名额，不应再有批准机关“${quotaOverride.value.approver}”，请删去。`]
    : [];
}

/** 双考核 takes the result of the team for the unit: there must be such a result. */
function dualProblems(scheme: Scheme): string[] {
  const { dualAssessment } = scheme.assessment;
  return dualAssessment.kind === 'stated' &&
    dualAssessment.value &&
    findTemplate(scheme, 'annual', 'team') === undefined
    ? ['工作队的考核结果作为派出单位的结果，但是没有驻村工作队的年度考核模板，请补充。']
    : [];
}
