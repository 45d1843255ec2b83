import type { Scheme } from '../scheme.ts';
import type { Chapter } from './chapter.types.ts';
import { chapter, maybe } from './rule.ts';

/** Beyond the quota, publicity, and what a result stands for elsewhere (评定与公示). */
export function describeResults({ assessment }: Scheme): Chapter {
  return chapter('results', [
    maybe(
      { code: 'assessment.quota_override', title: '超过优秀名额' },
      '优秀人数能否超过名额',
      assessment.quotaOverride,
      ({ allowed, approver }) => [
        allowed
          ? `优秀人数超过名额的，须经${approver ?? '有权机关'}批准，并记明理由和文号。`
          : '优秀人数不得超过名额。',
      ],
    ),
    maybe(
      { code: 'assessment.publicity_days', title: '公示时间' },
      '考核结果的公示时间',
      assessment.publicityDays,
      (days) => [`考核结果公示不少于 ${days} 个工作日。`],
    ),
    maybe(
      { code: 'assessment.same_grade_in_unit', title: '与派出单位考核的关系' },
      '驻村考核等次与派出单位年度考核等次的关系',
      assessment.sameGradeInUnit,
      (same) => [
        same
          ? '驻村干部的考核等次等同于在派出单位的年度考核等次，评为优秀不占派出单位指标。'
          : '驻村干部的考核等次不等同于在派出单位的年度考核等次。',
      ],
    ),
    maybe(
      { code: 'assessment.dual', title: '双考核' },
      '工作队的考核结果是否作为派出单位的结果',
      assessment.dualAssessment,
      (dual) => [
        dual
          ? '驻村工作队的年度考核结果等同于派出单位的年度定点帮扶成效。'
          : '驻村工作队的年度考核结果不作为派出单位的结果。',
      ],
    ),
  ]);
}
