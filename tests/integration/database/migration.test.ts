import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listBackups } from '../../../electron/database/backup.ts';
import { type Database, systemActor } from '../../../electron/database/database.types.ts';
import type { Migration } from '../../../electron/database/migration.types.ts';
import { migrations } from '../../../electron/database/migrations/index.ts';
import { openDatabase } from '../../../electron/database/open-database.ts';
import { StartupError } from '../../../electron/database/startup-problem.ts';
import { fixedClock } from '../../support/fixed-clock.ts';
import { contentOf } from '../../support/raw-database.ts';
import { createTemporaryDirectory, temporaryDirectory } from '../../support/temporary-directory.ts';

const clock = fixedClock();

/** Steps as later versions will have them: new tables, changed rows, a table rebuilt under its old name. */
const later: readonly Migration[] = [
  {
    version: migrations.length + 1,
    name: 'later',
    statements: [
      'CREATE TABLE later (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT',
      "INSERT INTO later (text) SELECT value FROM setting WHERE key LIKE 'key-%'",
      "UPDATE setting SET value = '\"changed\"' WHERE key LIKE 'key-%'",
      'CREATE INDEX later_by_text ON later (text)',
    ],
  },
  {
    version: migrations.length + 2,
    name: 'rebuilt',
    statements: [
      'CREATE TABLE rebuilt (id INTEGER PRIMARY KEY, text TEXT NOT NULL, note TEXT) STRICT',
      'INSERT INTO rebuilt (id, text) SELECT id, text FROM later',
      'DROP TABLE later',
      'ALTER TABLE rebuilt RENAME TO later',
      "DELETE FROM setting WHERE key = 'key-1'",
    ],
  },
];
const upgraded = [...migrations, ...later];

async function store(database: Database): Promise<void> {
  await database.write(systemActor, async (unit) => {
    for (const key of ['key-1', 'key-2']) {
      await unit.trx.insertInto('setting').values({ key, value: '"old"', updated_at: unit.at }).execute();
    }
    await unit.audit({ action: 'identity.setUp', entityType: 'database', entityId: 'x' });
  });
}

/** Throws before the statement with this number, counted from 0 over the whole upgrade. */
function failingAt(number: number): { fail: () => void; reached: () => number } {
  let count = 0;
  return {
    fail: () => {
      if (count === number) throw new Error(`injected before statement ${number}`);
      count += 1;
    },
    reached: () => count,
  };
}

/** How many places there are to fail at when a data directory is opened. */
async function statementsOf(dataDirectory: string, steps: readonly Migration[]): Promise<number> {
  const counter = failingAt(Number.POSITIVE_INFINITY);
  const options = { dataDirectory, clock, migrations: steps, beforeStatement: counter.fail };
  await (await openDatabase(options)).close();
  return counter.reached();
}

async function failure(opening: Promise<Database>): Promise<StartupError> {
  const outcome = await opening.catch((error: unknown) => error);
  if (outcome instanceof StartupError) return outcome;
  throw new Error('The database opened, or failed without a problem', { cause: outcome });
}

test('versions are dense from 1, so that a version is a number of steps', () => {
  expect(migrations.map((migration) => migration.version)).toEqual(migrations.map((_, index) => index + 1));
});

test('a failure at any statement while a database is made leaves none, and a retry succeeds', async () => {
  const statements = await statementsOf(temporaryDirectory(), migrations);
  expect(statements).toBeGreaterThan(migrations.flatMap((migration) => migration.statements).length);
  for (let number = 0; number < statements; number += 1) {
    const directory = createTemporaryDirectory();
    const dataDirectory = directory.path;
    const { problem } = await failure(
      openDatabase({ dataDirectory, clock, beforeStatement: failingAt(number).fail }),
    );
    expect(problem.kind).toBe('migration_failed');
    expect(readdirSync(dataDirectory)).toEqual(['cadredesk.lock']);
    await (await openDatabase({ dataDirectory, clock })).close();
    directory.remove();
  }
});

test('a failure at any statement of an upgrade leaves the old database whole, and a retry succeeds', async () => {
  const oldDirectory = temporaryDirectory();
  const old = await openDatabase({ dataDirectory: oldDirectory, clock });
  await store(old);
  await old.close();
  const before = contentOf(join(oldDirectory, 'cadredesk.db'));

  const copyOfOld = () => {
    const directory = createTemporaryDirectory();
    for (const name of ['cadredesk.db', 'audit-head.json']) {
      copyFileSync(join(oldDirectory, name), join(directory.path, name));
    }
    return directory;
  };

  const first = copyOfOld();
  const statements = await statementsOf(first.path, upgraded);
  const after = contentOf(join(first.path, 'cadredesk.db'));
  first.remove();
  expect(statements).toBeGreaterThan(later.flatMap((migration) => migration.statements).length);

  for (let number = 0; number < statements; number += 1) {
    const directory = copyOfOld();
    const dataDirectory = directory.path;
    const beforeStatement = failingAt(number).fail;
    const error = await failure(
      openDatabase({ dataDirectory, clock, migrations: upgraded, beforeStatement }),
    );
    expect(error.problem.detail).toBe(`migration_failed.${upgraded.length}`);
    expect(contentOf(join(dataDirectory, 'cadredesk.db'))).toEqual(before);
    // The program of before still works with it, and the new one does on its next try.
    await (await openDatabase({ dataDirectory, clock })).close();
    await (await openDatabase({ dataDirectory, clock, migrations: upgraded })).close();
    // The second try found the backup of the first.
    expect(await listBackups(dataDirectory)).toHaveLength(1);
    expect(contentOf(join(dataDirectory, 'cadredesk.db'))).toEqual(after);
    directory.remove();
  }
});

test('an upgrade first makes a backup, and writes itself into the audit chain', async () => {
  const dataDirectory = temporaryDirectory();
  const old = await openDatabase({ dataDirectory, clock });
  await store(old);
  await old.close();
  const before = contentOf(join(dataDirectory, 'cadredesk.db'));

  const database = await openDatabase({ dataDirectory, clock, migrations: upgraded });
  const [backup] = await listBackups(dataDirectory);
  expect(backup).toMatchObject({ reason: 'before_migration', createdAt: clock.now() });
  expect(contentOf(join(dataDirectory, 'backups', backup?.fileName ?? ''))).toEqual(before);
  const event = await database.read
    .selectFrom('audit_event')
    .select(['action', 'before', 'after'])
    .orderBy('sequence', 'desc')
    .executeTakeFirst();
  expect(event).toEqual({
    action: 'system.migrated',
    before: JSON.stringify({ schemaVersion: migrations.length }),
    after: JSON.stringify({ schemaVersion: upgraded.length }),
  });
  await database.close();

  const { problem } = await failure(openDatabase({ dataDirectory, clock }));
  expect(problem.kind).toBe('newer_version');
});

test('an upgrade that would break a reference is undone', async () => {
  const dataDirectory = temporaryDirectory();
  await (await openDatabase({ dataDirectory, clock })).close();
  const before = contentOf(join(dataDirectory, 'cadredesk.db'));
  const breaking: Migration = {
    version: migrations.length + 1,
    name: 'breaking',
    statements: [
      "INSERT INTO village (id, township_id, name, created_at) VALUES ('v', 'none', '示例村', '2026-01-01T00:00:00.000Z')",
    ],
  };
  const { problem } = await failure(
    openDatabase({ dataDirectory, clock, migrations: [...migrations, breaking] }),
  );
  expect(problem.kind).toBe('migration_failed');
  expect(contentOf(join(dataDirectory, 'cadredesk.db'))).toEqual(before);
});
