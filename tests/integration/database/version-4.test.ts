/*
 * A database of version 4 as the program of that version wrote it, all names 示例: a recall case that was decided, with an
 * attachment and three papers, one that is proposed, and an annual assessment of 2026 whose results were settled on
 * 31 January 2027, with its notice and the papers of three people: one form was voided, one made anew after its result was
 * settled again on 31 January 2028. Made once, compacted, never made again.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { verifyDatabaseFile } from '../../../electron/audit/verify-database-file.ts';
import { openDatabase } from '../../../electron/database/open-database.ts';
import { fixedClock } from '../../support/fixed-clock.ts';
import { tableWithFiles, withRawHandle } from '../../support/raw-database.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const fixture = gunzipSync(
  readFileSync(join(import.meta.dirname, '../../fixtures/databases/version-4.db.gz')),
);

/** Every row of every table by the columns of the old file, each as one text. */
function rowsOf(file: string, like = file): Map<string, Set<string>> {
  return withRawHandle(file, (handle) => {
    const tables = new Map<string, readonly string[]>(
      withRawHandle(like, (old) => {
        const names = old
          .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
          .pluck()
          .all();
        const columns = old.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck();
        return names.map((name) => [name, columns.all(name)] as const);
      }),
    );
    return new Map(
      [...tables].map(([table, columns]) => {
        const list = columns.map((column) => `"${column}"`).join();
        const rows = handle
          .prepare(`SELECT ${list} FROM ${tableWithFiles(handle, table)}`)
          .raw()
          .all();
        return [table, new Set(rows.map((row) => JSON.stringify(row)))];
      }),
    );
  });
}

test('every row is still there; papers are where they were, due one month after they were formed', async () => {
  const old = join(temporaryDirectory(), 'old.db');
  writeFileSync(old, fixture);
  const dataDirectory = join(temporaryDirectory(), 'data');
  const file = join(dataDirectory, 'cadredesk.db');
  mkdirSync(dataDirectory);
  writeFileSync(file, fixture);
  const clock = fixedClock('2028-02-10T02:00:00.000Z');
  const database = await openDatabase({ dataDirectory, clock });
  const documents = await database.read
    .selectFrom('document')
    .select(['register_number as number', 'stage', 'formed_on', 'due_on', 'revision', 'signing', 'seals'])
    .orderBy('id')
    .execute();
  await database.close();

  const asIssued = { revision: 1, signing: null, seals: null };
  const paper = (number: string, stage: string, formed_on: string, due_on: string | null) => ({
    number,
    stage,
    formed_on,
    due_on,
    ...asIssued,
  });
  expect(documents).toEqual([
    paper('2026-召-0001', 'superseded', '2026-03-05', null),
    paper('2026-召-0002', 'issued', '2026-03-05', null),
    paper('2026-函-0001', 'issued', '2026-03-05', null),
    // A month after the last day of January is the last day of February, in leap years the 29th.
    paper('2026-三-0001', 'superseded', '2027-01-31', '2027-02-28'),
    paper('2026-三-0002', 'voided', '2027-01-31', '2027-02-28'),
    paper('2026-三-0003', 'issued', '2027-01-31', '2027-02-28'),
    paper('2026-附-0001', 'issued', '2027-01-31', null),
    paper('2026-函-0002', 'issued', '2027-02-06', null),
    paper('2026-函-0003', 'issued', '2027-01-31', null),
    paper('2026-三-0004', 'issued', '2028-01-31', '2028-02-29'),
  ]);

  const now = rowsOf(file, old);
  const lost = [...rowsOf(old)].filter(([table, rows]) => [...rows].some((row) => !now.get(table)?.has(row)));
  expect(lost.map(([table]) => table)).toEqual([]);
  expect(await verifyDatabaseFile(dataDirectory, clock)).toMatchObject({ intact: true });
});
