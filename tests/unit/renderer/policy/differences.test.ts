import { expect, test } from 'vitest';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { hongshan2023 } from '#shared/policy/schemes/hongshan-2023.ts';
import { jiangjin2021 } from '#shared/policy/schemes/jiangjin-2021.ts';
import { differencesOf, totalsOf } from '../../../../renderer/policy/compare/differences.ts';
import { inLines, textDifference } from '../../../../renderer/policy/compare/text-difference.ts';

const marked = (pieces: readonly { text: string; common: boolean }[]) =>
  pieces.map(({ text, common }) => (common ? text : `[${text}]`)).join('');

test('what differs in a sentence is marked, numbers whole', () => {
  const { left, right } = textDifference('平均每月驻村不少于 20 天。', '平均每月驻村不少于 200 天。');
  expect(marked(left)).toBe('平均每月驻村不少于 [20] 天。');
  expect(marked(right)).toBe('平均每月驻村不少于 [200] 天。');
});

test('letters that two names have in common by chance are not picked out', () => {
  const { left, right } = textDifference('文号：赣市办字〔2021〕19号。', '文号：洪乡振发〔2023〕3号。');
  expect([marked(left), marked(right)]).toEqual([
    '文号：[赣市办字〔2021〕19]号。',
    '文号：[洪乡振发〔2023〕3]号。',
  ]);
});

test('an addition is marked on its side; sentences with little in common carry no marks', () => {
  const added = textDifference('由乡镇党委批准。', '经村党组织同意后，由乡镇党委批准。');
  expect([marked(added.left), marked(added.right)]).toEqual([
    '由乡镇党委批准。',
    '[经村党组织同意后，]由乡镇党委批准。',
  ]);
  const apart = textDifference('每支工作队每年 1 万元。', '本方案未载明工作经费。');
  expect([marked(apart.left), marked(apart.right)]).toEqual([
    '每支工作队每年 1 万元。',
    '本方案未载明工作经费。',
  ]);
});

test('a sentence put in between is marked alone; lines stay lines', () => {
  const { left, right } = textDifference('第一句。\n第三句。', '第一句。\n第二句。\n第三句。');
  expect(inLines(left).map(marked)).toEqual(['第一句。', '第三句。']);
  expect(inLines(right).map(marked).join('')).toContain('第一句。');
  expect(inLines(right)).toHaveLength(3);
});

test('a scheme does not differ from itself; one changed figure is one difference', () => {
  expect(totalsOf(differencesOf(ganzhou2021, ganzhou2021, true))).toMatchObject({ changed: 0, ground: 0 });
  const changed = structuredClone(ganzhou2021);
  for (const rule of changed.presence.rules) {
    if (rule.measure.kind === 'monthly_average') rule.measure.minimumDays = 18;
  }
  const chapters = differencesOf(ganzhou2021, changed, true).filter(({ count }) => count > 0);
  expect(chapters.map(({ chapter, count }) => [chapter.title, count])).toEqual([['驻村与考勤', 1]]);
});

test('another ground of the same words is a difference between versions, not between notices', () => {
  const quoted = structuredClone(ganzhou2021);
  for (const rule of quoted.presence.rules) rule.ground = { kind: 'example', note: '由本单位自定。' };
  expect(totalsOf(differencesOf(ganzhou2021, quoted, true))).toMatchObject({ changed: 0, ground: 1 });
  expect(totalsOf(differencesOf(ganzhou2021, hongshan2023, false)).ground).toBe(0);
});

test('a part that one side has and the other is silent about is its rules alone, not the silence besides', () => {
  const chapters = differencesOf(ganzhou2021, jiangjin2021, false);
  const rowOf = (code: string) => chapters.flatMap(({ rows }) => rows).find((row) => row.code === code);
  expect(rowOf('annual.team')).toMatchObject({ left: null, right: { unspecified: true }, kind: 'same' });
  expect(rowOf('annual.team.section.resources')?.kind).toBe('only_left');
  expect(rowOf('term.lead')?.kind).toBe('changed');
  expect(rowOf('assessment.dual')?.kind).toBe('only_left');
});

test('every rule of both sides is counted once; a side that is silent has no such rule', () => {
  const totals = totalsOf(differencesOf(ganzhou2021, hongshan2023, false));
  expect(totals.all).toBe(totals.same + totals.changed + totals.only_left + totals.only_right);
  const mirrored = totalsOf(differencesOf(hongshan2023, ganzhou2021, false));
  expect(mirrored).toMatchObject({
    changed: totals.changed,
    only_left: totals.only_right,
    only_right: totals.only_left,
  });
});
