import type { BallotTally, CalculationLine } from '../contract/assessment-record.ts';
import { formatPoints, type Points, points } from '../points.ts';
import type { BallotSection, RaterGroupRule } from '../policy/scheme.ts';
import { type RaterGroup, raterGroupLabels } from '../vocabulary.ts';
import { citation } from './calculation-ground.ts';
import {
  add,
  formatExact,
  formatShort,
  multiply,
  type Rational,
  rational,
  roundHalfUp,
  zero,
} from './rational.ts';

const fullMark = points(100 * 100);

interface RatedGroup {
  readonly rule: RaterGroupRule;
  readonly line: CalculationLine;
  /** Mean worth of its ballots in points out of 100, exact; null while there are too few. */
  readonly mean: Rational | null;
}

/**
 * The line of a dimension rated by ballots: each group's mean worth of a ballot, weighted, as a share of the
 * dimension's points; rounded once, here. A group with too few ballots leaves the dimension incomplete: it is
 * never taken for zero, nor is its weight spread over the others.
 */
export function ballotSectionLine(
  section: BallotSection,
  tallies: ReadonlyMap<RaterGroup, BallotTally>,
): CalculationLine {
  const groups = section.groups.map((rule) => rateGroup(section, rule, tallies.get(rule.group)));
  const frame = {
    key: section.code,
    label: section.title,
    maximum: section.maximum,
    ...citation(section.ground, section.maximumGround, section.optionsGround),
    lines: groups.map((group) => group.line),
  };
  const terms = groups.map(
    ({ mean, rule }) => `${mean === null ? '待补' : formatShort(mean)}×${formatWeight(rule.weight)}`,
  );
  const formula = `${formatPoints(section.maximum)} × (${terms.join(' + ')}) ÷ 100`;

  const rated = groups.flatMap(({ mean, rule }) => (mean === null ? [] : [{ mean, weight: rule.weight }]));
  const lacking = groups.length - rated.length;
  if (lacking > 0) {
    const missing = `${section.title}：还有 ${lacking} 类测评主体的票数不足。`;
    return { ...frame, formula, exact: null, points: null, missing };
  }
  const weighted = rated.reduce(
    (sum, { mean, weight }) => add(sum, multiply(mean, rational(weight, 10_000))),
    zero,
  );
  const exact = multiply(weighted, rational(section.maximum, fullMark));
  const rounded = points(Number(roundHalfUp(multiply(exact, rational(100)))));
  const rounding =
    formatExact(exact) === formatPoints(rounded) ? '' : `，四舍五入为 ${formatPoints(rounded)}`;
  return {
    ...frame,
    formula: `${formula} = ${formatShort(exact)}${rounding}`,
    exact: formatExact(exact),
    points: rounded,
    missing: null,
  };
}

function rateGroup(section: BallotSection, rule: RaterGroupRule, tally: BallotTally | undefined): RatedGroup {
  const label = raterGroupLabels[rule.group];
  const frame = {
    key: `${section.code}.${rule.group}`,
    label: `${label}（权重 ${formatWeight(rule.weight)}）`,
    maximum: fullMark,
    ...citation(rule.ground),
    lines: [],
  };
  const terms = section.options.map(({ grade, value }) => ({ votes: tally?.votes[grade] ?? 0, value }));
  const rated = terms.reduce((sum, { votes }) => sum + votes, 0);
  if (tally === undefined || rated < rule.minimumValid) {
    const missing = `${section.title}：${lackOf(label, rule, tally, rated)}`;
    const formula = tally === undefined ? '未录入' : `有效评价 ${rated} 张，至少需要 ${rule.minimumValid} 张`;
    return { rule, mean: null, line: { ...frame, formula, exact: null, points: null, missing } };
  }
  const worth = terms.reduce((sum, { votes, value }) => sum + votes * value, 0);
  const mean = rational(worth, rated * 100);
  const written = terms
    .filter(({ votes }) => votes > 0)
    .map(({ votes, value }) => `${votes}×${formatPoints(value)}`)
    .join(' + ');
  const line = {
    ...frame,
    formula: `(${written}) ÷ ${rated} = ${formatShort(mean)}`,
    exact: formatExact(mean),
    points: hundredths(mean),
    missing: null,
  };
  return { rule, mean, line };
}

function lackOf(label: string, rule: RaterGroupRule, tally: BallotTally | undefined, rated: number): string {
  const needed = `至少需要 ${rule.minimumValid} 张`;
  if (tally === undefined) return `还没有录入${label}的测评票，${needed}有效评价。`;
  const blank = tally.blank > 0 ? `（有效票 ${tally.valid} 张中 ${tally.blank} 张未填此人）` : '';
  return `${label}有效评价 ${rated} 张${blank}，${needed}，还差 ${rule.minimumValid - rated} 张。`;
}

/** Rounded for showing only; what is calculated with stays exact. */
function hundredths(value: Rational): Points {
  return points(Number(roundHalfUp(multiply(value, rational(100)))));
}

/** `2050` → `20.5%`. */
function formatWeight(weight: number): string {
  return `${weight / 100}%`;
}
