import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { Kysely, SqliteDialect } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PostingListInput, type PostingRow, postingListInput } from '#shared/contract/roster.ts';
import { openReadOnly } from '../../../electron/database/connection.ts';
import { dataFiles } from '../../../electron/database/data-directory.ts';
import type { Schema } from '../../../electron/database/schema.ts';
import { createPolicyService } from '../../../electron/policy/policy.service.ts';
import { penaltiesOf } from '../../../electron/presence/conduct-source.ts';
import { personKeys, placeKeys } from '../../../electron/roster/pinyin-keys.ts';
import { listPostingNumbers } from '../../../electron/roster/posting-list.repository.ts';
import { postingRowsInOrder } from '../../../electron/roster/posting-row.repository.ts';
import { createPostingsService } from '../../../electron/roster/postings.service.ts';
import { fillLargeRoster, type LargeRoster } from '../../support/large-roster.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

const postings = 3000;
let opened: TestDatabase;
let roster: LargeRoster;
let everything: PostingRow[];

beforeAll(async () => {
  opened = await createTestDatabase();
  const handle = new Sqlite(dataFiles(opened.dataDirectory).database);
  roster = fillLargeRoster(handle, postings);
  handle.close();
  everything = await rowsOf({});
});
afterAll(() => opened.close());

async function rowsOf(change: Partial<PostingListInput>): Promise<PostingRow[]> {
  const { read } = opened.database;
  const rows: PostingRow[] = [];
  for (let offset = 0; ; offset += 500) {
    const input = { ...postingListInput.parse({ offset, limit: 500 }), ...change, offset };
    const { total, numbers } = await listPostingNumbers(read, input);
    rows.push(...(await postingRowsInOrder(read, numbers)));
    if (rows.length >= total || numbers.length === 0) return rows;
  }
}

/** What the list means, said in the plainest way. */
function matches(row: PostingRow, filter: PostingListInput['filter']): boolean {
  const names = [row.personName ?? '', row.villageName, row.unitName, row.townshipName];
  const initials = [
    row.personName === null ? '' : personKeys(row.personName).initials,
    ...names.slice(1).map((name) => placeKeys(name).initials),
  ];
  const found = (term: string) =>
    names.some((name) => name.toLowerCase().includes(term)) || initials.some((text) => text.includes(term));
  return (
    filter.text
      .split(' ')
      .filter((term) => term !== '')
      .every(found) &&
    [filter.townshipId ?? row.townshipId].includes(row.townshipId) &&
    [filter.villageId ?? row.villageId].includes(row.villageId) &&
    [filter.unitId ?? row.unitId].includes(row.unitId) &&
    [filter.role ?? row.role].includes(row.role) &&
    [filter.status ?? row.status].includes(row.status)
  );
}

const listRequests = () =>
  fc.record({
    filter: fc.record({
      text: fc.constantFrom('', '', '赵', '伟', 'zw', '财政局', '示 村', '李 水务局', '没有'),
      townshipId: fc.option(fc.constantFrom(...roster.townshipIds), { freq: 6 }),
      villageId: fc.option(fc.constantFrom(...roster.villageIds), { freq: 8 }),
      unitId: fc.option(fc.constantFrom(...roster.unitIds), { freq: 8 }),
      role: fc.option(fc.constantFrom('first_secretary', 'team_member'), { freq: 3 }),
      status: fc.option(fc.constantFrom('open', 'on_post', 'ended'), { freq: 3 }),
    }),
    sort: fc.array(
      fc.record({
        column: fc.constantFrom('village', 'person', 'unit', 'township', 'role', 'status', 'startDate'),
        direction: fc.constantFrom('asc', 'desc'),
      }),
      { maxLength: 3 },
    ),
    offset: fc.integer({ min: 0, max: postings }),
    limit: fc.integer({ min: 1, max: 500 }),
  });

