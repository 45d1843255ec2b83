import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countBallots } from '#shared/assessment/ballots/count-ballots.ts';
import { type CalculationInputs, calculate } from '#shared/assessment/calculate.ts';
import { evaluateScore } from '#shared/assessment/score-evaluate.ts';
import { scoreSpread } from '#shared/assessment/score-spread.ts';
import type { BallotTally, ItemScore, ScoreAdjustment } from '#shared/contract/assessment-record.ts';
import { instantSchema } from '#shared/dates.ts';
import { scoreAdjustmentIdSchema } from '#shared/ids.ts';
import { type Points, points } from '#shared/points.ts';
import { gradeWordsFor, templateFor } from '#shared/policy/lookup.ts';
import type { AssessmentTemplate, Section } from '#shared/policy/scheme.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { type Grade, grades } from '#shared/vocabulary.ts';

const ground = { kind: 'example', note: '示例。' } as const;
/** Up to six scorers, highest and lowest left out with four or more, and a bonus and a deduction. */
const template: AssessmentTemplate = {
  ...templateFor(ganzhou2021, 'annual', 'team_member'),
  scorers: { minimum: 1, dropHighLowFrom: 4, ground },
  adjustments: [
    { code: 'honour', title: '表彰', kind: 'bonus', maximum: points(500), ground, maximumGround: ground },
    { code: 'notice', title: '通报', kind: 'deduction', maximum: points(900), ground, maximumGround: ground },
  ],
};
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

/** One sheet or several, each complete. */
const completeScores: fc.Arbitrary<ItemScore[]> = fc.integer({ min: 1, max: 6 }).chain((scorers) =>
  fc.tuple(
    ...Array.from({ length: scorers }, () => items)
      .flat()
      .map((item, index) =>
        fc.nat({ max: item.maximum }).map((given) => ({
          scorer: Math.floor(index / items.length) + 1,
          item: item.code,
          points: points(given),
          remark: null,
        })),
      ),
  ),
);

const completeAdjustments: fc.Arbitrary<ScoreAdjustment[]> = fc
  .tuple(fc.nat({ max: 500 }), fc.nat({ max: 450 }), fc.nat({ max: 450 }))
  .map(([honour, first, second]) =>
    [
      ['honour', honour],
      ['notice', first],
      ['notice', second],
    ].flatMap(([code, given], index) =>
      typeof code === 'string' && typeof given === 'number' && given > 0
        ? [
            {
              id: scoreAdjustmentIdSchema.parse(`01890000-0000-7000-8000-00000000000${index}`),
              code,
              points: points(given),
              evidence: '示例材料',
              documentNumber: null,
              recordedAt: instantSchema.parse('2026-12-01T02:00:00.000Z'),
              recordedBy: '示例考核员',
            },
          ]
        : [],
    ),
  );

const completeInputs: fc.Arbitrary<CalculationInputs> = fc.record({
  tallies: completeTallies,
  scores: completeScores,
  adjustments: completeAdjustments,
  scorers: fc.constant(['甲', '乙', '丙', '丁', '戊', '己']),
  earlier: fc.constant([]),
});

function totalOf(inputs: CalculationInputs, of: AssessmentTemplate = template): Points {
  const { total } = calculate(of, inputs, words);
  if (total === null) throw new Error('The score is incomplete');
  return total;
}

const property = <Ts extends [unknown, ...unknown[]]>(
  arbitraries: { [K in keyof Ts]: fc.Arbitrary<Ts[K]> },
  holds: (...values: Ts) => void,
) => fc.assert(fc.property(fc.tuple(...arbitraries) as fc.Arbitrary<Ts>, (values) => holds(...values)));

test('a complete score lies between 0 and 100 points and the bonus', () => {
  property([completeInputs], (inputs) => {
    expect(totalOf(inputs)).toBeGreaterThanOrEqual(0);
    expect(totalOf(inputs)).toBeLessThanOrEqual(10_500);
  });
});

