import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyDatabaseFile } from '../../../electron/audit/verify-database-file.ts';
import { createBackup, listBackups } from '../../../electron/database/backup.ts';
import { type Database, systemActor } from '../../../electron/database/database.types.ts';
import { openDatabase } from '../../../electron/database/open-database.ts';
import { RestoreError, restoreBackup } from '../../../electron/database/restore-backup.ts';
import { StartupError } from '../../../electron/database/startup-problem.ts';
import { withRawHandle } from '../../support/raw-database.ts';
import { testDatabase } from '../../support/test-database.ts';

async function store(database: Database, key: string): Promise<void> {
  await database.write(systemActor, async (unit) => {
    await unit.trx.insertInto('setting').values({ key, value: '1', updated_at: unit.at }).execute();
    await unit.audit({ action: 'identity.setUp', entityType: 'database', entityId: key });
  });
}

const keysIn = async (database: Database) =>
  (await database.read.selectFrom('setting').select('key').execute()).map((row) => row.key);

/** A closed data directory: one write, a backup, another write. */
async function backedUp() {
  const opened = await testDatabase();
  const { database, dataDirectory, clock } = opened;
  await store(database, 'before the backup');
  clock.advance(1000);
  const { fileName } = await createBackup(dataDirectory, clock, 'manual');
  clock.advance(1000);
  await store(database, 'after the backup');
  const file = join(dataDirectory, 'cadredesk.db');
  /** Copies of the open database's files, its write-ahead log among them, as a crash leaves them. */
  const crashed = { database: readFileSync(file), wal: readFileSync(`${file}-wal`) };
  await database.close();
  clock.advance(1000);
  return { dataDirectory, clock, fileName, file, backup: join(dataDirectory, 'backups', fileName), crashed };
}

test('a damaged database is moved aside whole and the backup takes its place', async () => {
  const { dataDirectory, clock, fileName, file } = await backedUp();
  const head = JSON.parse(readFileSync(join(dataDirectory, 'audit-head.json'), 'utf8')).head;
  truncateSync(file, 5000);
  const damaged = readFileSync(file);
  await expect(openDatabase({ dataDirectory, clock })).rejects.toThrow(StartupError);

  await restoreBackup(dataDirectory, fileName, clock);
  expect(readFileSync(join(dataDirectory, 'damaged-20260305T023003Z', 'cadredesk.db'))).toEqual(damaged);
  expect(existsSync(join(dataDirectory, 'damaged-20260305T023003Z', 'audit-head.json'))).toBe(true);

  const database = await openDatabase({ dataDirectory, clock });
  expect(await keysIn(database)).toEqual(['before the backup']);
  const event = await database.read
    .selectFrom('audit_event')
    .select(['sequence', 'action', 'before', 'after'])
    .orderBy('sequence', 'desc')
    .executeTakeFirstOrThrow();
  expect(event).toMatchObject({ sequence: 3, action: 'system.restored' });
  expect(JSON.parse(event.before ?? '')).toEqual({ sequence: 3, hash: head.hash });
  expect(JSON.parse(event.after ?? '')).toMatchObject({ fileName, sequence: 2 });
  await database.close();
  expect(await verifyDatabaseFile(dataDirectory, clock)).toMatchObject({ intact: true, events: 3 });
});

test('a write-ahead log of the damaged database does not come back into the restored one', async () => {
  const { dataDirectory, clock, fileName, file, crashed } = await backedUp();
  // As after a crash: the last write is in the log only. The main file is then damaged.
  writeFileSync(file, crashed.database.fill(0xff, 4096));
  writeFileSync(`${file}-wal`, crashed.wal);
  await restoreBackup(dataDirectory, fileName, clock);
  expect(existsSync(`${file}-wal`)).toBe(false);
  const [aside = ''] = readdirSync(dataDirectory).filter((name) => name.startsWith('damaged-'));
  expect(readFileSync(join(dataDirectory, aside, 'cadredesk.db-wal'))).toEqual(crashed.wal);
  const database = await openDatabase({ dataDirectory, clock });
  expect(await keysIn(database)).toEqual(['before the backup']);
  await database.close();
});