test('whatever is filtered, the page and the total are those of the whole list', async () => {
  await fc.assert(
    fc.asyncProperty(listRequests(), async (request) => {
      const input = postingListInput.parse(request);
      const expected = everything.filter((row) => matches(row, input.filter));
      const { total, numbers } = await listPostingNumbers(opened.database.read, input);
      expect(total).toBe(expected.length);
      expect(numbers).toHaveLength(Math.max(0, Math.min(input.limit, total - input.offset)));
      const rows = await postingRowsInOrder(opened.database.read, numbers);
      expect(rows.every((row) => matches(row, input.filter))).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test('pages put together are the whole list in one order, each posting once', async () => {
  await fc.assert(
    fc.asyncProperty(listRequests(), fc.integer({ min: 3, max: 9 }), async (request, pages) => {
      const input = postingListInput.parse({ ...request, limit: 500 });
      const whole = (await rowsOf(input)).map((row) => row.id);
      expect(new Set(whole).size).toBe(whole.length);
      const limit = Math.min(500, Math.ceil(whole.length / pages) + 1);
      const offset = Math.max(0, Math.floor(whole.length / pages) * (pages - 2));
      const { numbers } = await listPostingNumbers(opened.database.read, { ...input, offset, limit });
      const rows = await postingRowsInOrder(opened.database.read, numbers);
      expect(rows.map((row) => row.id)).toEqual(whole.slice(offset, offset + limit));
    }),
    { numRuns: 60 },
  );
});

test('people sort by pinyin, open posts last either way', async () => {
  for (const direction of ['asc', 'desc'] as const) {
    const names = (await rowsOf({ sort: [{ column: 'person', direction }] })).map((row) => row.personName);
    const keys = names.flatMap((name) => (name === null ? [] : [personKeys(name).sort_key]));
    const sorted = keys.toSorted();
    expect(keys).toEqual(direction === 'asc' ? sorted : sorted.reverse());
    expect(names.slice(keys.length).every((name) => name === null)).toBe(true);
  }
});

test('several columns sort one after the other, each its own way', async () => {
  const rows = await rowsOf({
    sort: [
      { column: 'role', direction: 'desc' },
      { column: 'unit', direction: 'asc' },
      { column: 'startDate', direction: 'desc' },
    ],
  });
  const roles = ['first_secretary', 'team_member', null];
  const keys = rows.map((row) => ({
    role: 2 - roles.indexOf(row.role),
    unit: placeKeys(row.unitName).sort_key,
    start: row.startDate ?? '9999',
  }));
  for (const [index, { role, unit, start }] of keys.entries()) {
    const next = keys[index + 1];
    if (!next) break;
    expect(role <= next.role).toBe(true);
    if (role === next.role) expect(unit <= next.unit).toBe(true);
    if (role === next.role && unit === next.unit) expect(start >= next.start).toBe(true);
  }
});

test('a change of any name or place shows in the list at once', async () => {
  const { database, close } = await createTestDatabase();
  try {
    const service = createPostingsService({
      database,
      schemes: createPolicyService({ database }),
      penaltiesOf,
    });
    const actor = { id: 'someone', name: '示例' };
    const where = { township: '木兰乡', village: '桥店村', unit: '区城管局' };
    const post = await service.createPost(actor, { ...where, role: null });
    await database.write(actor, async ({ trx, audit }) => {
      await trx
        .updateTable('village')
        .set({ name: '新桥店村', ...placeKeys('新桥店村') })
        .execute();
      await trx.updateTable('dispatching_unit').set({ name: '区城市管理局', sort_key: 'zzz' }).execute();
      await trx.updateTable('township').set({ name: '木兰街道', sort_key: '', initials: 'mljd' }).execute();
      await audit({ action: 'roster.postingUpdated', entityType: 'posting', entityId: post.id });
    });
    const listing = await database.read.selectFrom('posting_listing').selectAll().executeTakeFirstOrThrow();
    expect(listing).toMatchObject({
      village_key: 'xin qiao dian cun 新桥店村',
      unit_key: 'zzz',
      township_key: '木兰街道',
      person_key: '\u{10ffff}',
    });
  } finally {
    await close();
  }
});

test.each([
  ['the list as it is', {}, 'SCAN l USING COVERING INDEX posting_listing_by_position'],
  [
    'by person, backwards',
    { sort: [{ column: 'person', direction: 'desc' }] },
    'USING COVERING INDEX posting_listing_by_person',
  ],
  ['of one unit', { filter: { unitId: 'x' } }, 'SEARCH l USING COVERING INDEX posting_listing_of_unit'],
  ['by name', { filter: { text: '赵' } }, 'SCAN s USING COVERING INDEX person_by_name'],
  [
    'postings of found people',
    { filter: { text: '赵' } },
    'SEARCH l USING COVERING INDEX posting_listing_of_person',
  ],
])('%s is read from an index alone', async (_, request, plan) => {
  const file = dataFiles(opened.dataDirectory).database;
  const handle = openReadOnly(file);
  const noted: string[] = [];
  const kysely = new Kysely<Schema>({
    dialect: new SqliteDialect({ database: openReadOnly(file) }),
    log: ({ query }) => {
      const plans = handle
        .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${query.sql}`)
        .all(...query.parameters);
      noted.push(...plans.map((row) => row.detail));
    },
  });
  const unitId = roster.unitIds[0];
  const filter = 'filter' in request && 'unitId' in request.filter ? { unitId } : undefined;
  await listPostingNumbers(
    kysely,
    postingListInput.parse({ limit: 20, ...request, ...(filter && { filter }) }),
  );
  await kysely.destroy();
  handle.close();
  expect(noted.some((detail) => detail.includes(plan))).toBe(true);
});
