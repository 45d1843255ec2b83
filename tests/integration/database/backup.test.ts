import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createBackup, listBackups } from '../../../electron/database/backup.ts';
import { manifestSchema } from '../../../electron/database/backup-files.ts';
import { copyInWorker } from '../../../electron/database/copy-in-worker.ts';
import { type Database, systemActor } from '../../../electron/database/database.types.ts';
import { migrations } from '../../../electron/database/migrations/index.ts';
import { contentOf, withRawHandle } from '../../support/raw-database.ts';
import { testDatabase } from '../../support/test-database.ts';

const note = (database: Database, name: string) =>
  database.write(systemActor, (unit) =>
    unit.audit({ action: 'identity.setUp', entityType: 'database', entityId: name }),
  );

test.each([
  ['in this thread', undefined],
  ['in a worker', copyInWorker],
])('a backup of an open database holds every committed write (%s)', async (_, copy) => {
  const { database, dataDirectory, clock } = await testDatabase();
  await note(database, 'only in the write-ahead log');
  const head = await database.auditHead();
  const made = await createBackup(dataDirectory, clock, 'manual', copy);

  const file = join(dataDirectory, 'backups', made.fileName);
  const bytes = readFileSync(file);
  expect(made).toEqual({
    format: 1,
    fileName: 'cadredesk-20260305T023000Z-manual.db',
    createdAt: clock.now(),
    reason: 'manual',
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    schemaVersion: migrations.length,
    auditHead: head,
    auditIntact: true,
  });
  expect(manifestSchema.parse(JSON.parse(readFileSync(file.replace('.db', '.json'), 'utf8')))).toEqual(made);
  const { fileName, createdAt, reason } = made;
  expect(await listBackups(dataDirectory)).toEqual([{ fileName, createdAt, reason, bytes: bytes.length }]);

  await database.close();
  expect(contentOf(file)).toEqual(contentOf(join(dataDirectory, 'cadredesk.db')));
  expect(readdirSync(join(dataDirectory, 'backups'))).toHaveLength(2);
});

test('two backups of the same second have names of their own', async () => {
  const { dataDirectory, clock } = await testDatabase();
  const first = await createBackup(dataDirectory, clock, 'manual');
  const second = await createBackup(dataDirectory, clock, 'manual');
  expect(second.fileName).not.toBe(first.fileName);
  expect(await listBackups(dataDirectory)).toHaveLength(2);
});

test('backups are listed newest first, those copied in by hand too, and nothing else', async () => {
  const { dataDirectory, clock } = await testDatabase();
  await createBackup(dataDirectory, clock, 'manual');
  clock.advance(86_400_000);
  await createBackup(dataDirectory, clock, 'scheduled');
  const byHand = join(dataDirectory, 'backups', '三月五日拷贝.db');
  writeFileSync(byHand, 'whatever');
  utimesSync(byHand, new Date('2026-03-05T12:00:00.000Z'), new Date('2026-03-05T12:00:00.000Z'));
  writeFileSync(join(dataDirectory, 'backups', '.hidden.db'), 'x');
  writeFileSync(join(dataDirectory, 'backups', '说明.txt'), 'x');
  expect((await listBackups(dataDirectory)).map(({ createdAt, reason }) => [createdAt, reason])).toEqual([
    ['2026-03-06T02:30:00.000Z', 'scheduled'],
    ['2026-03-05T12:00:00.000Z', 'manual'],
    ['2026-03-05T02:30:00.000Z', 'manual'],
  ]);
});

test.each([
  ['in this thread', undefined],
  ['in a worker', copyInWorker],
])(
  'a database whose records do not fit together makes no backup, and nothing is left (%s)',
  async (_, copy) => {
    const { database, dataDirectory, clock } = await testDatabase();
    await database.close();
    withRawHandle(join(dataDirectory, 'cadredesk.db'), (handle) => {
      handle.pragma('foreign_keys = OFF');
      handle.exec(
        "INSERT INTO village (id, township_id, name, created_at) VALUES ('v', 'none', '示例村', 'now')",
      );
    });
    await expect(createBackup(dataDirectory, clock, 'manual', copy)).rejects.toMatchObject({
      problem: { detail: 'corrupt.foreign_key_check.village' },
    });
    expect(readdirSync(join(dataDirectory, 'backups'))).toEqual([]);
  },
);

test('a doctored audit chain is backed up as it is, and the manifest says so', async () => {
  const { database, dataDirectory, clock } = await testDatabase();
  await note(database, 'x');
  await database.close();
  withRawHandle(join(dataDirectory, 'cadredesk.db'), (handle) => {
    handle.exec("DROP TRIGGER audit_event_is_never_changed; UPDATE audit_event SET actor_name = '别人'");
  });
  expect(await createBackup(dataDirectory, clock, 'manual')).toMatchObject({ auditIntact: false });
});
