import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { systemActor } from '../../../electron/database/database.types.ts';
import { migrations } from '../../../electron/database/migrations/index.ts';
import { openDatabase } from '../../../electron/database/open-database.ts';
import { StartupError, type StartupProblem } from '../../../electron/database/startup-problem.ts';
import { fixedClock } from '../../support/fixed-clock.ts';
import { withRawHandle } from '../../support/raw-database.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { testDatabase } from '../../support/test-database.ts';

const clock = fixedClock();
const databaseIn = (directory: string) => join(directory, 'cadredesk.db');

/** The problem that opening ends with; fails when there is none. */
async function problemOf(dataDirectory: string): Promise<StartupProblem> {
  const outcome = await openDatabase({ dataDirectory, clock }).catch((error: unknown) => error);
  if (outcome instanceof StartupError) return outcome.problem;
  throw new Error('The database opened, or failed without a problem', { cause: outcome });
}

/** A closed database with a few hundred records in it. */
async function closedDatabase(): Promise<string> {
  const { database, dataDirectory } = await testDatabase();
  await database.write(systemActor, async (unit) => {
    for (let i = 0; i < 300; i += 1) {
      const row = { key: `key-${i}`, value: JSON.stringify('值'.repeat(50)), updated_at: unit.at };
      await unit.trx.insertInto('setting').values(row).execute();
    }
    await unit.audit({ action: 'identity.setUp', entityType: 'database', entityId: 'many' });
  });
  await database.close();
  return dataDirectory;
}

test('a new data directory gets a database, a head file and nothing half-made', async () => {
  const dataDirectory = join(temporaryDirectory(), '数据 文件夹', 'deep');
  const database = await openDatabase({ dataDirectory, clock });
  expect((await database.auditHead()).sequence).toBe(1);
  await database.close();
  expect(readdirSync(dataDirectory).sort()).toEqual(['audit-head.json', 'cadredesk.db', 'cadredesk.lock']);
});

test('a database opens again with what was written, and adds no event by itself', async () => {
  const dataDirectory = await closedDatabase();
  const database = await openDatabase({ dataDirectory, clock });
  expect(await database.read.selectFrom('setting').select('key').execute()).toHaveLength(300);
  expect((await database.auditHead()).sequence).toBe(2);
  await database.close();
});

test('a data directory in use is refused, and free again after closing', async () => {
  const { database, dataDirectory } = await testDatabase();
  expect(await problemOf(dataDirectory)).toMatchObject({ kind: 'locked' });
  await database.close();
  await (await openDatabase({ dataDirectory, clock })).close();
});

test('a failed start gives the data directory free', async () => {
  const dataDirectory = await closedDatabase();
  const good = readFileSync(databaseIn(dataDirectory));
  writeFileSync(databaseIn(dataDirectory), 'nonsense');
  expect(await problemOf(dataDirectory)).toMatchObject({ kind: 'corrupt' });
  writeFileSync(databaseIn(dataDirectory), good);
  await (await openDatabase({ dataDirectory, clock })).close();
});

/** Each takes a closed, healthy data directory and spoils it. */
const damages: Record<string, { expected: string; spoil: (file: string) => void }> = {
  'random bytes': {
    expected: 'corrupt.header',
    spoil: (file) => writeFileSync(file, Buffer.alloc(50_000, 'R4nd0m')),
  },
  'a file cut off in the middle': {
    expected: 'corrupt.read',
    spoil: (file) => truncateSync(file, Math.floor(readFileSync(file).length / 2 / 4096) * 4096),
  },
  'a file cut off in its first page': {
    expected: 'corrupt.truncated',
    spoil: (file) => truncateSync(file, 1000),
  },
  'overwritten pages': {
    expected: 'corrupt',
    spoil: (file) => {
      const bytes = readFileSync(file);
      bytes.fill(0xa5, 4096, bytes.length - 4096);
      writeFileSync(file, bytes);
    },
  },
  'an empty file where records were': {
    expected: 'corrupt.empty',
    spoil: (file) => truncateSync(file, 0),
  },
  'no file where records were': {
    expected: 'corrupt.missing',
    spoil: (file) => renameSync(file, `${file}.elsewhere`),
  },
  'a record that points nowhere': {
    expected: 'corrupt.foreign_key_check.village',
    spoil: (file) =>
      withRawHandle(file, (handle) => {
        handle.pragma('foreign_keys = OFF');
        handle.exec(
          "INSERT INTO village (id, township_id, name, created_at) VALUES ('v', 'none', '示例村', 'now')",
        );
      }),
  },
  'a newer program’s file': {
    expected: 'newer_version.99',
    spoil: (file) => withRawHandle(file, (handle) => handle.pragma('user_version = 99')),
  },
  'another program’s file': {
    expected: 'foreign_file.42',
    spoil: (file) => withRawHandle(file, (handle) => handle.pragma('application_id = 42')),
  },
  'an added table': {
    expected: `schema_altered.${migrations.length}`,
    spoil: (file) => withRawHandle(file, (handle) => handle.exec('CREATE TABLE extra (x)')),
  },
  'a removed trigger': {
    expected: `schema_altered.${migrations.length}`,
    spoil: (file) =>
      withRawHandle(file, (handle) => handle.exec('DROP TRIGGER audit_event_is_never_changed')),
  },
  'a loosened column': {
    expected: `schema_altered.${migrations.length}`,
    spoil: (file) => withRawHandle(file, (handle) => handle.exec('ALTER TABLE setting ADD COLUMN note TEXT')),
  },
};

