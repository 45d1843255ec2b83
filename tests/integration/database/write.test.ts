import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openWritable } from '../../../electron/database/connection.ts';
import { type Database, systemActor, type WriteUnit } from '../../../electron/database/database.types.ts';
import { testDatabase } from '../../support/test-database.ts';

const entry = { action: 'identity.setUp', entityType: 'database', entityId: 'colour' } as const;

/** Stores a setting; the shortest write there is. */
async function store(unit: WriteUnit, key: string, value = '"x"'): Promise<void> {
  await unit.trx.insertInto('setting').values({ key, value, updated_at: unit.at }).execute();
}

const settings = (database: Database) => database.read.selectFrom('setting').select('key').execute();

test('a write is visible once it has ended, with its audit event', async () => {
  const { database, clock } = await testDatabase();
  const { sequence } = await database.auditHead();
  await database.write(systemActor, async (unit) => {
    await store(unit, 'colour');
    await unit.audit({ ...entry, before: null, after: { colour: 'x' }, reason: '示例' });
  });
  expect(await settings(database)).toEqual([{ key: 'colour' }]);
  const event = await database.read
    .selectFrom('audit_event')
    .selectAll()
    .orderBy('sequence', 'desc')
    .executeTakeFirstOrThrow();
  expect(event).toMatchObject({
    sequence: sequence + 1,
    at: clock.now(),
    actor_name: '系统',
    before: null,
    after: '{"colour":"x"}',
    reason: '示例',
  });
  expect(await database.auditHead()).toEqual({ sequence: event.sequence, hash: event.hash });
});

test('a write that throws leaves nothing, and the next one works', async () => {
  const { database } = await testDatabase();
  const before = await database.auditHead();
  const failing = database.write(systemActor, async (unit) => {
    await store(unit, 'colour');
    await unit.audit(entry);
    throw new Error('in the middle');
  });
  await expect(failing).rejects.toThrow('in the middle');
  expect(await settings(database)).toEqual([]);
  expect(await database.auditHead()).toEqual(before);
  await database.write(systemActor, (unit) => unit.audit(entry));
  expect((await database.auditHead()).sequence).toBe(before.sequence + 1);
});

test('a write that changes rows without an audit event is refused and undone', async () => {
  const { database } = await testDatabase();
  await expect(database.write(systemActor, (unit) => store(unit, 'colour'))).rejects.toThrow(
    'without an audit event',
  );
  expect(await settings(database)).toEqual([]);
});

test('a write that finds nothing to change needs no audit event', async () => {
  const { database } = await testDatabase();
  await database.write(systemActor, (unit) =>
    unit.trx.deleteFrom('setting').where('key', '=', 'colour').execute(),
  );
});

test('writes run one after the other, and readers see what is committed meanwhile', async () => {
  const { database } = await testDatabase();
  const order: string[] = [];
  const write = (name: string) =>
    database.write(systemActor, async (unit) => {
      order.push(`${name} begins`);
      await store(unit, name);
      // The outer handle is another connection: it neither waits for this write nor sees it.
      expect(await settings(database)).toEqual(name === 'first' ? [] : [{ key: 'first' }]);
      await unit.audit(entry);
      order.push(`${name} ends`);
    });
  await Promise.all([write('first'), write('second')]);
  expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
});

test('a write inside a write fails at once instead of waiting for itself', async () => {
  const { database } = await testDatabase();
  const nested = database.write(systemActor, () => database.write(systemActor, (unit) => unit.audit(entry)));
  await expect(nested).rejects.toThrow('write() was called inside write()');
});

test('a unit cannot be used after its write has ended', async () => {
  const { database } = await testDatabase();
  const leaked = await database.write(systemActor, async (unit) => unit);
  await expect(store(leaked, 'late')).rejects.toThrow(/committed/);
  await expect(leaked.audit(entry)).rejects.toThrow('after its write had ended');
});

test('audit events that are appended at once still form one chain', async () => {
  const { database } = await testDatabase();
  const { sequence } = await database.auditHead();
  await database.write(systemActor, async (unit) => {
    await Promise.all([1, 2, 3].map((n) => unit.audit({ ...entry, after: n })));
  });
  const rows = await database.read
    .selectFrom('audit_event')
    .select(['after', 'previous_hash', 'hash'])
    .where('sequence', '>', sequence)
    .orderBy('sequence')
    .execute();
  expect(rows.map((row) => row.after)).toEqual(['1', '2', '3']);
  expect(rows[1]?.previous_hash).toBe(rows[0]?.hash);
  expect(rows[2]?.previous_hash).toBe(rows[1]?.hash);
});

test('the head file follows the commits and is up to date after closing', async () => {
  const opened = await testDatabase();
  for (let i = 0; i < 5; i += 1) await opened.database.write(systemActor, (unit) => unit.audit(entry));
  const head = await opened.database.auditHead();
  await opened.database.close();
  expect(JSON.parse(readFileSync(join(opened.dataDirectory, 'audit-head.json'), 'utf8'))).toEqual({
    format: 1,
    head: { ...head, recordedAt: opened.clock.now() },
    contradicted: [],
  });
});

test.each([
  ['changed', "UPDATE audit_event SET reason = 'x'"],
  ['removed', 'DELETE FROM audit_event'],
  [
    'replaced',
    "REPLACE INTO audit_event SELECT sequence, at, actor_id, 'x', action, entity_type, entity_id, before, after, reason, previous_hash, hash FROM audit_event",
  ],
])('an audit event cannot be %s through the program’s connection', async (_, statement) => {
  const { database, dataDirectory } = await testDatabase();
  await database.close();
  const handle = openWritable(join(dataDirectory, 'cadredesk.db'));
  expect(() => handle.exec(statement)).toThrow('audit events are append-only');
  handle.close();
});

test('after closing, writes are refused and closing again does nothing', async () => {
  const { database } = await testDatabase();
  await database.close();
  await database.close();
  await expect(database.write(systemActor, (unit) => unit.audit(entry))).rejects.toThrow('closed');
});

test('the connections are set as their header comment says', async () => {
  const { dataDirectory, database } = await testDatabase();
  await database.close();
  const handle = openWritable(join(dataDirectory, 'cadredesk.db'));
  const pragmas = [
    'journal_mode',
    'synchronous',
    'foreign_keys',
    'recursive_triggers',
    'trusted_schema',
    'cell_size_check',
  ];
  expect(pragmas.map((name) => handle.pragma(name, { simple: true }))).toEqual(['wal', 2, 1, 1, 0, 1]);
  handle.close();
});
