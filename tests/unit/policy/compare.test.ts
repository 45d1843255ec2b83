import { expect, test } from 'vitest';
import { builtInSchemes } from '#shared/policy/built-in.ts';
import { compareSchemes } from '#shared/policy/compare-schemes.ts';
import { describeScheme } from '#shared/policy/describe/describe-scheme.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { hongshan2023 } from '#shared/policy/schemes/hongshan-2023.ts';
import { jiangan2021 } from '#shared/policy/schemes/jiangan-2021.ts';

const rowsOf = (a: Scheme, b: Scheme) => compareSchemes(a, b).flatMap(({ rows }) => rows);
const rowOf = (a: Scheme, b: Scheme, code: string) => {
  const row = rowsOf(a, b).find((candidate) => candidate.code === code);
  if (!row) throw new Error(`No row ${code}`);
  return row;
};

const pairs = builtInSchemes.flatMap((a) =>
  builtInSchemes.map((b) => [a.shortTitle, b.shortTitle, a, b] as const),
);

test.each(pairs)('%s beside %s shows each rule of both once, in the order of the left', (_a, _b, a, b) => {
  const rows = rowsOf(a, b);
  const codes = (scheme: Scheme) =>
    describeScheme(scheme).flatMap(({ rules }) => rules.map(({ code }) => code));
  expect(rows.flatMap(({ left }) => (left ? [left.code] : []))).toEqual(codes(a));
  expect(rows.flatMap(({ right }) => (right ? [right.code] : [])).toSorted()).toEqual(codes(b).toSorted());
  expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length);
});

test.each(pairs)('%s and %s differ in the same places whichever stands left', (_a, _b, a, b) => {
  const differing = (rows: ReturnType<typeof rowsOf>) =>
    rows
      .filter((row) => !row.same)
      .map((row) => row.code)
      .toSorted();
  expect(differing(rowsOf(a, b))).toEqual(differing(rowsOf(b, a)));
  if (a === b) expect(differing(rowsOf(a, b))).toEqual([]);
});

test('rules about the same matter meet although two notices put them differently', () => {
  const leave = rowOf(ganzhou2021, hongshan2023, 'presence.leave.first_secretary');
  expect([leave.left?.sentences.length, leave.right?.sentences.length, leave.same]).toEqual([3, 2, false]);
  const term = rowOf(ganzhou2021, jiangan2021, 'posting.minimum_term');
  expect([term.same, term.left?.ground]).toEqual([
    true,
    expect.not.objectContaining(term.right?.ground ?? {}),
  ]);
});

test('what only one of them has stands alone, and a silence is not the same as a rule', () => {
  const trigger = rowOf(ganzhou2021, hongshan2023, 'recall.trigger.failed_grade');
  expect([trigger.left, trigger.right === null, trigger.same]).toEqual([null, false, false]);
  const selection = rowOf(ganzhou2021, hongshan2023, 'posting.selection');
  expect([selection.left?.unspecified, selection.right?.unspecified, selection.same]).toEqual([
    true,
    false,
    false,
  ]);
});

test('a state that has got a time and an effect that lasts longer are one changed row each', () => {
  const changed = structuredClone(ganzhou2021);
  const { workflow, effects } = changed.recall;
  if (workflow.kind !== 'stated' || effects.kind !== 'stated') throw new Error('Silent');
  const urged = workflow.value.states.find(({ code }) => code === 'urged');
  const promotion = effects.value.find(({ code }) => code === 'no_promotion');
  if (!urged || !promotion) throw new Error('Missing');
  urged.deadline = { days: 5, counted: 'working', ground: { kind: 'example', note: '由本单位自定。' } };
  promotion.years = 5;
  const different = rowsOf(ganzhou2021, changed).filter(({ same }) => !same);
  expect(different.map(({ code, right }) => [code, right?.sentences[1] ?? right?.sentences[0]])).toEqual([
    ['recall.workflow', '从“草稿”开始办理，共 14 个环节。'],
    ['recall.workflow.urged', '应当在进入本环节后 5 个工作日内办理。'],
    ['recall.effects.no_promotion', '因主观原因召回的，不得提拔重用，自作出决定之日起 5 年。'],
  ]);
});

test('one changed figure is one changed row', () => {
  const changed: Scheme = {
    ...ganzhou2021,
    presence: {
      ...ganzhou2021.presence,
      rules: ganzhou2021.presence.rules.map((rule) => ({
        ...rule,
        measure: { kind: 'monthly_average', minimumDays: 22 },
      })),
    },
  };
  expect(rowsOf(ganzhou2021, changed).filter(({ same }) => !same)).toMatchObject([
    {
      code: 'presence.rule.monthly_average',
      left: { sentences: ['平均每月驻村不少于 20 天。', expect.anything()] },
      right: { sentences: ['平均每月驻村不少于 22 天。', expect.anything()] },
    },
  ]);
});
