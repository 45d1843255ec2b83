/*
 * A database of version 1 as the program of that version wrote it: the sample district (57 posts, all 示例) with an
 * annual assessment opened in November 2026. Made once, compacted, never made again.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { verifyDatabaseFile } from '../../../electron/audit/verify-database-file.ts';
import type { Database } from '../../../electron/database/database.types.ts';
import { systemActor } from '../../../electron/database/database.types.ts';
import { openDatabase } from '../../../electron/database/open-database.ts';
import { fixedClock } from '../../support/fixed-clock.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const clock = fixedClock('2026-12-01T02:00:00.000Z');
const fixture = join(import.meta.dirname, '../../fixtures/databases/version-1.db.gz');

async function openCopy() {
  const dataDirectory = join(temporaryDirectory(), 'data');
  mkdirSync(dataDirectory);
  writeFileSync(join(dataDirectory, 'cadredesk.db'), gunzipSync(readFileSync(fixture)));
  return { dataDirectory, database: await openDatabase({ dataDirectory, clock }) };
}

const count = async (database: Database, table: 'person' | 'posting' | 'posting_listing' | 'assessment') =>
  (
    await database.read
      .selectFrom(table)
      .select((all) => all.fn.countAll<number>().as('rows'))
      .executeTakeFirst()
  )?.rows;

test('a database of version 1 opens with every record it had, and its past still verifies', async () => {
  const { dataDirectory, database } = await openCopy();
  expect([
    await count(database, 'person'),
    await count(database, 'posting'),
    await count(database, 'assessment'),
  ]).toEqual([57, 57, 57]);
  expect(await count(database, 'posting_listing')).toBe(57);
  const last = await database.read
    .selectFrom('audit_event')
    .selectAll()
    .orderBy('sequence', 'desc')
    .limit(2)
    .execute();
  expect(last.map((event) => event.action)).toContain('system.migrated');
  await database.close();
  expect(await verifyDatabaseFile(dataDirectory, clock)).toMatchObject({ intact: true });
});

test('what version 2 keeps by triggers follows the old records too', async () => {
  const { database } = await openCopy();
  const posting = await database.read
    .selectFrom('posting')
    .select(['id', 'person_id'])
    .limit(1)
    .executeTakeFirstOrThrow();
  expect(await database.read.selectFrom('posting_change').selectAll().execute()).toEqual([]);
  await database.write(systemActor, async ({ trx, audit }) => {
    await trx.updateTable('posting').set({ distance_tenths: 425 }).where('id', '=', posting.id).execute();
    await audit({ action: 'roster.postingUpdated', entityType: 'posting', entityId: posting.id });
  });
  await database.write(systemActor, async ({ trx, audit, at }) => {
    await trx
      .updateTable('assessment')
      .set({ state: 'scoring', updated_at: at })
      .where('posting_id', '=', posting.id)
      .execute();
    await audit({ action: 'assessment.scoresSaved', entityType: 'assessment', entityId: posting.id });
  });
  expect(await database.read.selectFrom('posting_change').selectAll().execute()).toEqual([
    { posting_id: posting.id, number: 2 },
  ]);
  await database.close();
});