test('a later backup stays good to restore after an earlier one was restored, and back again', async () => {
  const { dataDirectory, clock, fileName } = await backedUp();
  const later = await createBackup(dataDirectory, clock, 'manual');
  clock.advance(1000);
  await restoreBackup(dataDirectory, fileName, clock);
  const verified = await verifyDatabaseFile(dataDirectory, clock);
  // The later backup's head belongs to the records that the restore gave up, so it is not held against the chain.
  expect(verified).toMatchObject({ intact: true, anchorsChecked: 2 });
  clock.advance(1000);
  await restoreBackup(dataDirectory, later.fileName, clock);
  const database = await openDatabase({ dataDirectory, clock });
  expect(await keysIn(database)).toEqual(['after the backup', 'before the backup']);
  await database.close();
  expect(await verifyDatabaseFile(dataDirectory, clock)).toMatchObject({ intact: true });
});

test('a backup that came without its manifest can be restored', async () => {
  const { dataDirectory, clock, backup } = await backedUp();
  copyFileSync(backup, join(dataDirectory, 'backups', '移动硬盘 3月5日.db'));
  await restoreBackup(dataDirectory, '移动硬盘 3月5日.db', clock);
  const database = await openDatabase({ dataDirectory, clock });
  expect(await keysIn(database)).toEqual(['before the backup']);
  await database.close();
});

const refusals: Record<string, (backup: string) => void> = {
  'changed after it was made': (backup) =>
    withRawHandle(backup, (handle) => handle.exec("UPDATE setting SET value = '2'")),
  'cut off': (backup) => truncateSync(backup, 8192),
  'of 0 bytes': (backup) => truncateSync(backup, 0),
};

test.each(Object.entries(refusals))('a backup %s is refused and nothing changes', async (_, spoil) => {
  const { dataDirectory, clock, fileName, file, backup } = await backedUp();
  spoil(backup);
  const before = { files: readdirSync(dataDirectory), database: readFileSync(file) };
  await expect(restoreBackup(dataDirectory, fileName, clock)).rejects.toThrow(RestoreError);
  expect({ files: readdirSync(dataDirectory), database: readFileSync(file) }).toEqual(before);
});

test.each([
  ['no database', (path: string) => writeFileSync(path, '示例'.repeat(5000))],
  [
    'another program’s',
    (path: string) => withRawHandle(path, (handle) => handle.pragma('application_id = 7')),
  ],
  [
    'a newer program’s',
    (path: string) => withRawHandle(path, (handle) => handle.pragma('user_version = 99')),
  ],
  ['altered', (path: string) => withRawHandle(path, (handle) => handle.exec('CREATE TABLE x (y)'))],
])('a file put among the backups by hand that is %s is refused', async (_, spoil) => {
  const { dataDirectory, clock, file, backup } = await backedUp();
  const strange = join(dataDirectory, 'backups', 'strange.db');
  copyFileSync(backup, strange);
  spoil(strange);
  const before = readFileSync(file);
  await expect(restoreBackup(dataDirectory, 'strange.db', clock)).rejects.toThrow(RestoreError);
  expect(readFileSync(file)).toEqual(before);
});

test.each(['../cadredesk.db', '..\\cadredesk.db', '/etc/passwd', 'C:x.db', '', '.', 'none.db', 'x.db\0.txt'])(
  'the name %j leads nowhere',
  async (name) => {
    const { dataDirectory, clock } = await backedUp();
    await expect(restoreBackup(dataDirectory, name, clock)).rejects.toThrow(RestoreError);
  },
);

test('a running program’s database is not restored over', async () => {
  const { database, dataDirectory, clock } = await testDatabase();
  const { fileName } = await createBackup(dataDirectory, clock, 'manual');
  await expect(restoreBackup(dataDirectory, fileName, clock)).rejects.toMatchObject({
    problem: { kind: 'locked' },
  });
  await database.close();
});

test('a crash between moving aside and putting in place leaves a start that says so, and the backups', async () => {
  const { dataDirectory, clock, fileName, file, crashed } = await backedUp();
  // The database itself has been moved, its log not yet.
  renameSync(file, join(dataDirectory, 'moved'));
  writeFileSync(`${file}-wal`, crashed.wal);
  await expect(openDatabase({ dataDirectory, clock })).rejects.toMatchObject({
    problem: { detail: 'corrupt.missing' },
  });
  expect(await listBackups(dataDirectory)).toHaveLength(1);
  await restoreBackup(dataDirectory, fileName, clock);
  const database = await openDatabase({ dataDirectory, clock });
  expect(await keysIn(database)).toEqual(['before the backup']);
  await database.close();
});
