import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectAnchors } from '../../../electron/database/chain/anchors.ts';
import { type AuditRow, eventHash } from '../../../electron/database/chain/event-hash.ts';
import { verifyChain } from '../../../electron/database/chain/verify-chain.ts';
import { openReadOnly, readable } from '../../../electron/database/connection.ts';
import { dataFiles } from '../../../electron/database/data-directory.ts';
import { fixedClock } from '../../support/fixed-clock.ts';
import { withRawHandle } from '../../support/raw-database.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

/*
 * The attack: somebody with the file and any SQLite tool drops the append-only triggers and changes the chain in
 * whatever way. 1,000 random tamperings of a real file; every one has to be found.
 */

const eventCount = 40;
const clock = fixedClock();
const textColumns = [
  'at',
  'actor_id',
  'actor_name',
  'action',
  'entity_type',
  'entity_id',
  'before',
  'after',
  'reason',
  'previous_hash',
  'hash',
] as const;

let opened: TestDatabase;
let pristine: string;
/** The data directory's database is replaced by a copy of this one before each tampering. */
let file: string;

beforeAll(async () => {
  opened = await createTestDatabase();
  const { database, dataDirectory } = opened;
  for (let number = 2; number <= eventCount; number += 1) {
    opened.clock.advance(1000);
    await database.write({ id: `user-${number % 3}`, name: `示例用户${number % 3}` }, (unit) =>
      unit.audit({
        action: 'assessment.scoresSaved',
        entityType: 'assessment',
        entityId: `assessment-${number % 5}`,
        before: number % 4 === 0 ? null : { total: number },
        after: { total: number + 1 },
        reason: number % 2 === 0 ? null : '示例理由',
      }),
    );
  }
  await database.close();
  file = dataFiles(dataDirectory).database;
  pristine = join(dataDirectory, 'pristine');
  withRawHandle(file, (handle) => {
    handle.pragma('journal_mode = DELETE');
    handle.exec('DROP TRIGGER audit_event_is_never_changed; DROP TRIGGER audit_event_is_never_removed');
  });
  copyFileSync(file, pristine);
});

afterAll(() => opened.close());

const rowsOf = (handle: Sqlite.Database) =>
  handle.prepare<[], AuditRow>('SELECT * FROM audit_event ORDER BY sequence').all();

/** Puts these rows in the place of the whole chain, whatever they look like. */
function replaceAll(handle: Sqlite.Database, rows: readonly AuditRow[]): void {
  handle.exec('DELETE FROM audit_event');
  const insert = handle.prepare(
    `INSERT INTO audit_event VALUES (:sequence, :at, :actor_id, :actor_name, :action, :entity_type, :entity_id,
       :before, :after, :reason, :previous_hash, :hash)`,
  );
  for (const row of rows) insert.run(row);
}

const renumbered = (rows: readonly AuditRow[]) => rows.map((row, index) => ({ ...row, sequence: index + 1 }));

/** What a careful forger does: every hash from the first event on is made to fit again. */
function rehashed(rows: readonly AuditRow[]): AuditRow[] {
  let previous_hash = '0'.repeat(64);
  return rows.map((row) => {
    const { hash: _, ...fields } = { ...row, previous_hash };
    previous_hash = eventHash(fields);
    return { ...fields, hash: previous_hash };
  });
}

type Tampering = (rows: readonly AuditRow[]) => readonly AuditRow[];

const place = (least = 0, below = eventCount) => fc.integer({ min: least, max: below - 1 });
const forged = fc.record({
  column: fc.constantFrom(...textColumns),
  text: fc.string({ maxLength: 8 }),
  cut: fc.boolean(),
});

/** A row with one column changed to something that it was not. */
function changed(
  row: AuditRow,
  { column, text, cut }: { column: (typeof textColumns)[number]; text: string; cut: boolean },
) {
  const old = row[column];
  if (column === 'before' || column === 'after') {
    return { ...row, [column]: old !== null && cut ? null : JSON.stringify({ forged: text, old }) };
  }
  return { ...row, [column]: old === null || !cut || old === '' ? `${old ?? ''}${text}!` : old.slice(0, -1) };
}

const changeOneField = fc.tuple(place(), forged).map(
  ([index, forgery]): Tampering =>
    (rows) =>
      rows.map((row, i) => (i === index ? changed(row, forgery) : row)),
);
const removeSome = fc.tuple(place(0, eventCount - 1), fc.integer({ min: 1, max: 5 }), fc.boolean()).map(
  ([index, count, renumber]): Tampering =>
    (rows) => {
      const left = rows.filter((_, i) => i < index || i >= index + count);
      return renumber ? renumbered(left) : left;
    },
);
const cutOffEnd = fc.integer({ min: 1, max: eventCount }).map(
  (count): Tampering =>
    (rows) =>
      rows.slice(0, rows.length - count),
);
const reorder = fc.uniqueArray(place(), { minLength: 2, maxLength: 2 }).map(
  ([a = 0, b = 1]): Tampering =>
    (rows) => {
      const at = (i: number) => rows[i === a ? b : i === b ? a : i];
      return renumbered(rows.flatMap((_, i) => at(i) ?? []));
    },
);
const insertOne = fc.tuple(place(0, eventCount + 1), place(), forged, fc.boolean()).map(
  ([index, model, forgery, fits]): Tampering =>
    (rows) => {
      const source = rows[model];
      if (!source) throw new Error('No such row');
      // With a hash of its own: the table holds every hash once.
      const { hash: _, ...fields } = {
        ...changed(source, forgery),
        previous_hash: rows[index - 1]?.hash ?? '',
      };
      const own =
        fits && index < rows.length ? eventHash(fields) : eventHash({ ...fields, reason: 'forged' });
      return renumbered([...rows.slice(0, index), { ...fields, hash: own }, ...rows.slice(index)]);
    },
);
/** Changes history and makes every hash fit: only a head kept elsewhere tells. */
const rewriteChain = fc.oneof(changeOneField, removeSome, reorder).map(
  (inner): Tampering =>
    (rows) =>
      rehashed(renumbered(inner(rows))),
);

async function verify() {
  const handle = openReadOnly(file);
  try {
    const read = readable(handle);
    return await verifyChain(read, await collectAnchors(dataFiles(opened.dataDirectory), read), clock.now());
  } finally {
    handle.close();
  }
}

test('the untouched chain is whole', async () => {
  copyFileSync(pristine, file);
  expect(await verify()).toMatchObject({ intact: true, events: eventCount, anchorsChecked: 1, problems: [] });
});

test('1,000 random tamperings are all found', async () => {
  const tampering = fc.oneof(changeOneField, removeSome, cutOffEnd, reorder, insertOne, rewriteChain);
  let found = 0;
  await fc.assert(
    fc.asyncProperty(tampering, async (tamper) => {
      for (const suffix of ['-wal', '-shm', '-journal']) rmSync(`${file}${suffix}`, { force: true });
      copyFileSync(pristine, file);
      const different = withRawHandle(file, (handle) => {
        handle.pragma('synchronous = OFF');
        const before = rowsOf(handle);
        const after = tamper(before);
        handle.transaction(() => replaceAll(handle, after))();
        return JSON.stringify(before) !== JSON.stringify(rowsOf(handle));
      });
      // A change of a hash column that is rehashed afterwards is none.
      fc.pre(different);
      const { intact, problems } = await verify();
      expect(intact).toBe(false);
      expect(problems.length).toBeGreaterThan(0);
      found += 1;
    }),
    { numRuns: 1000, seed: 20_260_305 },
  );
  expect(found).toBe(1000);
});