test.each(Object.entries(damages))(
  '%s: refused with a reason, the file untouched',
  async (_, { expected, spoil }) => {
    const dataDirectory = await closedDatabase();
    const file = databaseIn(dataDirectory);
    spoil(file);
    const before = existsSync(file) ? readFileSync(file) : null;
    const problem = await problemOf(dataDirectory);
    expect(problem.detail).toMatch(new RegExp(`^${expected.replaceAll('.', '\\.')}`));
    expect(problem.message).toMatch(/[\u4e00-\u9fff]。$/);
    expect(existsSync(file) ? readFileSync(file) : null).toEqual(before);
  },
);

test('a write-ahead log without its database is not thrown away', async () => {
  const dataDirectory = temporaryDirectory();
  writeFileSync(`${databaseIn(dataDirectory)}-wal`, 'committed records');
  expect(await problemOf(dataDirectory)).toMatchObject({ detail: 'corrupt.missing' });
  expect(readFileSync(`${databaseIn(dataDirectory)}-wal`, 'utf8')).toBe('committed records');
});

test('an empty file with nothing beside it is a new database', async () => {
  const dataDirectory = temporaryDirectory();
  writeFileSync(databaseIn(dataDirectory), '');
  const database = await openDatabase({ dataDirectory, clock });
  expect((await database.auditHead()).sequence).toBe(1);
  await database.close();
});

test('a data directory that cannot be made is told apart from a damaged file', async () => {
  const file = join(temporaryDirectory(), 'file');
  writeFileSync(file, '');
  expect(await problemOf(join(file, 'data'))).toMatchObject({ kind: 'disk', detail: 'disk.ENOTDIR' });
});

test('a database that is a folder is told apart from a damaged file', async () => {
  const dataDirectory = temporaryDirectory();
  mkdirSync(databaseIn(dataDirectory));
  expect(await problemOf(dataDirectory)).toMatchObject({ kind: 'disk' });
});

test('leftovers of a crash while a database was being made are removed', async () => {
  const dataDirectory = temporaryDirectory();
  const leftover = join(dataDirectory, '0198a1b2-0000-4000-8000-000000000000.partial');
  writeFileSync(leftover, 'half a database');
  await (await openDatabase({ dataDirectory, clock })).close();
  expect(existsSync(leftover)).toBe(false);
});

test('a copy of the file alone, taken while the program runs, is noticed by its missing events', async () => {
  const { database, dataDirectory } = await testDatabase();
  await database.write(systemActor, (unit) =>
    unit.audit({ action: 'identity.setUp', entityType: 'database', entityId: 'x' }),
  );
  const elsewhere = temporaryDirectory();
  // The last write is in the write-ahead log still, which is not copied.
  copyFileSync(databaseIn(dataDirectory), databaseIn(elsewhere));
  await database.close();
  copyFileSync(join(dataDirectory, 'audit-head.json'), join(elsewhere, 'audit-head.json'));
  const copy = await openDatabase({ dataDirectory: elsewhere, clock });
  const last = await copy.read
    .selectFrom('audit_event')
    .select(['sequence', 'action'])
    .orderBy('sequence', 'desc')
    .executeTakeFirst();
  expect(last).toEqual({ sequence: 2, action: 'system.auditHeadContradicted' });
  await copy.close();
});
