import { expect, test } from 'vitest';
import type { AssessmentDetail } from '#shared/contract/assessment-record.ts';
import { points } from '#shared/points.ts';
import { type District, openDistrict, scoresFor, trailOf } from './district.ts';

/** A cycle with three scorers and one first secretary. */
async function committee(): Promise<{ district: District; detail: AssessmentDetail }> {
  const district = await openDistrict();
  await district.addPosting({ name: '示例一', role: 'first_secretary' });
  const { id } = await district.plan({ scorers: ['示例甲', '示例乙', '示例丙'] });
  await district.goTo(id, 'scoring');
  return { district, detail: await district.recordOf(id, '示例一') };
}

const target = ({ id, revision }: AssessmentDetail) => ({ id, revision });

const days = 'days_on_site';
const oneScore = (given: number) => [{ item: days, points: points(given), remark: null }];

test('each scorer has a sheet of their own: saving one leaves the others as they are', async () => {
  const { district, detail } = await committee();
  const { scoring } = district.assessment;
  const { assessor } = district.actors;
  const first = await scoring.saveScores(assessor, { ...target(detail), scorer: 1, scores: oneScore(1400) });
  const second = await scoring.saveScores(assessor, { ...target(first), scorer: 3, scores: oneScore(900) });
  expect(second.scores).toMatchObject([
    { scorer: 1, points: 1400 },
    { scorer: 3, points: 900 },
  ]);
  expect(second.calculation.sections[0]?.lines[0]).toMatchObject({
    formula: '(14 + 9) ÷ 2 = 11.5',
    lines: [{ label: '示例甲' }, { label: '示例丙' }],
  });
  const emptied = await scoring.saveScores(assessor, { ...target(second), scorer: 1, scores: [] });
  expect(emptied.scores).toMatchObject([{ scorer: 3, points: 900 }]);
  expect((await trailOf(district, detail.id)).at(-1)).toMatchObject({
    action: 'assessment.scoresSaved',
    before: { scorerName: '示例甲', scores: [{ item: days, points: 1400 }] },
    after: { scorerName: '示例甲', scores: [] },
  });
});

test('where scorers lie apart it is shown, and nothing is left out because of it', async () => {
  const { district, detail } = await committee();
  let current = detail;
  for (const [index, given] of [1400, 1300, 500].entries()) {
    current = await district.assessment.scoring.saveScores(district.actors.assessor, {
      ...target(current),
      scorer: index + 1,
      scores: oneScore(given),
    });
  }
  expect(current.scoreSpread).toEqual([
    {
      item: days,
      scores: [
        { scorer: 1, points: 1400 },
        { scorer: 2, points: 1300 },
        { scorer: 3, points: 500 },
      ],
      mean: '10.6666…',
      lowest: 500,
      highest: 1400,
      median: 1300,
      outliers: [3],
    },
  ]);
  expect(current.calculation.sections[0]?.lines[0]?.exact).toBe('32/3');
});

test('a scorer whom the cycle does not have is refused', async () => {
  const { district, detail } = await committee();
  const saving = district.assessment.scoring.saveScores(district.actors.assessor, {
    ...target(detail),
    scorer: 4,
    scores: scoresFor(detail.template, 1),
  });
  await expect(saving).rejects.toMatchObject({
    message: '本次考核只有 3 位评分人，没有第 4 位。',
    data: { issues: [{ path: 'scorer' }] },
  });
});

const entry = {
  code: 'commended',
  points: points(300),
  evidence: '示例日报宣传',
  documentNumber: '示例〔2026〕8号',
};

test('bonus and deduction change the total with what shows them, within what the rule allows', async () => {
  const { district, detail } = await committee();
  const { scoring } = district.assessment;
  const { assessor } = district.actors;
  const scored = await district.score(detail);
  const bonus = await scoring.recordAdjustment(assessor, { ...target(scored), ...entry });
  expect(bonus).toMatchObject({
    total: 9940 + 300,
    adjustments: [{ code: 'commended', evidence: '示例日报宣传', recordedBy: '示例考核员' }],
  });
  expect(bonus.calculation.totalFormula).toBe('总分 = 30 + 40 + 29.4 + 加分 3 = 102.4');

  const more = scoring.recordAdjustment(assessor, { ...target(bonus), ...entry });
  await expect(more).rejects.toMatchObject({
    data: { rule: 'adjustment_above_maximum' },
    message: '“先进典型受到宣传或者表彰”最多加分 5 分，已登记 3 分，不能再加分 3 分。',
  });
  const unknown = scoring.recordAdjustment(assessor, { ...target(bonus), ...entry, code: 'unknown' });
  await expect(unknown).rejects.toMatchObject({ data: { issues: [{ path: 'code' }] } });

  const deducted = await scoring.recordAdjustment(assessor, {
    ...target(bonus),
    ...entry,
    code: 'uncorrected',
    points: points(1000),
  });
  expect(deducted.total).toBe(9940 + 300 - 1000);
});

test('an entry is taken back with a reason; it stays in the trail and makes room for another', async () => {
  const { district, detail } = await committee();
  const { scoring } = district.assessment;
  const { assessor } = district.actors;
  const scored = await district.score(detail);
  const bonus = await scoring.recordAdjustment(assessor, { ...target(scored), ...entry });
  const [recorded] = bonus.adjustments;
  if (!recorded) throw new Error('Nothing was recorded');
  const taking = { adjustmentId: recorded.id, reason: '材料有误' };
  const taken = await scoring.voidAdjustment(assessor, { ...target(bonus), ...taking });
  expect(taken).toMatchObject({ total: 9940, adjustments: [] });
  expect((await trailOf(district, detail.id)).at(-1)).toMatchObject({
    action: 'assessment.adjustmentVoided',
    reason: '材料有误',
    before: { adjustment: '先进典型受到宣传或者表彰', points: 300, total: 10_240 },
    after: { total: 9940 },
  });
  const twice = scoring.voidAdjustment(assessor, { ...target(taken), ...taking });
  await expect(twice).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect((await scoring.recordAdjustment(assessor, { ...target(taken), ...entry })).total).toBe(10_240);
});
