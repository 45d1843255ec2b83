import { expect, test } from 'vitest';
import type { RecallRules } from '#shared/policy/recall-rules.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { hongshan2023 } from '#shared/policy/schemes/hongshan-2023.ts';
import { wuhai2023 } from '#shared/policy/schemes/wuhai-2023.ts';
import { type AdviceInput, adviceFor } from '#shared/recall/accountability-advice.ts';

function advice(rules: RecallRules, codes: readonly string[], given: Partial<AdviceInput> = {}) {
  const triggers = rules.triggers.filter(({ code }) => codes.includes(code));
  const found = adviceFor({ rules, triggers, signals: [], measures: [], records: [], ...given });
  return new Map(found.map((one) => [one.code, one]));
}
const signal = (ruleCode: string, suggests: 'recall' | 'notice') => ({
  triggerCode: 'absent_uncorrected',
  ruleCode,
  suggests,
  sentence: '市级以上检查发现无故脱岗 2 次。',
});

test('赣州 第二十一条: two absences found by the city or above bear out accountability, one does not', () => {
  const { recall } = ganzhou2021;
  const two = advice(recall, ['absent_uncorrected'], { signals: [signal('two_findings', 'recall')] });
  expect(two.get('accountability')).toMatchObject({
    kind: 'unit_accountability',
    standing: 'borne_out',
    sentence: '本案有依据同一条款的线索：市级以上检查发现无故脱岗 2 次。',
    ground: { clause: { article: '第二十一条' } },
    recorded: 0,
  });
  const one = advice(recall, ['absent_uncorrected'], { signals: [signal('one_finding', 'notice')] });
  expect(one.get('accountability')).toMatchObject({ standing: 'check' });
  expect(one.get('accountability')?.sentence).toMatch(/两次以上无故脱岗.*请核对有关记录/);
  expect(advice(recall, ['incapable']).get('accountability')).toMatchObject({ standing: 'named' });
});

test('赣州: a successor is no matter of accountability; uncorrected problems are for people to judge', () => {
  const found = advice(ganzhou2021.recall, ['absent_uncorrected']);
  expect(found.get('successor')).toMatchObject({ kind: null });
  expect(found.get('double_accountability')).toMatchObject({
    kind: 'unit_accountability',
    standing: 'named',
  });
});

test('乌海: the talk by the unit’s principal leader follows the trigger itself', () => {
  const { recall } = wuhai2023;
  const records = [{ kind: 'unit_talk' as const }];
  const found = advice(recall, ['incapable'], { records });
  expect(found.get('talk')).toMatchObject({ kind: 'unit_talk', standing: 'borne_out', recorded: 1 });
});

test('a measure that was decided is to be recorded when done; others are none of it', () => {
  const measures = [
    { code: 'accountability', title: '问责' },
    { code: 'recall', title: '召回' },
  ];
  const found = advice(ganzhou2021.recall, ['incapable'], { measures });
  expect([...found.keys()].filter((code) => code.startsWith('measure_'))).toEqual(['measure_accountability']);
  expect(found.get('measure_accountability')).toMatchObject({ standing: 'borne_out' });
});

test('洪山: the unit’s responsibility is named by the scheme', () => {
  const found = advice(hongshan2023.recall, ['absent']);
  expect(found.get('unit_responsibility')).toMatchObject({ kind: 'unit_accountability' });
  expect(found.get('penalty')).toMatchObject({ kind: null });
});
