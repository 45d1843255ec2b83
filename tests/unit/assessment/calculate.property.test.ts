import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calculate } from '#shared/assessment/calculate.ts';
import type { BallotTally, ItemScore } from '#shared/contract/assessment-record.ts';
import { type Points, points } from '#shared/points.ts';
import { gradeWordsFor, templateFor } from '#shared/policy/lookup.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { grades } from '#shared/vocabulary.ts';

const template = templateFor(ganzhou2021, 'annual', 'team_member');
const words = gradeWordsFor(ganzhou2021, 'enterprise');
const items = template.sections.flatMap((section) => (section.source === 'items' ? section.items : []));
const ballots = template.sections.flatMap((section) => (section.source === 'ballots' ? [section] : []));
const groups = ballots.flatMap((section) => section.groups);

type VoteCounts = BallotTally['votes'];

function tallyOf(group: BallotTally['group'], votes: VoteCounts, blank: number): BallotTally {
  const valid = grades.reduce((sum, grade) => sum + votes[grade], blank);
  return { group, issued: valid, returned: valid, valid, invalid: 0, votes, blank };
}

const voteCounts = (minimum: number) =>
  fc
    .record({
      excellent: fc.nat({ max: 400 }),
      competent: fc.nat({ max: 400 }),
      basically_competent: fc.nat({ max: 60 }),
      incompetent: fc.nat({ max: 60 }),
    })
    .filter((votes) => grades.reduce((sum, grade) => sum + votes[grade], 0) >= minimum);

const completeTallies: fc.Arbitrary<BallotTally[]> = fc.tuple(
  ...groups.map((rule) =>
    fc
      .tuple(voteCounts(rule.minimumValid), fc.nat({ max: 20 }))
      .map(([votes, blank]) => tallyOf(rule.group, votes, blank)),
  ),
);

const completeScores: fc.Arbitrary<ItemScore[]> = fc.tuple(
  ...items.map((item) =>
    fc
      .nat({ max: item.maximum })
      .map((hundredths) => ({ item: item.code, points: points(hundredths), remark: null })),
  ),
);

const totalOf = (tallies: readonly BallotTally[], scores: readonly ItemScore[]): Points => {
  const { total } = calculate(template, tallies, scores, words);
  if (total === null) throw new Error('The score is incomplete');
  return total;
};

const property = <Ts extends [unknown, ...unknown[]]>(
  arbitraries: { [K in keyof Ts]: fc.Arbitrary<Ts[K]> },
  holds: (...values: Ts) => void,
) => fc.assert(fc.property(fc.tuple(...arbitraries) as fc.Arbitrary<Ts>, (values) => holds(...values)));

test('a complete score lies between 0 and 100 points', () => {
  property([completeTallies, completeScores], (tallies, scores) => {
    const total = totalOf(tallies, scores);
    expect(total).toBeGreaterThanOrEqual(0);
    expect(total).toBeLessThanOrEqual(10_000);
  });
});

test('it is exact: an independent computation over one common denominator gives the same hundredths', () => {
  property([completeTallies, completeScores], (tallies, scores) => {
    const byCommittee = scores.reduce((sum, score) => sum + score.points, 0);
    const byBallots = ballots.reduce((sum, section) => {
      const terms = section.groups.map((rule) => {
        const votes = tallies.find((tally) => tally.group === rule.group)?.votes;
        const cast = section.options.map(
          ({ grade, value }) => [BigInt(votes?.[grade] ?? 0), BigInt(value)] as const,
        );
        return {
          weight: BigInt(rule.weight),
          worth: cast.reduce((total, [count, value]) => total + count * value, 0n),
          rated: cast.reduce((total, [count]) => total + count, 0n),
        };
      });
      const common = terms.reduce((product, term) => product * term.rated, 1n);
      const weighted = terms.reduce(
        (total, term) => total + (term.weight * term.worth * common) / term.rated,
        0n,
      );
      const numerator = weighted * BigInt(section.maximum);
      const denominator = common * 10_000n * 10_000n;
      return sum + Number((2n * numerator + denominator) / (2n * denominator));
    }, 0);
    expect(totalOf(tallies, scores)).toBe(byCommittee + byBallots);
  });
});

test('it depends on shares only: every count times k leaves the score as it is', () => {
  property([completeTallies, completeScores, fc.integer({ min: 2, max: 50 })], (tallies, scores, k) => {
    const scaled = tallies.map(({ group, votes, blank }) =>
      tallyOf(
        group,
        {
          excellent: votes.excellent * k,
          competent: votes.competent * k,
          basically_competent: votes.basically_competent * k,
          incompetent: votes.incompetent * k,
        },
        blank * k,
      ),
    );
    expect(totalOf(scaled, scores)).toBe(totalOf(tallies, scores));
  });
});

test('a higher score for one item never lowers the total', () => {
  const which = fc.nat({ max: items.length - 1 });
  property([completeTallies, completeScores, which], (tallies, scores, index) => {
    const [item, given] = [items[index], scores[index]];
    if (!item || !given || given.points >= item.maximum) return;
    const raised = scores.with(index, { ...given, points: points(given.points + 1) });
    expect(totalOf(tallies, raised)).toBe(totalOf(tallies, scores) + 1);
  });
});

test('one vote moved to a better grade never lowers the total', () => {
  const group = fc.nat({ max: groups.length - 1 });
  const from = fc.integer({ min: 1, max: grades.length - 1 });
  property([completeTallies, completeScores, group, from], (tallies, scores, index, worse) => {
    const tally = tallies[index];
    const [lower, upper] = [grades[worse], grades[worse - 1]];
    if (!tally || !lower || !upper || tally.votes[lower] === 0) return;
    const votes = { ...tally.votes, [lower]: tally.votes[lower] - 1, [upper]: tally.votes[upper] + 1 };
    const moved = tallies.with(index, tallyOf(tally.group, votes, tally.blank));
    expect(totalOf(moved, scores)).toBeGreaterThanOrEqual(totalOf(tallies, scores));
  });
});

test('the order in which tallies and scores are given does not matter', () => {
  property([completeTallies, completeScores], (tallies, scores) => {
    expect(calculate(template, tallies.toReversed(), scores.toReversed(), words)).toEqual(
      calculate(template, tallies, scores, words),
    );
  });
});

test('without enough ballots of any one group there is no total, whatever the others say', () => {
  const group = fc.nat({ max: groups.length - 1 });
  property([completeTallies, completeScores, group, fc.boolean()], (tallies, scores, index, removed) => {
    const rule = groups[index];
    if (!rule) return;
    const few = { excellent: rule.minimumValid - 1, competent: 0, basically_competent: 0, incompetent: 0 };
    const lacking = removed ? tallies.toSpliced(index, 1) : tallies.with(index, tallyOf(rule.group, few, 9));
    const result = calculate(template, lacking, scores, words);
    expect(result).toMatchObject({ total: null, complete: false, suggestedGrade: null });
    expect(result.missing).toHaveLength(1);
  });
});
