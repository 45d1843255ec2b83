import { adjustmentWords } from '#shared/assessment/calculation-adjustments.ts';
import type { SheetScore } from '#shared/contract/assessment-scoring.ts';
import { formatPoints, points } from '#shared/points.ts';
import type { AssessmentTemplate, Item } from '#shared/policy/scheme.ts';
import { ApplicationError, invalidInput, ruleViolation } from '../../errors.ts';
import type { RuledRecord } from '../record/assessment-detail.ts';

/** Items of a template by code, in its order. */
export function itemsByCode(template: AssessmentTemplate): ReadonlyMap<string, Item> {
  return new Map(
    template.sections.flatMap((section) =>
      section.source === 'items' ? section.items.map((item) => [item.code, item] as const) : [],
    ),
  );
}

/** @throws ApplicationError INVALID_INPUT for a place that nobody of the committee has */
export function checkScorer({ cycle }: Pick<RuledRecord, 'cycle'>, scorer: number): void {
  if (cycle.scorers[scorer - 1] === undefined) {
    throw invalidInput('scorer', `本次考核只有 ${cycle.scorers.length} 位评分人，没有第 ${scorer} 位。`);
  }
}

/** @throws ApplicationError INVALID_INPUT for an item that is unknown, twice there or scored above its maximum */
export function checkScores(
  { template }: Pick<RuledRecord, 'template'>,
  scores: readonly SheetScore[],
): void {
  const items = itemsByCode(template);
  const seen = new Set<string>();
  const issues = scores.flatMap(({ item: code, points: given }, index) => {
    const item = items.get(code);
    const twice = seen.has(code);
    seen.add(code);
    if (!item)
      return [{ path: `scores.${index}.item`, message: `${template.title}没有代码为“${code}”的项目。` }];
    if (twice) return [{ path: `scores.${index}.item`, message: `“${item.title}”评了两次，只能评一次。` }];
    if (given <= item.maximum) return [];
    const message = `“${item.title}”评了 ${formatPoints(given)} 分，超过满分 ${formatPoints(item.maximum)} 分。`;
    return [{ path: `scores.${index}.points`, message }];
  });
  refuse('', issues);
}

/**
 * Refuses a bonus or deduction that the template does not know, or that would go beyond what its rule allows.
 *
 * @throws ApplicationError INVALID_INPUT; RULE_VIOLATION `adjustment_above_maximum`
 */
export function checkAdjustment(
  { template, adjustments }: Pick<RuledRecord, 'template' | 'adjustments'>,
  entry: { readonly code: string; readonly points: number },
): void {
  const rule = template.adjustments.find(({ code }) => code === entry.code);
  if (!rule) throw invalidInput('code', `${template.title}没有代码为“${entry.code}”的加分或扣分项。`);
  const own = adjustments.filter(({ code }) => code === rule.code);
  const before = own.reduce((sum, { points: given }) => sum + given, 0);
  if (before + entry.points <= rule.maximum) return;
  const word = adjustmentWords[rule.kind];
  const already = before === 0 ? '' : `，已登记 ${formatPoints(points(before))} 分`;
  throw ruleViolation(
    'adjustment_above_maximum',
    `“${rule.title}”最多${word} ${formatPoints(rule.maximum)} 分${already}，不能再${word} ${formatPoints(points(entry.points))} 分。`,
  );
}

/** Throws one INVALID_INPUT with all issues, unless there are none. */
export function refuse(heading: string, issues: readonly { path: string; message: string }[]): void {
  if (issues.length === 0) return;
  const sentences = issues.map((issue) => issue.message).join('');
  throw new ApplicationError('INVALID_INPUT', `${heading}${sentences}`, { issues });
}