test('it is exact: an independent computation over one common denominator gives the same hundredths', () => {
  const roundedUp = (numerator: bigint, denominator: bigint) =>
    Number((2n * numerator + denominator) / (2n * denominator));

  function committee(section: Extract<Section, { source: 'items' }>, scores: readonly ItemScore[]): number {
    const means = section.items.map(({ code }) => {
      const given = scores.filter(({ item }) => item === code).map((score) => score.points);
      const sorted = given.toSorted((a, b) => a - b);
      const counted = sorted.length >= 4 ? sorted.slice(1, -1) : sorted;
      return { sum: counted.reduce((total, each) => total + each, 0), of: counted.length };
    });
    // 60 is divisible by every number of sheets that can be left.
    const sixtieths = means.reduce((total, { sum, of }) => total + (sum * 60) / of, 0);
    return roundedUp(BigInt(sixtieths), 60n);
  }

  function voters(section: (typeof ballots)[number], tallies: readonly BallotTally[]): number {
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
    return roundedUp(weighted * BigInt(section.maximum), common * 10_000n * 10_000n);
  }

  property([completeInputs], (inputs) => {
    const sections = template.sections.reduce((sum, section) => {
      if (section.source === 'items') return sum + committee(section, inputs.scores);
      return section.source === 'ballots' ? sum + voters(section, inputs.tallies) : sum;
    }, 0);
    const adjusted = inputs.adjustments.reduce(
      (sum, { code, points: given }) => (code === 'honour' ? sum + given : sum - given),
      sections,
    );
    expect(totalOf(inputs)).toBe(Math.max(0, adjusted));
  });
});

test('the total is what one gets by adding what is shown, and so is every dimension', () => {
  property([completeInputs], (inputs) => {
    const { total, sections, adjustments, totalFormula } = calculate(template, inputs, words);
    const sum = sections.reduce((together, line) => together + (line.points ?? 0), 0);
    const bounded = adjustments.reduce(
      (together, { kind, line }) => together + (kind === 'bonus' ? 1 : -1) * (line.points ?? 0),
      sum,
    );
    expect(total).toBe(Math.max(0, bounded));
    expect(totalFormula.startsWith('总分 = ')).toBe(true);
  });
});

test('what a cycle is recomputed with gives the same total and grade, complete or not', () => {
  const cap = fc.constantFrom<Grade | null>(null, ...grades);
  const participation = fc.constantFrom('graded' as const, 'comment_only' as const);
  const left = fc.nat({ max: 80 });
  property([completeInputs, cap, participation, left], (inputs, gradeCap, takesPart, out) => {
    const partly = {
      ...inputs,
      tallies: inputs.tallies.toSpliced(out, 1),
      scores: inputs.scores.toSpliced(out, 1),
    };
    for (const each of [inputs, partly]) {
      const standing = { participation: takesPart, gradeCap, reasons: [] };
      const { total, suggestedGrade } = calculate(template, each, words, standing);
      expect(evaluateScore(template, each, standing)).toEqual({ total, suggestedGrade });
    }
  });
});

