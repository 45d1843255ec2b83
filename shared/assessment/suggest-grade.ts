import { formatPoints, type Points } from '../points.ts';
import type { AssessmentTemplate, GradeWords } from '../policy/scheme.ts';
import { type Grade, grades, type Participation } from '../vocabulary.ts';
import type { Standing } from './score-inputs.ts';

export interface Suggestion {
  /** What the cut-offs give. */
  readonly byScore: Grade;
  /** What is suggested: the same, unless a cap holds it down. */
  readonly grade: Grade;
  /** Why, in a Chinese sentence with the cut-offs and the cap. */
  readonly reason: string;
}

/**
 * The grade that the template's cut-offs give for a total.
 *
 * @throws RangeError for a template that leaves the total without a grade, which `validateScheme` rules out
 */
export function gradeByScore({ code, thresholds }: AssessmentTemplate, total: Points): Grade {
  const reached = thresholds.find(({ minimum }) => total >= minimum);
  if (!reached) throw new RangeError(`Template ${code} has no grade for ${total}`);
  return reached.grade;
}

/** A grade, or the cap where that is lower. */
export function capped(grade: Grade, cap: Grade | null): Grade {
  return cap !== null && grades.indexOf(grade) < grades.indexOf(cap) ? cap : grade;
}

/** The grade to suggest for a total, and why. It only suggests: people decide. */
export function suggestGrade(
  template: AssessmentTemplate,
  total: Points,
  words: GradeWords,
  { gradeCap, reasons }: Standing,
): Suggestion {
  const byScore = gradeByScore(template, total);
  const reached = template.thresholds.findIndex(({ grade }) => grade === byScore);
  const [threshold, better] = [template.thresholds[reached], template.thresholds[reached - 1]];
  const parts = [`总分 ${formatPoints(total)} 分`];
  if (threshold && threshold.minimum > 0)
    parts.push(`达到${words[byScore]}分数线 ${formatPoints(threshold.minimum)} 分`);
  if (better) parts.push(`未达到${words[better.grade]}分数线 ${formatPoints(better.minimum)} 分`);
  const note = template.thresholdGround.kind === 'example' ? '分数线为示例。' : '';
  const grade = capped(byScore, gradeCap);
  const cap =
    gradeCap === null || grade === byScore
      ? ''
      : `按得分建议为${words[byScore]}，${because(reasons)}不得高于${words[gradeCap]}。`;
  return { byScore, grade, reason: `${parts.join('，')}。${note}${cap}` };
}

const because = (reasons: readonly string[]) =>
  reasons.length === 0 ? '核定的资格' : `因${reasons.join('、')}`;

const ungradedSentences: Record<Exclude<Participation, 'graded'>, string> = {
  not_assessed: '不参加本次考核，不确定等次',
  comment_only: '只写评语，不确定等次',
  neither: '不写评语，不确定等次',
};

/** Why somebody gets no grade at all. */
export function ungradedReason(
  participation: Exclude<Participation, 'graded'>,
  reasons: readonly string[],
): string {
  const why = reasons.length === 0 ? '按核定的资格' : because(reasons);
  return `${why}，${ungradedSentences[participation]}。`;
}
