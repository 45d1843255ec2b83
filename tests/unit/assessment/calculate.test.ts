import { expect, test } from 'vitest';
import { calculate } from '#shared/assessment/calculate.ts';
import { type BallotTally, calculationSchema, type ItemScore } from '#shared/contract/assessment-record.ts';
import { points } from '#shared/points.ts';
import { gradeWordsFor, templateFor } from '#shared/policy/lookup.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import type { RaterGroup } from '#shared/vocabulary.ts';

const template = templateFor(ganzhou2021, 'annual', 'first_secretary');
const civilServant = gradeWordsFor(ganzhou2021, 'civil_servant');

type Votes = [excellent: number, competent: number, basicallyCompetent: number, incompetent: number];

function tally(group: RaterGroup, votes: Votes, blank = 0): BallotTally {
  const [excellent, competent, basically_competent, incompetent] = votes;
  const valid = excellent + competent + basically_competent + incompetent + blank;
  return {
    group,
    issued: valid,
    returned: valid,
    valid,
    invalid: 0,
    votes: { excellent, competent, basically_competent, incompetent },
    blank,
  };
}

const score = (item: string, hundredths: number): ItemScore => ({
  item,
  points: points(hundredths),
  remark: null,
});

/**
 * Worked out by hand.
 *
 * 到岗到位:     14 + 9.5 + 5 = 28.5
 * 工作职责落实: 7.5 + 7 + 5.5 + 5 + 5.25 + 6 = 36.25
 * 群众认可度, out of 100 and weighted:
 *   村干部    (18×100 + 9×80 + 2×60) ÷ 29 = 2640/29 = 91.0344…   × 20 % = 528/29
 *   党员代表  (12×100 + 8×80) ÷ 20 = 92                           × 20 % = 18.4
 *   群众代表  (15×100 + 10×80 + 4×60 + 1×0) ÷ 30 = 254/3          × 30 % = 25.4
 *   乡镇党委  (4×100 + 1×80) ÷ 5 = 96                             × 15 % = 14.4
 *   派出单位  (2×100 + 1×80) ÷ 3 = 280/3                          × 10 % = 28/3
 *   县级部门  (1×100 + 1×80) ÷ 2 = 90                             ×  5 % = 4.5
 *   sum 528/29 + 28/3 + 62.7 = 78509/870 = 90.2402…
 *   30 × 78509/870 ÷ 100 = 78509/2900 = 27.0720… → 27.07
 * total 28.5 + 36.25 + 27.07 = 91.82
 */
const tallies: BallotTally[] = [
  tally('village_cadres', [18, 9, 2, 0]),
  tally('party_delegates', [12, 8, 0, 0]),
  tally('villager_delegates', [15, 10, 4, 1]),
  tally('township_party_committee', [4, 1, 0, 0]),
  tally('dispatching_unit', [2, 1, 0, 0]),
  tally('county_departments', [1, 1, 0, 0]),
];
const scores: ItemScore[] = [
  score('days_on_site', 1400),
  score('leave_discipline', 950),
  score('detachment', 500),
  score('consolidation', 750),
  score('party_organisation', 700),
  score('prosperity', 550),
  score('governance', 500),
  score('construction', 525),
  score('service', 600),
];

test('the example worked out by hand comes out, every step written out', () => {
  const result = calculate(template, tallies, scores, civilServant);
  expect(calculationSchema.parse(result)).toEqual(result);
  expect(result).toMatchObject({ total: 9182, soFar: 9182, complete: true, missing: [] });

  const [presence, duties, recognition] = result.sections;
  expect(presence).toMatchObject({ formula: '14 + 9.5 + 5 = 28.5', exact: '28.5', points: 2850 });
  expect(duties).toMatchObject({ formula: '7.5 + 7 + 5.5 + 5 + 5.25 + 6 = 36.25', points: 3625 });
  expect(recognition).toMatchObject({
    formula:
      '30 × (91.0344…×20% + 92×20% + 84.6666…×30% + 96×15% + 93.3333…×10% + 90×5%) ÷ 100 = 27.0720…，四舍五入为 27.07',
    exact: '78509/2900',
    points: 2707,
    maximum: 3000,
  });
  expect(recognition?.lines[0]).toMatchObject({
    key: 'recognition.village_cadres',
    label: '村干部（权重 20%）',
    formula: '(18×100 + 9×80 + 2×60) ÷ 29 = 91.0344…',
    exact: '2640/29',
    points: 9103,
    maximum: 10_000,
  });
  expect(result.suggestedGrade).toBe('excellent');
  expect(result.suggestionReason).toBe('总分 91.82 分，达到优秀分数线 90 分。分数线为示例。');
});

