import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Identity } from '#shared/vocabulary.ts';
import {
  type AssessmentListInput,
  placesQuery,
} from '../../../electron/assessment/record/assessment-list.repository.ts';
import { openDistrict, wholeList } from './district.ts';

/** Name, identity, village and what share of the items' points; null is not scored. */
const people: [string, Identity, string, number | null][] = [
  ['示例甲', 'civil_servant', '东村', 1],
  ['示例乙', 'civil_servant', '西村', 0.8],
  ['示例丙', 'civil_servant', '东村', 0.8],
  ['示例丁', 'civil_servant', '西村', 0.5],
  ['示例戊', 'civil_servant', '西村', null],
  ['示例己', 'enterprise', '东村', 0.6],
  ['示例庚', 'public_institution', '西村', 0.9],
];

async function rankedDistrict() {
  const district = await openDistrict();
  for (const [name, identity, village] of people) await district.addPosting({ name, identity, village });
  const cycle = await district.openCycle();
  for (const [name, , , share] of people) {
    if (share !== null) await district.score(await district.recordOf(cycle.id, name), share);
  }
  return {
    ...district,
    cycle,
    list: (input: object) => district.assessment.list({ ...wholeList, cycleId: cycle.id, ...input }),
  };
}

test('people are ranked within their pool, equal totals share a place, and filters do not move anyone', async () => {
  const { list } = await rankedDistrict();
  const { rows, total } = await list({});
  expect(total).toBe(7);
  expect(Object.fromEntries(rows.map((row) => [row.name, [row.rank, row.poolSize]]))).toEqual({
    示例甲: [1, 5],
    示例乙: [2, 5],
    示例丙: [2, 5],
    示例丁: [4, 5],
    示例戊: [null, 5],
    示例己: [2, 2],
    示例庚: [1, 2],
  });

  const filtered = await list({ text: '西村' });
  expect(filtered.rows.map(({ name, rank }) => [name, rank])).toEqual([
    ['示例乙', 2],
    ['示例丁', 4],
    ['示例戊', null],
    ['示例庚', 1],
  ]);
});

test('one record says the same place as the list; who gets no grade competes for none', async () => {
  const { list, assessment, actors } = await rankedDistrict();
  const last = (await list({ text: '示例戊' })).rows[0] ?? expect.fail();
  await assessment.eligibility.overrule(actors.assessor, {
    id: last.id,
    revision: last.revision,
    participation: 'neither',
    cap: null,
    reason: '示例理由',
    approver: '示例领导小组',
    documentNumber: null,
  });
  expect((await list({ text: '示例甲' })).rows[0]).toMatchObject({ rank: 1, poolSize: 4 });
  for (const row of (await list({})).rows) {
    const { rank, poolSize } = await assessment.get(row.id);
    expect({ rank, poolSize }).toEqual({ rank: row.rank, poolSize: row.poolSize });
  }
});

test('sorting puts people without a value last in both directions', async () => {
  const { list } = await rankedDistrict();
  const names = async (column: string, direction: string) =>
    (await list({ sort: [{ column, direction }], text: '示例' })).rows
      .map((row) => row.name.slice(-1))
      .join('');
  expect(await names('total', 'desc')).toBe('甲庚乙丙己丁戊');
  expect(await names('total', 'asc')).toBe('丁己乙丙庚甲戊');
  expect((await names('rank', 'asc')).at(-1)).toBe('戊');
  expect((await names('rank', 'desc')).at(-1)).toBe('戊');
});

test('a page is a part of the whole; counts and distribution are of the whole filter', async () => {
  const { list } = await rankedDistrict();
  const page = await list({ offset: 2, limit: 2 });
  const whole = await list({});
  expect(page.rows).toEqual(whole.rows.slice(2, 4));
  expect(page).toMatchObject({ total: 7, distribution: whole.distribution });
  expect(whole.distribution).toEqual({ excellent: 2, competent: 2, basically_competent: 2, incompetent: 0 });
});

test('state and township narrow the list', async () => {
  const { list, cycle, assessment, actors, recordOf, goTo } = await rankedDistrict();
  await goTo(cycle.id, 'review');
  const { id, revision, subject } = await recordOf(cycle.id, '示例甲');
  await assessment.grading.propose(actors.assessor, { id, revision, grade: 'excellent', reason: null });
  expect((await list({ state: 'proposed' })).rows.map((row) => row.name)).toEqual(['示例甲']);
  expect((await list({ townshipId: subject.townshipId })).total).toBe(7);
  expect((await list({ townshipId: cycle.id })).total).toBe(0);
});

test('search takes parts of names and pinyin initials, several at once', async () => {
  const { assessment, addPosting, openCycle } = await openDistrict();
  await addPosting({ name: '示例赵', village: '东村', initials: 'SLZ' });
  await addPosting({ name: '示例钱', village: '西村', initials: 'SLQ' });
  const { id: cycleId } = await openCycle();
  const find = async (text: string) =>
    (await assessment.list({ ...wholeList, cycleId, text })).rows.map((row) => row.name);
  expect(await find('slz')).toEqual(['示例赵']);
  expect(await find('  示例　西村 ')).toEqual(['示例钱']);
  expect(await find("%' or 1=1 --")).toEqual([]);
});

test('places come from one index alone, whatever is filtered and sorted by', async () => {
  const { database, cycle } = await rankedDistrict();
  const inputs: Partial<AssessmentListInput>[] = [
    {},
    { text: '示例', sort: [{ column: 'name', direction: 'asc' }] },
    { state: 'scoring', sort: [{ column: 'rank', direction: 'desc' }] },
  ];
  for (const input of inputs) {
    const query = placesQuery(database.read, { ...wholeList, cycleId: cycle.id, ...input });
    const plan = await query.explain<{ detail: string }>(undefined, sql`query plan`);
    const onTable = plan.map(({ detail }) => detail).filter((step) => / assessment /.test(step));
    expect(onTable).toEqual(['SEARCH assessment USING COVERING INDEX assessment_listing (cycle_id=?)']);
  }
});
