/*
 * A database of version 2 as the program of that version wrote it: the sample district (57 posts, all 示例) with ten
 * months of records and an annual assessment of 2026 in November: one person settled with a registered form, one
 * settled and reopened, one waiting for approval, one scored. Made once, compacted, never made again.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { subjectSchema } from '#shared/contract/assessment-record.ts';
import { verifyDatabaseFile } from '../../../electron/audit/verify-database-file.ts';
import { systemActor } from '../../../electron/database/database.types.ts';
import { openDatabase } from '../../../electron/database/open-database.ts';
import { fixedClock } from '../../support/fixed-clock.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const clock = fixedClock('2026-12-01T02:00:00.000Z');
const fixture = join(import.meta.dirname, '../../fixtures/databases/version-2.db.gz');

async function openCopy() {
  const dataDirectory = join(temporaryDirectory(), 'data');
  mkdirSync(dataDirectory);
  writeFileSync(join(dataDirectory, 'cadredesk.db'), gunzipSync(readFileSync(fixture)));
  return { dataDirectory, database: await openDatabase({ dataDirectory, clock }) };
}

test('records of version 2 keep their state, scores, ballots, locked version and place', async () => {
  const { dataDirectory, database } = await openCopy();
  const records = await database.read
    .selectFrom('assessment')
    .select(['id', 'object', 'state', 'participation', 'village_id', 'unit_id', 'subject', 'final_grade'])
    .orderBy('id')
    .execute();
  expect(records).toHaveLength(57);
  expect(records.slice(0, 4).map(({ state }) => state)).toEqual(['locked', 'scoring', 'proposed', 'scoring']);
  for (const record of records) {
    const subject = subjectSchema.parse(JSON.parse(record.subject));
    expect(subject.object).toBe(record.object);
    expect(record.participation).toBe('graded');
    expect([record.village_id, record.unit_id]).not.toContain(null);
  }
  const [settled, reopened] = records;
  expect(settled?.final_grade).toBe('excellent');
  const scores = await database.read.selectFrom('item_score').selectAll().execute();
  expect(new Set(scores.map(({ scorer }) => scorer))).toEqual(new Set([1]));
  expect(new Set(scores.map((score) => score.assessment_id)).size).toBe(4);
  expect(await database.read.selectFrom('ballot_tally').selectAll().execute()).toHaveLength(24);
  expect(
    (await database.read.selectFrom('assessment_version').select('assessment_id').execute()).map(
      (version) => version.assessment_id,
    ),
  ).toEqual([reopened?.id]);
  await database.close();
  expect(await verifyDatabaseFile(dataDirectory, clock)).toMatchObject({ intact: true });
});

test('a cycle of version 2 that is not finished goes on in the state of scoring', async () => {
  const { database } = await openCopy();
  const cycles = await database.read.selectFrom('assessment_cycle').selectAll().execute();
  expect(cycles).toMatchObject([
    {
      kind: 'annual',
      ordinal: 1,
      state: 'scoring',
      version: 1,
      period_from: '2026-01-01',
      period_to: '2026-12-31',
      ballot_entry: 'single',
    },
  ]);
  await database.close();
});

test('a registered document of version 2 stays in the register, about the same record', async () => {
  const { database } = await openCopy();
  const documents = await database.read
    .selectFrom('document')
    .innerJoin('assessment', 'assessment.id', 'document.assessment_id')
    .innerJoin('document_file as f', 'f.document_id', 'document.id')
    .select(['document.kind', 'document.about', 'document.assessment_id', 'assessment.state', 'f.pdf'])
    .execute();
  expect(documents).toHaveLength(1);
  expect(documents[0]).toMatchObject({ kind: 'annual_form', state: 'locked' });
  expect(documents[0]?.about).toBe(documents[0]?.assessment_id);
  expect(documents[0]?.pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  await database.close();
});

test('what the tables that were built anew are watched by still works', async () => {
  const { database } = await openCopy();
  const record = await database.read
    .selectFrom('conduct_record')
    .innerJoin('posting', 'posting.person_id', 'conduct_record.person_id')
    .select(['conduct_record.id', 'posting.id as postingId'])
    .executeTakeFirstOrThrow();
  const numberOf = async () =>
    (
      await database.read
        .selectFrom('posting_change')
        .select('number')
        .where('posting_id', '=', record.postingId)
        .executeTakeFirst()
    )?.number ?? 0;
  const before = await numberOf();
  await database.write(systemActor, async ({ trx, audit }) => {
    await trx.updateTable('conduct_record').set({ organ: '示例机关' }).where('id', '=', record.id).execute();
    await audit({ action: 'presence.conductRecorded', entityType: 'conduct_record', entityId: record.id });
  });
  expect(await numberOf()).toBeGreaterThan(before);
  await database.close();
});
