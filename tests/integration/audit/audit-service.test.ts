import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { expect, test } from 'vitest';
import { businessDateSchema } from '#shared/dates.ts';
import type { Role } from '#shared/vocabulary.ts';
import { eventsOf, listEvents } from '../../../electron/audit/audit.repository.ts';
import { type AuditQuery, createAuditService } from '../../../electron/audit/audit.service.ts';
import type { Reader } from '../../../electron/database/database.types.ts';
import type { Schema } from '../../../electron/database/schema.ts';
import { testDatabase } from '../../support/test-database.ts';

const everything: AuditQuery = {
  offset: 0,
  limit: 100,
  text: '',
  actorId: null,
  actionPrefix: null,
  entityId: null,
  from: null,
  to: null,
};

/** Three events of two people on two records, on three days (China Standard Time), after `system.created`. */
async function threeEvents() {
  const { database, dataDirectory, clock } = await testDatabase();
  const wang = { id: 'u-wang', name: '王示例' };
  const li = { id: 'u-li', name: '李示例' };
  clock.set('2026-03-09T15:59:59.000Z');
  await database.write(wang, (unit) =>
    unit.audit({
      action: 'roster.personUpdated',
      entityType: 'person',
      entityId: 'p-1',
      after: { phone: '示例' },
    }),
  );
  clock.set('2026-03-09T16:00:00.000Z');
  await database.write(li, (unit) =>
    unit.audit({
      action: 'assessment.approved',
      entityType: 'assessment',
      entityId: 'a-1',
      reason: '集体研究',
    }),
  );
  clock.set('2026-03-11T02:00:00.000Z');
  await database.write(wang, (unit) =>
    unit.audit({ action: 'assessment.reopened', entityType: 'assessment', entityId: 'a-1' }),
  );
  const audit = createAuditService({ database, dataDirectory, clock });
  const sequences = async (query: Partial<AuditQuery>) =>
    (await audit.list({ ...everything, ...query }, 'leader')).events.map((event) => event.sequence);
  return { audit, sequences };
}

test('events come newest first with the words people read', async () => {
  const { audit } = await threeEvents();
  const { total, events } = await audit.list({ ...everything, limit: 2, offset: 1 }, 'leader');
  expect(total).toBe(4);
  expect(events).toMatchObject([
    {
      sequence: 3,
      actorName: '李示例',
      actionLabel: '审定并锁定',
      before: null,
      after: null,
      reason: '集体研究',
    },
    { sequence: 2, actorName: '王示例', actionLabel: '修改人员信息', after: { phone: '示例' } },
  ]);
});

const filters: ReadonlyArray<readonly [what: string, query: Partial<AuditQuery>, sequences: number[]]> = [
  ['a person', { actorId: 'u-wang' }, [4, 2]],
  ['a record', { entityId: 'a-1' }, [4, 3]],
  ['a feature', { actionPrefix: 'assessment.' }, [4, 3]],
  ['a whole day in China Standard Time', { from: day('2026-03-10'), to: day('2026-03-10') }, [3]],
  ['from a day on', { from: day('2026-03-10') }, [4, 3]],
  ['up to a day', { to: day('2026-03-09') }, [2, 1]],
  ['a person’s name', { text: ' 王示例 ' }, [4, 2]],
  ['words of the action', { text: '锁定' }, [3]],
  ['a record’s id', { text: 'p-1' }, [2]],
  ['signs that mean something to SQL', { text: '%' }, []],
  ['several together', { actorId: 'u-wang', actionPrefix: 'assessment.', text: 'a-1' }, [4]],
];

test.each(filters)('the list can be narrowed to %s', async (_, query, expected) => {
  const { audit, sequences } = await threeEvents();
  expect(await sequences(query)).toEqual(expected);
  expect((await audit.list({ ...everything, ...query, limit: 1 }, 'leader')).total).toBe(expected.length);
});

test('the history of a record is its own events, newest first', async () => {
  const { audit } = await threeEvents();
  expect((await audit.history('a-1', 'assessor')).events.map((event) => event.actionLabel)).toEqual([
    '重新开启',
    '审定并锁定',
  ]);
});

test('accounts, backups and the database have no history that every role could read', async () => {
  const { audit } = await threeEvents();
  expect((await audit.list({ ...everything, entityId: 'database' }, 'leader')).total).toBe(1);
  expect((await audit.history('database', 'leader')).events).toEqual([]);
});

test('whoever may not see signals does not learn from the trail which one was dismissed, about whom or why', async () => {
  const { database, dataDirectory, clock } = await testDatabase();
  await database.write({ id: 'u-li', name: '李示例' }, (unit) =>
    unit.audit({
      action: 'recall.signalDismissed',
      entityType: 'signal',
      entityId: 's-1',
      after: { postingId: 'p-1', rule: '驻村期间受到处分' },
      reason: '张三示例已撤销处分',
    }),
  );
  const audit = createAuditService({ database, dataDirectory, clock });
  const seenBy = async (role: Role) => ({
    listed: (await audit.list({ ...everything, entityId: 's-1' }, role)).events,
    history: (await audit.history('s-1', role)).events,
  });
  const told = { actorName: '李示例', actionLabel: '线索不予采纳' };
  expect(await seenBy('administrator')).toMatchObject({
    listed: [{ ...told, before: null, after: null, reason: null }],
    history: [],
  });
  const whole = { ...told, after: { rule: '驻村期间受到处分' }, reason: '张三示例已撤销处分' };
  expect(await seenBy('archivist')).toMatchObject({ listed: [whole], history: [whole] });
});

test('lists and histories are read along an index, without sorting', async () => {
  const { database, dataDirectory } = await testDatabase();
  await database.close();
  const handle = new Sqlite(join(dataDirectory, 'cadredesk.db'));
  const plans: string[] = [];
  const explaining = new Kysely<Schema>({
    dialect: new SqliteDialect({ database: handle }),
    log: ({ query }) => {
      const rows = handle
        .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${query.sql}`)
        .all(...query.parameters);
      plans.push(rows.map((row) => row.detail).join('; '));
    },
  }) as unknown as Reader;
  const all = { actorId: null, entityId: null, actionPrefix: null, from: null, before: null, search: null };
  const page = { offset: 0, limit: 100 };
  await listEvents(explaining, all, page);
  await listEvents(explaining, { ...all, actorId: 'u' }, page);
  await listEvents(explaining, { ...all, entityId: 'e' }, page);
  await eventsOf(explaining, 'e', ['user', 'signal'], 100);
  expect(plans).toEqual([
    'SCAN audit_event',
    'SEARCH audit_event USING INDEX audit_event_by_actor (actor_id=?)',
    'SEARCH audit_event USING INDEX audit_event_by_entity (entity_id=?)',
    'SEARCH audit_event USING INDEX audit_event_by_entity (entity_id=?)',
  ]);
  handle.close();
});

function day(text: string) {
  return businessDateSchema.parse(text);
}
