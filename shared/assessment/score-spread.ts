import type { ItemScore, ScoreSpread } from '../contract/assessment-record.ts';
import { type Points, points } from '../points.ts';
import type { AssessmentTemplate } from '../policy/scheme.ts';
import { formatShort, rational } from './rational.ts';
import { sortInputs } from './score-inputs.ts';

/** A sheet is pointed out when it lies further than this share of the item's maximum from the median, in percent. */
export const outlierShare = 20;

/** With fewer sheets than this there is no middle that one could lie away from. */
export const outlierMinimum = 3;

/** The rule of pointing out in words, for whoever reads it. */
export const outlierSentence = `有 ${outlierMinimum} 份以上评分时，与中位数相差超过该项满分 ${outlierShare}% 的评分标为偏离，只作提示，不影响计算。`;

/**
 * How far the scorers lie apart, for each item with a score, in the order of the template. An outlier lies further
 * from the median than {@link outlierShare} percent of the item's maximum, with {@link outlierMinimum} sheets or more;
 * with an even number of sheets the median is the mean of the middle two. The rule is the program's own and decides
 * nothing: what is left out of the mean only the scheme says.
 *
 * @throws RangeError for scores that `calculate` would not take either
 */
export function scoreSpread(template: AssessmentTemplate, scores: readonly ItemScore[]): ScoreSpread[] {
  const { sheets } = sortInputs(template, [], scores);
  const items = template.sections.flatMap((section) => (section.source === 'items' ? section.items : []));
  return items.flatMap(({ code, maximum }) => {
    const own = sheets.get(code) ?? [];
    const given = own.map((sheet) => sheet.points).sort((a, b) => a - b);
    const [lowest, highest] = [given[0], given.at(-1)];
    if (lowest === undefined || highest === undefined) return [];
    const twiceMedian = middleTwo(given);
    const sum = given.reduce((together, each) => together + each, 0);
    // Twice the distance against twice the share: no half is ever rounded.
    const isOutlier = (each: Points) => Math.abs(2 * each - twiceMedian) * 100 > 2 * outlierShare * maximum;
    return [
      {
        item: code,
        scores: own.map((sheet) => ({ scorer: sheet.scorer, points: sheet.points })),
        mean: formatShort(rational(sum, given.length * 100)),
        lowest,
        highest,
        median: points(Math.round(twiceMedian / 2)),
        outliers:
          given.length < outlierMinimum
            ? []
            : own.filter((sheet) => isOutlier(sheet.points)).map((sheet) => sheet.scorer),
      },
    ];
  });
}

/** The sum of the two in the middle, of which an odd number's middle one is both. */
function middleTwo(sorted: readonly Points[]): number {
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0);
}
