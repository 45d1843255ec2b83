import type { BallotTally } from '../contract/assessment-record.ts';
import { type Points, points } from '../points.ts';
import type { BallotSection, RaterGroupRule, ScorerRule } from '../policy/scheme.ts';
import { add, multiply, type Rational, rational, roundHalfUp, zero } from './rational.ts';

/*
 * The arithmetic of a score, without a word of explanation: what the page shows, what is printed, and what a whole
 * cycle is recomputed with all come out of these functions. Values are exact and in hundredths of a point until they
 * are rounded by `sectionPoints`, once a section.
 */

/** What one scorer gave for an item. */
export interface Sheet {
  /** Place in the cycle's list of scorers, from 1. */
  readonly scorer: number;
  readonly points: Points;
}

/** The sheets of an item as its mean takes them. */
export interface CountedSheets {
  readonly counted: readonly Sheet[];
  /** Left out as highest and lowest; null where the rule leaves none out. */
  readonly highest: Sheet | null;
  readonly lowest: Sheet | null;
}

/**
 * Leaves the highest and the lowest sheet out where the rule says so. Of several equal ones it is the first that is
 * the highest and the last that is the lowest, so that two different sheets go.
 *
 * @param sheets in the order of the scorers
 */
export function countSheets(sheets: readonly Sheet[], { dropHighLowFrom }: ScorerRule): CountedSheets {
  if (dropHighLowFrom === null || sheets.length < dropHighLowFrom) {
    return { counted: sheets, highest: null, lowest: null };
  }
  let [high, low] = [0, 0];
  for (const [index, sheet] of sheets.entries()) {
    if (sheet.points > (sheets[high]?.points ?? 0)) high = index;
    if (sheet.points <= (sheets[low]?.points ?? 0)) low = index;
  }
  return {
    counted: sheets.filter((_, index) => index !== high && index !== low),
    highest: sheets[high] ?? null,
    lowest: sheets[low] ?? null,
  };
}

/** The exact mean of an item's sheets in hundredths of a point; null while there are too few. */
export function itemMean(sheets: readonly Sheet[], rule: ScorerRule): Rational | null {
  if (sheets.length < rule.minimum) return null;
  const { counted } = countSheets(sheets, rule);
  let sum = 0;
  for (const sheet of counted) sum += sheet.points;
  return rational(sum, counted.length);
}

/** The votes of a rater group, put together. */
export interface GroupVotes {
  /** Ballots with an option for the person. */
  readonly rated: number;
  /** What they are worth together, in hundredths of a point out of 100. */
  readonly worth: number;
}

/** The votes of a tally for the options of a section; null while there are too few. */
export function groupVotes(
  section: BallotSection,
  rule: RaterGroupRule,
  tally: Pick<BallotTally, 'votes'> | undefined,
): GroupVotes | null {
  if (tally === undefined) return null;
  let [rated, worth] = [0, 0];
  for (const { grade, value } of section.options) {
    const votes = tally.votes[grade];
    rated += votes;
    worth += votes * value;
  }
  return rated < rule.minimumValid ? null : { rated, worth };
}

/** 100 points and all of the weight, both in hundredths. */
const whole = 100 * 100;

/** The exact value of a section rated by ballots: the weighted means of its groups as a share of its points. */
export function ballotSectionValue(
  section: BallotSection,
  groups: readonly { readonly rule: RaterGroupRule; readonly votes: GroupVotes }[],
): Rational {
  let weighted = zero;
  for (const { rule, votes } of groups) {
    weighted = add(weighted, rational(votes.worth * rule.weight, votes.rated));
  }
  return multiply(weighted, rational(section.maximum, whole * whole));
}

/** The exact value of a section made of earlier totals: their mean as a share of its points. */
export function earlierSectionValue(maximum: Points, totals: readonly Points[]): Rational {
  const sum = totals.reduce((together, total) => together + total, 0);
  return multiply(rational(sum, totals.length), rational(maximum, whole));
}

/** The one point of rounding: a section's exact value to hundredths of a point, a half up. */
export function sectionPoints(value: Rational): Points {
  return points(roundHalfUp(value));
}

/**
 * The total: sections and bonuses together, deductions taken off, never below 0. It may pass 100 points by bonuses: no
 * notice caps it, and cutting it off would make people equal who are not.
 */
export function totalOf(sections: number, bonuses: number, deductions: number): Points {
  return points(Math.max(0, sections + bonuses - deductions));
}
