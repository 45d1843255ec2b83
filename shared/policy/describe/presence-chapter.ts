import { attendanceKindLabels, attendanceKinds } from '../../vocabulary.ts';
import type { AbsenceRule, PresenceMeasure } from '../presence-rules.ts';
import type { Scheme } from '../scheme.ts';
import type { Chapter } from './chapter.types.ts';
import { chapter, given, missing } from './rule.ts';
import { labelsOf, levelsInWords } from './words.ts';

/** How much a person must be in the village (驻村与考勤). */
export function describePresence({ presence }: Scheme): Chapter {
  const rules = presence.rules.map((rule) =>
    given(
      { code: `presence.rule.${rule.code}`, title: rule.title },
      [
        measureSentence(rule.measure),
        `计入驻村的日子：${labelsOf(rule.counted, attendanceKinds, attendanceKindLabels)}。`,
      ],
      [rule.ground, rule.countedGround],
    ),
  );
  return chapter(
    'presence',
    rules.length > 0 ? rules : [missing({ code: 'presence.rules', title: '驻村时间' }, '驻村天数要求')],
  );
}

/** E.g. 平均每月驻村不少于 20 天。 */
export function measureSentence(measure: PresenceMeasure): string {
  switch (measure.kind) {
    case 'monthly_average':
      return `平均每月驻村不少于 ${measure.minimumDays} 天。`;
    case 'monthly_share':
      return `每月驻村不少于当月在岗天数的 ${measure.numerator}/${measure.denominator}。`;
    case 'yearly_days':
      return `每年驻村不少于 ${measure.minimumDays} 天。`;
    case 'weekly_pattern':
      return `每周驻村不少于 ${measure.days} 天 ${measure.nights} 夜。`;
  }
}

/** What absence without excuse leads to (无故不在岗). */
export function describeAbsence({ presence }: Scheme): Chapter {
  const rules = presence.absence.map((rule) =>
    given(
      { code: `presence.absence.${rule.code}`, title: rule.title },
      [absenceSentence(rule)],
      [rule.ground],
    ),
  );
  return chapter(
    'absence',
    rules.length > 0
      ? rules
      : [missing({ code: 'presence.absence', title: '无故不在岗' }, '无故不在岗怎样处理')],
  );
}

/** E.g. 市级以上检查发现无故脱岗达到 1 次的，全市通报。 */
export function absenceSentence({ threshold, consequence }: AbsenceRule): string {
  return `${absenceInWords(threshold)}的，${consequence}。`;
}

/** E.g. 连续无故不在岗超过 15 天 */
export function absenceInWords(threshold: AbsenceRule['threshold']): string {
  switch (threshold.kind) {
    case 'findings':
      return `${levelsInWords(threshold.levels)}检查发现无故脱岗达到 ${threshold.minimum} 次`;
    case 'running_days':
      return `连续无故不在岗超过 ${threshold.moreThan} 天`;
    case 'yearly_days':
      return `一年内无故不在岗累计超过 ${threshold.moreThan} 天`;
  }
}