test('it depends on shares only: every count of votes times k leaves the score as it is', () => {
  property([completeInputs, fc.integer({ min: 2, max: 50 })], (inputs, k) => {
    const scaled = inputs.tallies.map(({ group, votes, blank }) =>
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
    expect(totalOf({ ...inputs, tallies: scaled })).toBe(totalOf(inputs));
  });
});

test('all maxima and scores times k make every exact value k times as large', () => {
  const times = (k: number) => (value: Points) => points(value * k);
  const scaleTemplate = (k: number): AssessmentTemplate => ({
    ...template,
    sections: template.sections.map((section) => {
      const maximum = times(k)(section.maximum);
      return section.source === 'items'
        ? {
            ...section,
            maximum,
            items: section.items.map((item) => ({ ...item, maximum: times(k)(item.maximum) })),
          }
        : { ...section, maximum };
    }),
    adjustments: template.adjustments.map((rule) => ({ ...rule, maximum: times(k)(rule.maximum) })),
  });
  const fractionOf = (exact: string | null): [bigint, bigint] => {
    const [above = '0', below = '1'] = (exact ?? '').split('/');
    const [whole = '0', decimals = ''] = above.split('.');
    return [BigInt(whole + decimals), BigInt(below) * 10n ** BigInt(decimals.length)];
  };
  property([completeInputs, fc.integer({ min: 2, max: 20 })], (inputs, k) => {
    const small = calculate(template, inputs, words);
    const scaled = calculate(
      scaleTemplate(k),
      {
        ...inputs,
        scores: inputs.scores.map((score) => ({ ...score, points: times(k)(score.points) })),
        adjustments: inputs.adjustments.map((each) => ({ ...each, points: times(k)(each.points) })),
      },
      words,
    );
    for (const [index, section] of small.sections.entries()) {
      const [above, below] = fractionOf(section.exact);
      const [largeAbove, largeBelow] = fractionOf(scaled.sections[index]?.exact ?? null);
      expect(largeAbove * below).toBe(above * largeBelow * BigInt(k));
    }
  });
});

test('a higher score for one item never lowers the total, whoever gave it and whatever is left out', () => {
  property([completeInputs, fc.nat({ max: 100 })], (inputs, which) => {
    const index = which % inputs.scores.length;
    const given = inputs.scores[index];
    const item = items.find(({ code }) => code === given?.item);
    if (!item || !given || given.points >= item.maximum) return;
    const raised = inputs.scores.with(index, { ...given, points: points(given.points + 1) });
    expect(totalOf({ ...inputs, scores: raised })).toBeGreaterThanOrEqual(totalOf(inputs));
  });
});

test('one vote moved to a better grade never lowers the total', () => {
  const group = fc.nat({ max: groups.length - 1 });
  const from = fc.integer({ min: 1, max: grades.length - 1 });
  property([completeInputs, group, from], (inputs, index, worse) => {
    const tally = inputs.tallies[index];
    const [lower, upper] = [grades[worse], grades[worse - 1]];
    if (!tally || !lower || !upper || tally.votes[lower] === 0) return;
    const votes = { ...tally.votes, [lower]: tally.votes[lower] - 1, [upper]: tally.votes[upper] + 1 };
    const moved = inputs.tallies.with(index, tallyOf(tally.group, votes, tally.blank));
    expect(totalOf({ ...inputs, tallies: moved })).toBeGreaterThanOrEqual(totalOf(inputs));
  });
});

test('the order in which tallies and scores are given does not matter, nor which scorer is which', () => {
  property([completeInputs], (inputs) => {
    const reversed = {
      ...inputs,
      tallies: inputs.tallies.toReversed(),
      scores: inputs.scores.toReversed(),
    };
    expect(calculate(template, reversed, words)).toEqual(calculate(template, inputs, words));
    const last = Math.max(...inputs.scores.map(({ scorer }) => scorer));
    const renamed = inputs.scores.map((score) => ({ ...score, scorer: last + 1 - score.scorer }));
    expect(totalOf({ ...inputs, scores: renamed })).toBe(totalOf(inputs));
  });
});

test('without enough ballots of any one group there is no total, whatever the others say', () => {
  const group = fc.nat({ max: groups.length - 1 });
  property([completeInputs, group, fc.boolean()], (inputs, index, removed) => {
    const rule = groups[index];
    if (!rule) return;
    const few = { excellent: rule.minimumValid - 1, competent: 0, basically_competent: 0, incompetent: 0 };
    const { tallies } = inputs;
    const lacking = removed ? tallies.toSpliced(index, 1) : tallies.with(index, tallyOf(rule.group, few, 9));
    const result = calculate(template, { ...inputs, tallies: lacking }, words);
    expect(result).toMatchObject({ total: null, complete: false, suggestedGrade: null });
    expect(result.missing).toHaveLength(1);
  });
});

test('ballots put in one by one, in whatever order, come to the total of typed sums', () => {
  const ballot = fc.integer({ min: 0, max: grades.length }).map(String);
  const stacks = fc.tuple(
    ...groups.map((rule) => fc.array(ballot, { minLength: rule.minimumValid, maxLength: 40 })),
  );
  property([completeInputs, stacks], (inputs, stacked) => {
    const typed = groups.map(({ group }, index) => {
      const count = (digit: number) => stacked[index]?.filter((mark) => mark === String(digit)).length ?? 0;
      const [excellent, competent, basically_competent, incompetent] = [1, 2, 3, 4].map(count);
      return tallyOf(
        group,
        {
          excellent: excellent ?? 0,
          competent: competent ?? 0,
          basically_competent: basically_competent ?? 0,
          incompetent: incompetent ?? 0,
        },
        count(0),
      );
    });
    const counted = groups.map(({ group }, index) => {
      const [person] = countBallots((stacked[index] ?? []).toReversed(), 1).totals;
      if (!person) throw new Error('Nobody was counted');
      return tallyOf(group, person.votes, person.blank);
    });
    expect(counted).toEqual(typed);
    expect(calculate(template, { ...inputs, tallies: counted }, words)).toEqual(
      calculate(template, { ...inputs, tallies: typed }, words),
    );
  });
});

test('a mean lies between its sheets, and only what lies off the median is pointed out', () => {
  property([completeScores], (scores) => {
    for (const { item, mean, lowest, highest, median, outliers, scores: sheets } of scoreSpread(
      template,
      scores,
    )) {
      const maximum = items.find(({ code }) => code === item)?.maximum ?? 0;
      expect(Number.parseFloat(mean) * 100).toBeGreaterThanOrEqual(lowest - 0.01);
      expect(Number.parseFloat(mean) * 100).toBeLessThanOrEqual(highest + 0.01);
      for (const { scorer, points: given } of sheets) {
        if (outliers.includes(scorer)) expect(Math.abs(given - median)).toBeGreaterThanOrEqual(maximum / 5);
        else if (sheets.length >= 3) expect(Math.abs(given - median)).toBeLessThanOrEqual(maximum / 5 + 0.5);
      }
      if (sheets.length < 3) expect(outliers).toEqual([]);
    }
  });
});
