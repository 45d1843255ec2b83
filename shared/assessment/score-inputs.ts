import type {
  BallotTally,
  EarlierResult,
  ItemScore,
  ScoreAdjustment,
} from '../contract/assessment-record.ts';
import { formatPoints, type Points } from '../points.ts';
import type { AdjustmentRule, AssessmentTemplate, Section } from '../policy/scheme.ts';
import type { Grade, Participation, RaterGroup } from '../vocabulary.ts';
import type { Sheet } from './score-arithmetic.ts';

/** What a total rests on, and nothing else: enough to work it out. */
export interface ScoreInputs {
  readonly tallies: readonly Pick<BallotTally, 'group' | 'votes'>[];
  readonly scores: readonly Pick<ItemScore, 'scorer' | 'item' | 'points'>[];
  readonly adjustments: readonly Pick<ScoreAdjustment, 'code' | 'points'>[];
  readonly earlier: readonly Pick<EarlierResult, 'kind' | 'total'>[];
}

/** How far somebody takes part, as the eligibility has it. */
export interface Standing {
  readonly participation: Participation;
  /** Best grade that may be given; null without a cap. */
  readonly gradeCap: Grade | null;
  /** Why, in short phrases, e.g. 警告处分; empty where nobody has said. */
  readonly reasons: readonly string[];
}

/** Whoever is graded without a cap. */
export const plainStanding: Standing = { participation: 'graded', gradeCap: null, reasons: [] };

/** The inputs of a record by what they are for. */
export interface SortedInputs<Tally> {
  readonly tallies: ReadonlyMap<RaterGroup, Tally>;
  /** Sheets of each item, in the order of the scorers. */
  readonly sheets: ReadonlyMap<string, readonly Sheet[]>;
}

const knownKeys = new WeakMap<AssessmentTemplate, ReadonlySet<string>>();

function keysOf(section: Section): string[] {
  switch (section.source) {
    case 'items':
      return section.items.map((item) => item.code);
    case 'ballots':
      return section.groups.map((group) => group.group);
    case 'earlier':
      return [];
  }
}

/** Codes of the items and rater groups of a template. */
function keysIn(template: AssessmentTemplate): ReadonlySet<string> {
  let keys = knownKeys.get(template);
  if (keys === undefined) {
    keys = new Set(template.sections.flatMap(keysOf));
    knownKeys.set(template, keys);
  }
  return keys;
}

/**
 * Sorts the inputs of a record.
 *
 * @throws RangeError for a rater group, or an item of one scorer, that is twice there or unknown to the template: such
 *   input is a fault of the caller
 */
export function sortInputs<Tally extends { readonly group: RaterGroup }>(
  template: AssessmentTemplate,
  tallies: readonly Tally[],
  scores: ScoreInputs['scores'],
): SortedInputs<Tally> {
  const known = keysIn(template);
  const tallyOf = new Map<RaterGroup, Tally>();
  for (const tally of tallies) {
    if (!known.has(tally.group)) throw unknown(template, tally.group);
    if (tallyOf.has(tally.group)) throw twice(tally.group);
    tallyOf.set(tally.group, tally);
  }
  const sheetsOf = new Map<string, Sheet[]>();
  for (const score of scores) {
    const sheets = sheetsOf.get(score.item);
    if (sheets === undefined) {
      if (!known.has(score.item)) throw unknown(template, score.item);
      sheetsOf.set(score.item, [score]);
    } else {
      const after = sheets.findIndex(({ scorer }) => scorer >= score.scorer);
      if (sheets[after]?.scorer === score.scorer) throw twice(score.item);
      sheets.splice(after === -1 ? sheets.length : after, 0, score);
    }
  }
  return { tallies: tallyOf, sheets: sheetsOf };
}

const unknown = ({ code }: AssessmentTemplate, key: string) =>
  new RangeError(`Template ${code} has no ${key}`);
const twice = (key: string) => new RangeError(`${key} is there twice`);

/** Entries of one rule of bonus or deduction, with their sum. */
export interface RuleAdjustments<Entry> {
  readonly rule: AdjustmentRule;
  readonly entries: readonly Entry[];
  readonly sum: number;
}

/**
 * The entries under each rule that has any, in the order of the template.
 *
 * @throws RangeError for an unknown rule, or more points under one than it allows
 */
export function sortAdjustments<Entry extends { readonly code: string; readonly points: Points }>(
  { code, adjustments }: AssessmentTemplate,
  entries: readonly Entry[],
): RuleAdjustments<Entry>[] {
  if (entries.length === 0) return [];
  const stray = entries.find((entry) => !adjustments.some((rule) => rule.code === entry.code));
  if (stray) throw new RangeError(`Template ${code} has no adjustment ${stray.code}`);
  return adjustments.flatMap((rule) => {
    const own = entries.filter((entry) => entry.code === rule.code);
    const sum = own.reduce((total, entry) => total + entry.points, 0);
    if (sum > rule.maximum)
      throw new RangeError(`Adjustment ${rule.code} is above ${formatPoints(rule.maximum)}`);
    return own.length === 0 ? [] : [{ rule, entries: own, sum }];
  });
}

/** Points on top and off, of all rules together. */
export function adjustmentSums(sorted: readonly RuleAdjustments<unknown>[]): {
  readonly bonuses: number;
  readonly deductions: number;
} {
  const sumOf = (kind: AdjustmentRule['kind']) =>
    sorted.reduce((total, { rule, sum }) => (rule.kind === kind ? total + sum : total), 0);
  return { bonuses: sumOf('bonus'), deductions: sumOf('deduction') };
}

/** Totals of the earlier results that a section of this kind takes; those locked without a score do not count. */
export function earlierTotals<Result extends { readonly kind: string; readonly total: Points | null }>(
  kind: Result['kind'],
  results: readonly Result[],
): (Result & { readonly total: Points })[] {
  return results.flatMap((result) =>
    result.kind === kind && result.total !== null ? [{ ...result, total: result.total }] : [],
  );
}