test('each line cites its clause and says where a figure is only an example', () => {
  const [presence, , recognition] = calculate(template, tallies, scores, civilServant).sections;
  expect(presence).toMatchObject({ clause: { article: '第二十条' }, example: true });
  expect(presence?.lines[0]).toMatchObject({ clause: { article: '第十六条' }, example: true });
  expect(recognition?.lines[0]).toMatchObject({ clause: null, example: true });
});

test('a rater group without ballots leaves the score open; it is not taken for zero', () => {
  const result = calculate(template, tallies.slice(1), scores, civilServant);
  expect(result).toMatchObject({ total: null, complete: false, suggestedGrade: null });
  expect(result.soFar).toBe(2850 + 3625);
  expect(result.missing).toEqual(['群众认可度：还没有录入村干部的测评票，至少需要 3 张有效评价。']);
  expect(result.sections[2]).toMatchObject({
    points: null,
    exact: null,
    missing: '群众认可度：还有 1 类测评主体的票数不足。',
  });
  expect(result.suggestionReason).toBe('还有 1 项没有完成，暂时没有等次建议。');
});

test('rows left empty rate nobody: they count neither in the mean nor towards the minimum', () => {
  const withBlanks = tallies.with(1, tally('party_delegates', [12, 8, 0, 0], 5));
  expect(calculate(template, withBlanks, scores, civilServant).total).toBe(9182);

  const tooFew = tallies.with(2, tally('villager_delegates', [4, 2, 0, 0], 3));
  expect(calculate(template, tooFew, scores, civilServant).missing).toEqual([
    '群众认可度：群众代表有效评价 6 张（有效票 9 张中 3 张未填此人），至少需要 8 张，还差 2 张。',
  ]);
});

test('an item without a score leaves its dimension open', () => {
  const result = calculate(template, tallies, scores.slice(1), civilServant);
  expect(result.total).toBeNull();
  expect(result.sections[0]).toMatchObject({ formula: '未评 + 9.5 + 5', points: null });
  expect(result.missing).toEqual(['到岗到位：“吃住在村与驻村天数”还没有评分（满分 15 分）。']);
});

test.each([
  [9000, 'excellent', '总分 90 分，达到优秀分数线 90 分。分数线为示例。'],
  [8999, 'competent', '总分 89.99 分，达到合格分数线 75 分，未达到优秀分数线 90 分。分数线为示例。'],
  [5999, 'incompetent', '总分 59.99 分，未达到基本合格分数线 60 分。分数线为示例。'],
])('%i hundredths suggest %s, in the words of the identity', (total, grade, reason) => {
  const allExcellent = tallies.map(({ group }) => tally(group, [20, 0, 0, 0]));
  const words = gradeWordsFor(ganzhou2021, 'public_institution');
  const result = calculate(template, allExcellent, spread(total - 3000), words);
  expect(result).toMatchObject({ total, suggestedGrade: grade, suggestionReason: reason });
});

test('input that no page may send is a fault, not a score', () => {
  const attempt =
    (changed: ItemScore[], ballots = tallies) =>
    () =>
      calculate(template, ballots, changed, civilServant);
  expect(attempt(scores.with(0, score('days_on_site', 1501)))).toThrow(RangeError);
  expect(attempt([...scores, score('days_on_site', 1400)])).toThrow(RangeError);
  expect(attempt([...scores, score('unknown', 100)])).toThrow(RangeError);
  expect(attempt(scores, [...tallies, ...tallies])).toThrow(RangeError);
});

/** Item scores that total so many hundredths, filled up item by item. */
function spread(total: number): ItemScore[] {
  let rest = total;
  return template.sections.flatMap((section) =>
    section.source === 'items'
      ? section.items.map((item) => {
          const given = Math.min(rest, item.maximum);
          rest -= given;
          return score(item.code, given);
        })
      : [],
  );
}
