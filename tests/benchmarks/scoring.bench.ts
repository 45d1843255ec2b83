import { type CalculationInputs, calculate } from '#shared/assessment/calculate.ts';
import { evaluateScore } from '#shared/assessment/score-evaluate.ts';
import { plainStanding } from '#shared/assessment/score-inputs.ts';
import { points } from '#shared/points.ts';
import { gradeWordsFor, templateFor } from '#shared/policy/lookup.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import type { Report } from './report.types.ts';
import { median, sample } from './statistics.ts';

const people = 10_000;
/** Ballots per rater group, in the order of the scheme: 35 in all. */
const ballotsPerGroup = [5, 8, 12, 4, 3, 3];

const template = templateFor(ganzhou2021, 'annual', 'first_secretary');
const words = gradeWordsFor(ganzhou2021, 'civil_servant');

/** People whose scores and votes differ but are the same in every run. */
function makePeople(): CalculationInputs[] {
  let state = 20_260_305;
  const below = (limit: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % limit;
  };
  return Array.from({ length: people }, () => ({
    scorers: ['考核组'],
    adjustments: [],
    earlier: [],
    scores: template.sections.flatMap((section) =>
      section.source === 'items'
        ? section.items.map((item) => ({
            scorer: 1,
            item: item.code,
            points: points(below(item.maximum + 1)),
            remark: null,
          }))
        : [],
    ),
    tallies: template.sections.flatMap((section) =>
      section.source === 'ballots'
        ? section.groups.map(({ group }, index) => {
            const valid = ballotsPerGroup[index] ?? 0;
            const excellent = below(valid + 1);
            const competent = below(valid - excellent + 1);
            const rest = valid - excellent - competent;
            const votes = { excellent, competent, basically_competent: rest, incompetent: 0 };
            return { group, issued: valid, returned: valid, valid, invalid: 0, votes, blank: 0 };
          })
        : [],
    ),
  }));
}

/** The same totals in floating point, without a line of explanation: the least work that gives a number. */
function bareTotal({ tallies, scores }: CalculationInputs): number {
  let total = 0;
  for (const score of scores) total += score.points;
  for (const section of template.sections) {
    if (section.source !== 'ballots') continue;
    let weighted = 0;
    for (const [index, rule] of section.groups.entries()) {
      const votes = tallies[index]?.votes;
      if (!votes) continue;
      let [worth, rated] = [0, 0];
      for (const { grade, value } of section.options) {
        worth += votes[grade] * value;
        rated += votes[grade];
      }
      weighted += (worth / rated) * rule.weight;
    }
    total += Math.round((weighted * section.maximum) / 1e8);
  }
  return total;
}

/** Exact totals with every step written out and without, against bare floating-point arithmetic. */
export default async function scoring(report: Report): Promise<void> {
  const everyone = makePeople();
  const full = await sample(7, () => {
    for (const person of everyone) calculate(template, person, words);
  });
  const plain = await sample(7, () => {
    for (const person of everyone) evaluateScore(template, person, plainStanding);
  });
  const bare = await sample(7, () => everyone.reduce((sum, person) => sum + bareTotal(person), 0));
  report({
    name: '10,000 people, 35 ballots each, written out',
    value: median(full),
    unit: 'ms',
    baseline: { name: 'bare arithmetic', value: median(bare) },
  });
  report({
    name: '10,000 people, 35 ballots each, without words',
    value: median(plain),
    unit: 'ms',
    baseline: { name: 'bare arithmetic', value: median(bare) },
  });
  report({ name: 'one person, written out', value: (median(full) * 1000) / people, unit: 'µs', limit: 1000 });
}
