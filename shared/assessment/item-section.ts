import type { CalculationLine } from '../contract/assessment-record.ts';
import { formatPoints } from '../points.ts';
import type { Item, ItemSection, ScorerRule } from '../policy/scheme.ts';
import { citation } from './calculation-ground.ts';
import { add, formatExact, formatShort, multiply, type Rational, rational, zero } from './rational.ts';
import { type CountedSheets, countSheets, itemMean, type Sheet, sectionPoints } from './score-arithmetic.ts';

type SheetsOf = ReadonlyMap<string, readonly Sheet[]>;

/**
 * The exact value of a dimension scored by the committee, in hundredths of a point: the sum of its items' means. Null
 * until each item has enough sheets.
 *
 * @throws RangeError for a score above its item's maximum
 */
export function itemSectionValue(section: ItemSection, sheets: SheetsOf, rule: ScorerRule): Rational | null {
  let sum: Rational | null = zero;
  for (const item of section.items) {
    const mean = meanOf(item, sheets.get(item.code) ?? [], rule);
    sum = sum === null || mean === null ? null : add(sum, mean);
  }
  return sum;
}

function meanOf(item: Item, sheets: readonly Sheet[], rule: ScorerRule): Rational | null {
  for (const { points: given } of sheets) {
    if (given > item.maximum)
      throw new RangeError(`Score ${given} of item ${item.code} is above its maximum ${item.maximum}`);
  }
  return itemMean(sheets, rule);
}

/**
 * The line of a dimension scored by the committee, its items below it, and below each what every scorer gave; rounded
 * once, here.
 *
 * @param scorers names by place
 * @throws RangeError for a score above its item's maximum
 */
export function itemSectionLine(
  section: ItemSection,
  sheets: SheetsOf,
  rule: ScorerRule,
  scorers: readonly string[],
): CalculationLine {
  const means = section.items.map((item) => meanOf(item, sheets.get(item.code) ?? [], rule));
  const lines = section.items.map((item, index) =>
    itemLine(section, item, sheets.get(item.code) ?? [], means[index] ?? null, rule, scorers),
  );
  const terms = means.map((mean) => (mean === null ? '待补' : inPoints(mean))).join(' + ');
  const frame = {
    key: section.code,
    label: section.title,
    maximum: section.maximum,
    ...citation(section.ground, section.maximumGround),
    lines,
  };
  const value = itemSectionValue(section, sheets, rule);
  if (value === null) {
    const open = means.filter((mean) => mean === null).length;
    const missing = `${section.title}：还有 ${open} 项没有完成评分。`;
    return { ...frame, formula: terms, exact: null, points: null, missing };
  }
  const rounded = sectionPoints(value);
  const exact = exactPoints(value);
  const rounding = exact === formatPoints(rounded) ? '' : `，四舍五入为 ${formatPoints(rounded)}`;
  return {
    ...frame,
    formula: `${terms} = ${inPoints(value)}${rounding}`,
    exact,
    points: rounded,
    missing: null,
  };
}

function itemLine(
  section: ItemSection,
  item: Item,
  sheets: readonly Sheet[],
  mean: Rational | null,
  rule: ScorerRule,
  scorers: readonly string[],
): CalculationLine {
  const nameOf = ({ scorer }: Sheet) => scorers[scorer - 1] ?? `第 ${scorer} 位评分人`;
  const counted = countSheets(sheets, rule);
  return {
    key: `${section.code}.${item.code}`,
    label: item.title,
    formula: mean === null ? openFormula(sheets, rule) : meanFormula(counted, mean, nameOf),
    exact: mean === null ? null : exactPoints(mean),
    points: mean === null ? null : sectionPoints(mean),
    maximum: item.maximum,
    missing: mean === null ? `${section.title}：${lackOf(item, sheets, rule)}` : null,
    ...citation(item.ground, item.maximumGround),
    lines: sheets.map((sheet) => ({
      key: `${section.code}.${item.code}.scorer${sheet.scorer}`,
      label: nameOf(sheet),
      formula: `评 ${formatPoints(sheet.points)}${sheetNote(sheet, counted)}`,
      exact: formatPoints(sheet.points),
      points: sheet.points,
      maximum: item.maximum,
      missing: null,
      clause: null,
      example: false,
      lines: [],
    })),
  };
}

function openFormula(sheets: readonly Sheet[], { minimum }: ScorerRule): string {
  return sheets.length === 0 ? '未评' : `已有 ${sheets.length} 份评分，至少需要 ${minimum} 份`;
}

function lackOf(item: Item, sheets: readonly Sheet[], { minimum }: ScorerRule): string {
  const needed = minimum === 1 ? '' : `至少需要 ${minimum} 份评分`;
  if (sheets.length > 0) return `“${item.title}”已有 ${sheets.length} 份评分，${needed}。`;
  const least = needed === '' ? '' : `，${needed}`;
  return `“${item.title}”还没有评分（满分 ${formatPoints(item.maximum)} 分${least}）。`;
}

function meanFormula(
  { counted, highest, lowest }: CountedSheets,
  mean: Rational,
  nameOf: (sheet: Sheet) => string,
): string {
  const terms = counted.map((sheet) => formatPoints(sheet.points)).join(' + ');
  const [only] = counted;
  const average =
    counted.length === 1 && only
      ? `${nameOf(only)}评分 ${terms}`
      : `(${terms}) ÷ ${counted.length} = ${inPoints(mean)}`;
  if (highest === null || lowest === null) return average;
  const told = (sheet: Sheet) => `${formatPoints(sheet.points)}（${nameOf(sheet)}）`;
  return `${average}，已去掉最高 ${told(highest)}和最低 ${told(lowest)}`;
}

function sheetNote(sheet: Sheet, { highest, lowest }: CountedSheets): string {
  if (sheet === highest) return '，最高，不计入平均';
  return sheet === lowest ? '，最低，不计入平均' : '';
}

const hundredth = rational(1, 100);
const inPoints = (hundredths: Rational) => formatShort(multiply(hundredths, hundredth));
const exactPoints = (hundredths: Rational) => formatExact(multiply(hundredths, hundredth));
