import { expect, test } from 'vitest';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { changesBetween, factsOf } from '#shared/recall/signal-facts.ts';
import { month, records, signals, spotCheck } from './records.ts';

const days = (count: number) => 'P'.repeat(count);

function factsWith(...months: readonly (readonly [string, number])[]) {
  const attendance = months.map(([name, present]) => month(name, days(present)));
  const [signal] = signals(ganzhou2021, records({ attendance }));
  if (!signal) throw new Error('No signal');
  return factsOf(signal);
}

test('says which figures and records are no longer the same', () => {
  const before = factsWith(['2026-01', 18]);
  expect(changesBetween(before, factsWith(['2026-01', 17]))).toEqual([
    '2026年 1 个整月：由18 天变为17 天。',
    '依据有改动：由“2026年1月：在村等 18 天”变为“2026年1月：在村等 17 天”。',
  ]);
  expect(changesBetween(before, factsWith(['2026-01', 18], ['2026-02', 12]))).toEqual([
    '2026年 2 个整月：现为30 天。',
    '新增依据：2026年2月：在村等 12 天。',
  ]);
});

test('says which records are gone', () => {
  const [two] = signals(
    ganzhou2021,
    records({ spotChecks: [spotCheck(1), spotCheck(2, { level: 'province', organ: '示例省督查组' })] }),
  );
  const [three] = signals(
    ganzhou2021,
    records({
      spotChecks: [
        spotCheck(1),
        spotCheck(2, { level: 'province', organ: '示例省督查组' }),
        spotCheck(3, { level: 'province', organ: '示例省巡视组' }),
      ],
    }),
  );
  if (!two || !three) throw new Error('No signals');
  expect(changesBetween(factsOf(three), factsOf(two))).toEqual([
    '不再有的依据：2026年2月3日示例省巡视组：检查时不在村，没有请假。',
  ]);
});
