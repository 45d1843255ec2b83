import { ballotRate } from '#shared/archive/snapshots/annual-form.ts';
import type { BallotSummarySnapshot, Opinions } from '#shared/archive/snapshots/ballot-summary.ts';
import { type Grade, type RaterGroup, raterGroupLabels, raterGroups } from '#shared/vocabulary.ts';
import type { BatchSheets, RecordTally } from './ballot-figures.repository.ts';

/** Valid ballots below which what a group said stands only together with other groups. */
export const fewBallots = 5;

/** Sheets of paper. */
export interface Sheets {
  readonly issued: number;
  readonly returned: number;
  readonly valid: number;
  readonly invalid: number;
}

/** Adds up sheets. */
export function sumSheets(all: readonly Sheets[]): Sheets {
  const sum = (pick: (sheets: Sheets) => number) => all.reduce((total, sheets) => total + pick(sheets), 0);
  return {
    issued: sum(({ issued }) => issued),
    returned: sum(({ returned }) => returned),
    valid: sum(({ valid }) => valid),
    invalid: sum(({ invalid }) => invalid),
  };
}

/** What tallies say together, with shares of their valid ballots; options in the order given. */
export function sumOpinions(tallies: readonly RecordTally[], options: readonly Grade[]): Opinions {
  const sum = (pick: (tally: RecordTally) => number) =>
    tallies.reduce((total, tally) => total + pick(tally), 0);
  const cast = sum(({ valid }) => valid);
  const share = (count: number) => ({ count, rate: ballotRate(count, cast) });
  return {
    cast,
    votes: options.map((grade) => share(sum(({ votes }) => votes[grade]))),
    blank: share(sum(({ blank }) => blank)),
  };
}

/** The sheets of each rater group: a batch's once, however many are on its ballots; a typed tally's by themselves. */
export function sheetsByGroup(
  batches: readonly BatchSheets[],
  typed: readonly RecordTally[],
): Map<RaterGroup, Sheets> {
  const counted = batches.map(({ group, issued, returned, invalid }) => {
    const back = returned ?? 0;
    const bad = invalid ?? 0;
    return { group, issued, returned: back, valid: back - bad, invalid: bad };
  });
  const all = [...counted, ...typed];
  const groups = raterGroups.filter((group) => all.some((each) => each.group === group));
  return new Map(groups.map((group) => [group, sumSheets(all.filter((each) => each.group === group))]));
}

type Summed = Pick<BallotSummarySnapshot, 'groups' | 'merged' | 'total'>;

/**
 * The rater groups with what they said. Where a group has few valid ballots, its votes would tell how a person voted: they
 * are added to those of the next smallest groups until there are enough; the sheets of paper stay apart, since they must
 * agree with the batches.
 */
export function summedGroups(
  sheets: ReadonlyMap<RaterGroup, Sheets>,
  tallies: readonly RecordTally[],
  options: readonly Grade[],
): Summed {
  const hidden = hiddenGroups(sheets);
  const of = (groups: readonly RaterGroup[]) =>
    sumOpinions(
      tallies.filter(({ group }) => groups.includes(group)),
      options,
    );
  const all = [...sheets.keys()];
  return {
    groups: all.map((group) => ({
      label: raterGroupLabels[group],
      ...sumSheets([sheets.get(group) ?? none]),
      opinions: hidden.includes(group) ? null : of([group]),
    })),
    merged:
      hidden.length === 0 || hidden.length === all.length
        ? null
        : {
            label: `${hidden.map((group) => raterGroupLabels[group]).join('、')}合并`,
            opinions: of(hidden),
          },
    total: { ...sumSheets([...sheets.values()]), opinions: of(all) },
  };
}

const none: Sheets = { issued: 0, returned: 0, valid: 0, invalid: 0 };

/** Groups whose votes are not shown by themselves: never just one, since it could be had from the sum. */
function hiddenGroups(sheets: ReadonlyMap<RaterGroup, Sheets>): RaterGroup[] {
  const bySize = [...sheets]
    .map(([group, { valid }]) => ({ group, valid }))
    .filter(({ valid }) => valid > 0)
    .sort((a, b) => a.valid - b.valid);
  const hidden: typeof bySize = [];
  for (const each of bySize) {
    const together = hidden.reduce((sum, { valid }) => sum + valid, 0);
    const enough = hidden.length !== 1 && (hidden.length === 0 || together >= fewBallots);
    if (each.valid >= fewBallots && enough) break;
    hidden.push(each);
  }
  const names = hidden.map(({ group }) => group);
  return bySize.length < 2 ? [] : raterGroups.filter((group) => names.includes(group));
}
