import { expect, test } from 'vitest';
import { type CalculationInputs, calculate } from '#shared/assessment/calculate.ts';
import { evaluateScore } from '#shared/assessment/score-evaluate.ts';
import { plainStanding } from '#shared/assessment/score-inputs.ts';
import {
  type BallotTally,
  calculationSchema,
  type ItemScore,
  type ScoreAdjustment,
} from '#shared/contract/assessment-record.ts';
import { instantSchema } from '#shared/dates.ts';
import { assessmentIdSchema, scoreAdjustmentIdSchema } from '#shared/ids.ts';
import { points } from '#shared/points.ts';
import { gradeWordsFor, templateFor } from '#shared/policy/lookup.ts';
import type { AssessmentTemplate } from '#shared/policy/scheme.ts';
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

const score = (item: string, hundredths: number, scorer = 1): ItemScore => ({
  scorer,
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

const entered: CalculationInputs = { tallies, scores, scorers: ['考核组'], adjustments: [], earlier: [] };

const withInputs = (change: Partial<CalculationInputs>, of: AssessmentTemplate = template) =>
  calculate(of, { ...entered, ...change }, civilServant);

test('the example worked out by hand comes out, every step written out', () => {
  const result = withInputs({});
  expect(calculationSchema.parse(result)).toEqual(result);
  expect(result).toMatchObject({ total: 9182, soFar: 9182, complete: true, missing: [] });

  const [presence, duties, recognition] = result.sections;
  expect(presence).toMatchObject({ formula: '14 + 9.5 + 5 = 28.5', exact: '28.5', points: 2850 });
  expect(presence?.lines[0]).toMatchObject({
    formula: '考核组评分 14',
    points: 1400,
    lines: [{ label: '考核组', formula: '评 14', points: 1400 }],
  });
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
  expect(result.totalFormula).toBe('总分 = 28.5 + 36.25 + 27.07 = 91.82');
  expect(result.suggestedGrade).toBe('excellent');
  expect(result.suggestionReason).toBe('总分 91.82 分，达到优秀分数线 90 分。分数线为示例。');
});

test('each line cites its clause and says where a figure is only an example', () => {
  const [presence, , recognition] = withInputs({}).sections;
  expect(presence).toMatchObject({ clause: { article: '第二十条' }, example: true });
  expect(presence?.lines[0]).toMatchObject({ clause: { article: '第十六条' }, example: true });
  expect(recognition?.lines[0]).toMatchObject({ clause: null, example: true });
});

test('a rater group without ballots leaves the score open; it is not taken for zero', () => {
  const result = withInputs({ tallies: tallies.slice(1) });
  expect(result).toMatchObject({ total: null, complete: false, suggestedGrade: null });
  expect(result.soFar).toBe(2850 + 3625);
  expect(result.missing).toEqual(['群众认可度：还没有录入村干部的测评票，至少需要 3 张有效评价。']);
  expect(result.sections[2]).toMatchObject({
    points: null,
    exact: null,
    missing: '群众认可度：还有 1 类测评主体的票数不足。',
  });
  expect(result.totalFormula).toBe('总分 = 28.5 + 36.25 + 待补');
  expect(result.suggestionReason).toBe('还有 1 项没有完成，暂时没有等次建议。');
});

test('rows left empty rate nobody: they count neither in the mean nor towards the minimum', () => {
  const withBlanks = tallies.with(1, tally('party_delegates', [12, 8, 0, 0], 5));
  expect(withInputs({ tallies: withBlanks }).total).toBe(9182);

  const tooFew = tallies.with(2, tally('villager_delegates', [4, 2, 0, 0], 3));
  expect(withInputs({ tallies: tooFew }).missing).toEqual([
    '群众认可度：群众代表有效评价 6 张（有效票 9 张中 3 张未填此人），至少需要 8 张，还差 2 张。',
  ]);
});

test('an item without a score leaves its dimension open', () => {
  const result = withInputs({ scores: scores.slice(1) });
  expect(result.total).toBeNull();
  expect(result.sections[0]).toMatchObject({ formula: '待补 + 9.5 + 5', points: null });
  expect(result.missing).toEqual(['到岗到位：“吃住在村与驻村天数”还没有评分（满分 15 分）。']);
});

test.each([
  [9000, 'excellent', '总分 90 分，达到优秀分数线 90 分。分数线为示例。'],
  [8999, 'competent', '总分 89.99 分，达到合格分数线 75 分，未达到优秀分数线 90 分。分数线为示例。'],
  [5999, 'incompetent', '总分 59.99 分，未达到基本合格分数线 60 分。分数线为示例。'],
])('%i hundredths suggest %s, in the words of the identity', (total, grade, reason) => {
  const allExcellent = tallies.map(({ group }) => tally(group, [20, 0, 0, 0]));
  const words = gradeWordsFor(ganzhou2021, 'public_institution');
  const inputs = { ...entered, tallies: allExcellent, scores: spread(total - 3000) };
  const result = calculate(template, inputs, words);
  expect(result).toMatchObject({ total, suggestedGrade: grade, suggestionReason: reason });
});

/** Five scorers, of whom the rule asks for three; with five the highest and the lowest are left out. */
const committee: AssessmentTemplate = {
  ...template,
  scorers: { minimum: 3, dropHighLowFrom: 5, ground: { kind: 'example', note: '示例。' } },
};
const scorers = ['示例甲', '示例乙', '示例丙', '示例丁', '示例戊'];
/** The first item by these scorers, in hundredths; the others by each of them as in the example. */
const sheets = (...first: number[]) =>
  first.flatMap((given, index) => [
    score('days_on_site', given, index + 1),
    ...scores.slice(1).map(({ item, points: each }) => score(item, each, index + 1)),
  ]);
const firstItem = (...first: number[]) =>
  withInputs({ scores: sheets(...first), scorers }, committee).sections[0]?.lines[0];

test('an item is the exact mean of its sheets; only the dimension is rounded', () => {
  const result = withInputs({ scores: sheets(1400, 1300, 1250, 1300), scorers }, committee);
  const [presence] = result.sections;
  expect(presence?.lines[0]).toMatchObject({
    formula: '(14 + 13 + 12.5 + 13) ÷ 4 = 13.125',
    exact: '13.125',
    lines: [
      { label: '示例甲', formula: '评 14' },
      { label: '示例乙' },
      { label: '示例丙' },
      { label: '示例丁' },
    ],
  });
  expect(presence).toMatchObject({
    formula: '13.125 + 9.5 + 5 = 27.625，四舍五入为 27.63',
    exact: '27.625',
    points: 2763,
  });
  expect(result.total).toBe(2763 + 3625 + 2707);
});

test('two items that end in a third each are added before they are rounded', () => {
  const thirds = scorers
    .slice(0, 3)
    .flatMap((_, index) => [
      score('days_on_site', index === 0 ? 1001 : 1000, index + 1),
      score('leave_discipline', index === 0 ? 901 : 900, index + 1),
      ...scores.slice(2).map(({ item, points: each }) => score(item, each, index + 1)),
    ]);
  const [presence] = withInputs({ scores: thirds, scorers }, committee).sections;
  // 10.0033… + 9.0033… + 5: each item alone would round down to 24.
  expect(presence).toMatchObject({ exact: '3601/150', points: 2401 });
});

test('too few sheets leave the item open, and say how many there have to be', () => {
  const result = withInputs({ scores: sheets(1400, 1300), scorers }, committee);
  expect(result.total).toBeNull();
  expect(result.missing[0]).toBe('到岗到位：“吃住在村与驻村天数”已有 2 份评分，至少需要 3 份评分。');
  expect(result.missing).toHaveLength(9);
  expect(withInputs({ scores: [], scorers }, committee).missing[0]).toBe(
    '到岗到位：“吃住在村与驻村天数”还没有评分（满分 15 分，至少需要 3 份评分）。',
  );
});

test('with enough sheets the highest and the lowest are left out, and who gave them is said', () => {
  expect(firstItem(1400, 1500, 1000, 1300, 1200)).toMatchObject({
    formula: '(14 + 13 + 12) ÷ 3 = 13，已去掉最高 15（示例乙）和最低 10（示例丙）',
    points: 1300,
    lines: [
      { formula: '评 14' },
      { formula: '评 15，最高，不计入平均' },
      { formula: '评 10，最低，不计入平均' },
      { formula: '评 13' },
      { formula: '评 12' },
    ],
  });
});

test('where all scorers agree two of them are left out all the same', () => {
  expect(firstItem(1200, 1200, 1200, 1200, 1200)).toMatchObject({
    formula: '(12 + 12 + 12) ÷ 3 = 12，已去掉最高 12（示例甲）和最低 12（示例戊）',
    points: 1200,
  });
});

const uuid = (last: number) => `01890000-0000-7000-8000-00000000000${last}`;

/** A template with a bonus of at most 3 points and a deduction of at most 60. */
const adjustable: AssessmentTemplate = {
  ...template,
  adjustments: [
    {
      code: 'honour',
      title: '受到表彰',
      kind: 'bonus',
      maximum: points(300),
      ground: { kind: 'example', note: '示例。' },
      maximumGround: { kind: 'example', note: '示例。' },
    },
    {
      code: 'notice',
      title: '被通报',
      kind: 'deduction',
      maximum: points(6000),
      ground: { kind: 'example', note: '示例。' },
      maximumGround: { kind: 'example', note: '示例。' },
    },
  ],
};
const entry = (code: string, hundredths: number, last = 1): ScoreAdjustment => ({
  id: scoreAdjustmentIdSchema.parse(uuid(last)),
  code,
  points: points(hundredths),
  evidence: '示例材料',
  documentNumber: code === 'honour' ? '示例〔2026〕1号' : null,
  recordedAt: instantSchema.parse('2026-12-01T02:00:00.000Z'),
  recordedBy: '示例考核员',
});

test('bonus and deduction are lines of their own, each entry with what shows it', () => {
  const adjustments = [entry('notice', 50, 1), entry('honour', 100, 2), entry('honour', 150, 3)];
  const result = withInputs({ adjustments }, adjustable);
  expect(result.adjustments).toMatchObject([
    {
      kind: 'bonus',
      line: {
        label: '加分：受到表彰',
        formula: '1 + 1.5 = 2.5（最多 3）',
        points: 250,
        lines: [{ label: '示例材料（示例〔2026〕1号）', formula: '加分 1' }, { formula: '加分 1.5' }],
      },
    },
    { kind: 'deduction', line: { label: '扣分：被通报', formula: '0.5（最多 60）', points: 50 } },
  ]);
  expect(result.totalFormula).toBe('总分 = 28.5 + 36.25 + 27.07 + 加分 2.5 − 扣分 0.5 = 93.82');
  expect(result.total).toBe(9382);
});

test('a total never falls below 0, and may pass 100', () => {
  const all = (grade: 0 | 3) =>
    tallies.map(({ group }) => tally(group, grade === 0 ? [9, 0, 0, 0] : [0, 0, 0, 9]));
  const low = withInputs(
    { tallies: all(3), scores: spread(1000), adjustments: [entry('notice', 6000)] },
    adjustable,
  );
  expect(low).toMatchObject({ total: 0, suggestedGrade: 'incompetent' });
  expect(low.totalFormula).toBe('总分 = 10 + 0 + 0 − 扣分 60，不足 0 分，按 0 分计');
  const high = { tallies: all(0), scores: spread(7000), adjustments: [entry('honour', 300)] };
  expect(withInputs(high, adjustable).total).toBe(10_300);
});

test('a cap holds the suggestion down and says why; a cap that is not reached says nothing', () => {
  const warned = { participation: 'graded', gradeCap: 'competent', reasons: ['受警告处分'] } as const;
  const result = calculate(template, entered, civilServant, warned);
  expect(result).toMatchObject({ total: 9182, gradeByScore: 'excellent', suggestedGrade: 'competent' });
  expect(result.suggestionReason).toBe(
    '总分 91.82 分，达到优秀分数线 90 分。分数线为示例。按得分建议为优秀，因受警告处分不得高于称职。',
  );
  const lower = calculate(template, { ...entered, scores: spread(4500) }, civilServant, warned);
  expect(lower).toMatchObject({ suggestedGrade: 'basically_competent' });
  expect(lower.suggestionReason).not.toContain('不得高于');
});

test.each([
  ['not_assessed', ['驻村不满半年'], '因驻村不满半年，不参加本次考核，不确定等次。'],
  ['comment_only', ['试用期内'], '因试用期内，只写评语，不确定等次。'],
  ['neither', [], '按核定的资格，不写评语，不确定等次。'],
] as const)(
  'whoever is %s has neither total nor grade, and nothing is missing',
  (participation, reasons, why) => {
    const standing = { participation, gradeCap: null, reasons };
    const result = calculate(template, { ...entered, scores: [] }, civilServant, standing);
    expect(result).toMatchObject({ total: null, missing: [], suggestedGrade: null, suggestionReason: why });
  },
);

const yearly: AssessmentTemplate = {
  ...template,
  sections: [
    {
      source: 'earlier',
      code: 'years',
      title: '年度考核',
      kind: 'annual',
      maximum: points(10_000),
      minimumCount: 2,
      ground: { kind: 'example', note: '示例。' },
      maximumGround: { kind: 'example', note: '示例。' },
    },
  ],
};
const year = (last: number, total: number | null, kind: 'annual' | 'regular' = 'annual') => ({
  assessmentId: assessmentIdSchema.parse(uuid(last)),
  kind,
  year: 2020 + last,
  cycleTitle: `${2020 + last}年度考核`,
  total: total === null ? null : points(total),
  finalGrade: null,
});

test('earlier results count by their mean; those without a score or of another kind do not', () => {
  const earlier = [year(3, 9000), year(4, 9101), year(5, null), year(5, 1000, 'regular')];
  const result = withInputs({ tallies: [], scores: [], earlier }, yearly);
  expect(result.sections[0]).toMatchObject({
    formula: '100 × (90 + 91.01) ÷ 2 ÷ 100 = 90.505，四舍五入为 90.51',
    points: 9051,
    lines: [{ label: '2023年度考核', formula: '年度考核得分 90' }, { label: '2024年度考核' }],
  });
  const one = withInputs({ tallies: [], scores: [], earlier: [year(3, 9000)] }, yearly);
  expect(one.missing).toEqual(['年度考核：已有年度考核结果 1 次，至少需要 2 次。']);
});

test('input that no page may send is a fault, not a score', () => {
  const faults: Partial<CalculationInputs>[] = [
    { scores: scores.with(0, score('days_on_site', 1501)) },
    { scores: [...scores, score('days_on_site', 1400)] },
    { scores: [...scores, score('unknown', 100)] },
    { tallies: [...tallies, ...tallies] },
    { adjustments: [entry('unknown', 100)] },
    { adjustments: [entry('honour', 200), entry('honour', 101, 2)] },
  ];
  for (const fault of faults) {
    expect(() => withInputs(fault, adjustable)).toThrow(RangeError);
    expect(() => evaluateScore(adjustable, { ...entered, ...fault }, plainStanding)).toThrow(RangeError);
  }
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
