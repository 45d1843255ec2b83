import { expect, test } from 'vitest';
import type { CaseEffect } from '#shared/contract/recall-case.ts';
import { businessDateSchema } from '#shared/dates.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { recallAssessment, runningEffect } from '#shared/recall/running-effects.ts';

const date = (text: string) => businessDateSchema.parse(text);
const effect: CaseEffect = {
  code: 'no_promotion',
  title: '三年内不得提拔重用',
  kind: 'no_promotion',
  from: date('2026-03-05'),
  until: date('2029-03-04'),
  ground: { kind: 'example', note: '示例' },
};

test.each([
  ['2026-03-05', 1096, 'running'],
  ['2029-02-02', 31, 'running'],
  ['2029-02-03', 30, 'ending'],
  ['2029-03-04', 1, 'ending'],
  ['2029-03-05', 0, 'over'],
  ['2030-01-01', 0, 'over'],
])('on %s it holds for %i days: %s', (today, daysLeft, state) => {
  expect(runningEffect(effect, date(today))).toEqual({ ...effect, daysLeft, state });
});

test('who is recalled is assessed as the scheme says, in words with the clause; others are not concerned', () => {
  const { eligibility } = ganzhou2021.assessment;
  const words = () => '称职';
  const recalled = recallAssessment(eligibility, words, { outcome: 'recalled', year: 2026, recalled: true });
  expect(recalled).toMatchObject({
    sentence: '2026 年度考核：参加考核、确定等次，等次最高为“称职”。',
    cap: 'competent',
  });
  expect(recalled?.outcomeGround.kind).toBe('example');
  expect(
    recallAssessment(eligibility, words, { outcome: 'recalled', year: 2026, recalled: false })?.sentence,
  ).toMatch(/^登记派出单位召回后，/);
  expect(
    recallAssessment(eligibility, words, { outcome: 'not_recalled', year: 2026, recalled: false }),
  ).toBeNull();
  expect(recallAssessment([], words, { outcome: 'recalled', year: 2026, recalled: true })).toBeNull();
});
