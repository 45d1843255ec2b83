import { beforeEach, describe, expect, test } from 'vitest';
import { type District, openDistrict } from './district.ts';

let district: District;
beforeEach(async () => {
  district = await openDistrict();
  await district.addPosting({
    name: '示例甲',
    role: 'first_secretary',
    start: '2024-03-01',
    initials: 'slj',
  });
  await district.addPosting({ name: '示例乙', start: '2024-03-01', initials: 'sly' });
  await district.addPosting({ name: '示例丙', identity: 'public_institution', start: '2026-01-01' });
});

const comparison = { text: '', pool: null, sort: [], offset: 0, limit: 100 };

describe('a cycle in figures', () => {
  test('every record stands in one stage of its township, and what lacks is counted by kind', async () => {
    const cycle = await district.openCycle();
    await district.score(await district.recordOf(cycle.id, '示例甲'));
    const summary = await district.assessment.summary.cycleSummary(cycle.id);
    expect(summary.townships).toEqual([
      expect.objectContaining({ townshipName: '示例镇', all: 3, open: 2, scored: 1, proposed: 0, locked: 0 }),
    ]);
    expect(summary.missing.incomplete).toBe(2);
    expect(summary.missing.scores).toBe(2);
    expect(summary.missing.groups).toContainEqual({ group: 'village_cadres', records: 2 });
  });

  test('pools are counted apart, by score and as it stands', async () => {
    const cycle = await district.openCycle();
    await district.score(await district.recordOf(cycle.id, '示例甲'));
    await district.score(await district.recordOf(cycle.id, '示例丙'), 0.5);
    const { pools } = await district.assessment.summary.cycleSummary(cycle.id);
    expect(pools.map(({ pool, size }) => [pool, size])).toEqual([
      ['civil_servant', 2],
      ['other', 1],
    ]);
    expect(pools[0]?.suggested.excellent).toBe(1);
    expect(pools[1]?.suggested.excellent).toBe(0);
    expect(pools.every(({ final }) => Object.values(final).every((count) => count === 0))).toBe(true);
  });
});

describe('two cycles side by side', () => {
  test('who is in both stands in one row with the difference, who is in one of them stands alone', async () => {
    const first = await district.openCycle(2025);
    const second = await district.openCycle(2026);
    await district.score(await district.recordOf(first.id, '示例甲'), 0.8);
    await district.score(await district.recordOf(second.id, '示例甲'), 1);
    const { total, rows, moves } = await district.assessment.summary.compareCycles({
      ...comparison,
      first: first.id,
      second: second.id,
      sort: [{ column: 'difference', direction: 'desc' }],
    });
    expect(total).toBe(3);
    expect(rows[0]).toMatchObject({ name: '示例甲' });
    const [better] = rows;
    expect(better?.difference).toBe((better?.second?.total ?? 0) - (better?.first?.total ?? 0));
    expect(better?.difference).toBeGreaterThan(0);
    expect(rows.find(({ name }) => name === '示例丙')).toMatchObject({ first: null, difference: null });
    expect(moves.reduce((sum, { count }) => sum + count, 0)).toBe(1);
  });

  test('the filter finds by name and by pinyin initials', async () => {
    const first = await district.openCycle(2025);
    const second = await district.openCycle(2026);
    const found = async (text: string) =>
      (
        await district.assessment.summary.compareCycles({
          ...comparison,
          first: first.id,
          second: second.id,
          text,
        })
      ).rows.map(({ name }) => name);
    expect(await found('示例乙')).toEqual(['示例乙']);
    expect(await found('SLJ')).toEqual(['示例甲']);
    expect(await found('没有')).toEqual([]);
  });
});

test('a person’s history goes over the years, each with its sections', async () => {
  const first = await district.openCycle(2025);
  await district.openCycle(2026);
  const detail = await district.score(await district.recordOf(first.id, '示例甲'));
  const { subject } = detail;
  if (subject.object !== 'first_secretary') throw new Error('Not a person');
  const { name, entries } = await district.assessment.summary.historyOfPerson(subject.personId);
  expect(name).toBe('示例甲');
  expect(entries.map(({ year }) => year)).toEqual([2025, 2026]);
  expect(entries[0]?.total).toBe(detail.total);
  expect(entries[0]?.sections.every(({ points }) => points !== null)).toBe(true);
  expect(entries[1]).toMatchObject({ total: null, rank: null });
});
