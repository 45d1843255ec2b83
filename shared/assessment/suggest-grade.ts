import { formatPoints, type Points } from '../points.ts';
import type { AssessmentTemplate, GradeWords } from '../policy/scheme.ts';
import type { Grade } from '../vocabulary.ts';

export interface Suggestion {
  readonly grade: Grade;
  /** Why, in a Chinese sentence with the cut-offs. */
  readonly reason: string;
}

/** The grade that the template's cut-offs give for a total. It only suggests: people decide. */
export function suggestGrade(template: AssessmentTemplate, total: Points, words: GradeWords): Suggestion {
  const reached = template.thresholds.findIndex(({ minimum }) => total >= minimum);
  const threshold = template.thresholds[reached];
  if (!threshold) throw new RangeError(`Template ${template.code} has no grade for ${total}`);
  const better = template.thresholds[reached - 1];
  const parts = [`总分 ${formatPoints(total)} 分`];
  if (threshold.minimum > 0)
    parts.push(`达到${words[threshold.grade]}分数线 ${formatPoints(threshold.minimum)} 分`);
  if (better) parts.push(`未达到${words[better.grade]}分数线 ${formatPoints(better.minimum)} 分`);
  const note = template.thresholdGround.kind === 'example' ? '分数线为示例。' : '';
  return { grade: threshold.grade, reason: `${parts.join('，')}。${note}` };
}
