import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { loadSampleDistrict } from '../../../electron/roster/sample/load-sample-district.ts';
import { annexFileName, rosterFileName } from '../../../electron/roster/sample/sample-files.ts';
import { annexWorkbook, rosterWorkbook } from '../../../electron/roster/sample/workbooks.ts';
import { rosterDesk } from '../../support/roster-desk.ts';
import { testDatabase } from '../../support/test-database.ts';

const resources = resolve(import.meta.dirname, '../../../resources');
const shipped = (name: string) => readFileSync(join(resources, 'samples', name));
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('the shipped samples are what the generator makes, byte for byte', () => {
  expect(hash(shipped(annexFileName))).toBe(hash(annexWorkbook()));
  expect(hash(shipped(rosterFileName))).toBe(hash(rosterWorkbook()));
});

test('the sample district has 19 villages, 53 units and 57 people on post, 159 + 114 = 273 万元', async () => {
  const { database, clock } = await testDatabase();
  await loadSampleDistrict(database, resources, clock);
  const count = async (table: 'township' | 'village' | 'person' | 'posting') =>
    (await database.read.selectFrom(table).selectAll().execute()).length;
  expect(await count('township')).toBe(2);
  expect(await count('village')).toBe(19);
  expect(await count('posting')).toBe(57);
  expect(await count('person')).toBe(57);

  const units = await database.read.selectFrom('dispatching_unit').selectAll().execute();
  expect(units.filter((unit) => unit.merged_into === null)).toHaveLength(53);
  expect(units.filter((unit) => unit.merged_into !== null)).toHaveLength(5);
  const funds = await database.read.selectFrom('unit_allocation').selectAll().execute();
  const sum = (pick: (row: (typeof funds)[number]) => number) =>
    funds.reduce((total, row) => total + pick(row), 0);
  expect(funds).toHaveLength(53);
  expect(sum((row) => row.headcount)).toBe(57);
  expect(sum((row) => row.unit_cents)).toBe(159_000_000);
  expect(sum((row) => row.personnel_cents)).toBe(114_000_000);

  const postings = await database.read.selectFrom('posting').selectAll().execute();
  expect(postings.every((posting) => posting.status === 'on_post')).toBe(true);
  expect(postings.filter((posting) => posting.role === 'first_secretary')).toHaveLength(19);
  expect(
    postings.filter((posting) => posting.lead_unit === 1 && posting.role === 'first_secretary'),
  ).toHaveLength(19);
  const people = await database.read.selectFrom('person').selectAll().execute();
  expect(people.every((person) => person.name.includes('示例'))).toBe(true);
  // Enough is known to show a demand against it, and not all, so that there is something to ask.
  const villages = await database.read.selectFrom('village').select('type').execute();
  expect(new Set(villages.map(({ type }) => type))).toContain(null);
  expect(villages.filter(({ type }) => type !== null)).toHaveLength(17);
  expect(people.filter((person) => person.retirement_date === null)).toHaveLength(2);
  expect(units.every((unit) => unit.merged_into !== null || unit.leader_name?.includes('示例'))).toBe(true);
});

test('each of the five joined names is in the audit trail with its reason', async () => {
  const { database, clock } = await testDatabase();
  await loadSampleDistrict(database, resources, clock);
  const merges = await database.read
    .selectFrom('audit_event')
    .select(['after', 'reason'])
    .where('action', '=', 'roster.unitsMerged')
    .execute();
  expect(merges).toHaveLength(5);
  expect(new Set(merges.map((event) => event.reason))).toEqual(new Set(['示例数据：附件两表名称不一致']));
});

test('loading again, or into a roster in use, changes nothing', async () => {
  const { database, clock } = await testDatabase();
  await loadSampleDistrict(database, resources, clock);
  const head = await database.auditHead();
  await loadSampleDistrict(database, resources, clock);
  expect(await database.auditHead()).toEqual(head);

  const desk = await rosterDesk();
  const actor = { id: 'someone', name: '示例' };
  await desk.roster.postings.createPost(actor, {
    township: '甲镇',
    village: '乙村',
    unit: '丙局',
    role: null,
  });
  const before = await desk.fingerprint();
  await loadSampleDistrict(desk.database, resources, desk.clock);
  expect(await desk.fingerprint()).toEqual(before);
});
