import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrations } from '../../../electron/database/migrations/index.ts';
import { createSystemService } from '../../../electron/system/system.service.ts';
import { testDatabase } from '../../support/test-database.ts';

const actor = { id: 'u-1', name: '示例管理员' };

async function openSystem() {
  const opened = await testDatabase();
  const system = createSystemService({
    ...opened,
    programVersion: '1.2.3',
    readOrganisation: async () => '江岸区（示例）',
  });
  return { ...opened, system };
}

test('info says what support asks for', async () => {
  const { system, dataDirectory } = await openSystem();
  const info = await system.info();
  expect(info).toMatchObject({
    programVersion: '1.2.3',
    schemaVersion: migrations.length,
    dataDirectory,
    organisation: '江岸区（示例）',
  });
  expect(info.sqliteVersion).toMatch(/^3\.\d+\.\d+$/);
  expect(info.databaseBytes).toBeGreaterThan(100_000);
});

test('a backup is made while the program goes on, listed, and goes on record', async () => {
  const { system, database, clock } = await openSystem();
  const [first, second] = await Promise.all([system.createBackup(actor), system.createBackup(actor)]);
  expect(first).toMatchObject({ reason: 'manual', createdAt: clock.now() });
  expect((await system.listBackups()).backups.map((backup) => backup.fileName)).toEqual(
    expect.arrayContaining([first.fileName, second.fileName]),
  );
  const events = await database.read
    .selectFrom('audit_event')
    .select(['actor_name', 'entity_id'])
    .where('action', '=', 'system.backedUp')
    .orderBy('sequence')
    .execute();
  expect(events).toEqual([
    { actor_name: '示例管理员', entity_id: first.fileName },
    { actor_name: '示例管理员', entity_id: second.fileName },
  ]);
});

test('a backup that cannot be written is refused in words, and the program goes on', async () => {
  const { system, database, dataDirectory } = await openSystem();
  rmSync(join(dataDirectory, 'backups'), { recursive: true, force: true });
  writeFileSync(join(dataDirectory, 'backups'), 'a file where the folder belongs');
  const { sequence } = await database.auditHead();
  await expect(system.createBackup(actor)).rejects.toMatchObject({
    code: 'RULE_VIOLATION',
    message: expect.stringMatching(/^备份没有做成：.*。$/),
    data: { rule: 'backup.disk' },
  });
  expect((await database.auditHead()).sequence).toBe(sequence);
});
