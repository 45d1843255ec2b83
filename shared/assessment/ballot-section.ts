import type { BallotTally, CalculationLine } from '../contract/assessment-record.ts';
import { formatPoints, points } from '../points.ts';
import type { BallotSection, RaterGroupRule } from '../policy/scheme.ts';
import { type RaterGroup, raterGroupLabels } from '../vocabulary.ts';
import { citation } from './calculation-ground.ts';
import { formatExact, formatShort, multiply, type Rational, rational } from './rational.ts';
import { ballotSectionValue, type GroupVotes, groupVotes, sectionPoints } from './score-arithmetic.ts';

const fullMark = points(100 * 100);

interface RatedGroup {
  readonly rule: RaterGroupRule;
  readonly line: CalculationLine;
  /** Null while there are too few ballots. */
  readonly votes: GroupVotes | null;
}

/**
 * The exact value of a dimension rated by ballots, in hundredths of a point; null while a group has too few.
 */
export function ballotSectionExact(
  section: BallotSection,
  tallies: ReadonlyMap<RaterGroup, Pick<BallotTally, 'votes'>>,
): Rational | null {
  const rated: { rule: RaterGroupRule; votes: GroupVotes }[] = [];
  for (const rule of section.groups) {
    const votes = groupVotes(section, rule, tallies.get(rule.group));
    if (votes === null) return null;
    rated.push({ rule, votes });
  }
  return ballotSectionValue(section, rated);
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
    ({ votes, rule }) =>
      `${votes === null ? '待补' : formatShort(meanOf(votes))}×${formatWeight(rule.weight)}`,
  );
  const formula = `${formatPoints(section.maximum)} × (${terms.join(' + ')}) ÷ 100`;

  const value = ballotSectionExact(section, tallies);
  if (value === null) {
    const lacking = groups.filter(({ votes }) => votes === null).length;
    const missing = `${section.title}：还有 ${lacking} 类测评主体的票数不足。`;
    return { ...frame, formula, exact: null, points: null, missing };
  }
  const exact = multiply(value, rational(1, 100));
  const rounded = sectionPoints(value);
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

/** The mean worth of a ballot in points out of 100. */
const meanOf = ({ worth, rated }: GroupVotes): Rational => rational(worth, rated * 100);

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
  const votes = groupVotes(section, rule, tally);
  if (votes === null) {
    const rated = terms.reduce((sum, term) => sum + term.votes, 0);
    const missing = `${section.title}：${lackOf(label, rule, tally, rated)}`;
    const formula = tally === undefined ? '未录入' : `有效评价 ${rated} 张，至少需要 ${rule.minimumValid} 张`;
    return { rule, votes, line: { ...frame, formula, exact: null, points: null, missing } };
  }
  const mean = meanOf(votes);
  const written = terms
    .filter((term) => term.votes > 0)
    .map((term) => `${term.votes}×${formatPoints(term.value)}`)
    .join(' + ');
  const line = {
    ...frame,
    formula: `(${written}) ÷ ${votes.rated} = ${formatShort(mean)}`,
    exact: formatExact(mean),
    // Rounded for showing only; what is calculated with stays exact.
    points: sectionPoints(multiply(mean, rational(100))),
    missing: null,
  };
  return { rule, votes, line };
}

function lackOf(label: string, rule: RaterGroupRule, tally: BallotTally | undefined, rated: number): string {
  const needed = `至少需要 ${rule.minimumValid} 张`;
  if (tally === undefined) return `还没有录入${label}的测评票，${needed}有效评价。`;
  const blank = tally.blank > 0 ? `（有效票 ${tally.valid} 张中 ${tally.blank} 张未填此人）` : '';
  return `${label}有效评价 ${rated} 张${blank}，${needed}，还差 ${rule.minimumValid - rated} 张。`;
}

/** `2050` → `20.5%`. */
function formatWeight(weight: number): string {
  return `${weight / 100}%`;
}
