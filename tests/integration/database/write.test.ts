import { expect, test } from 'vitest';
import { systemActor } from '../../../electron/database/database.types.ts';
import { testDatabase } from '../../support/test-database.ts';

const setting = { key: 'colour', value: '"blue"' };
const entry = { action: 'identity.setUp', entityType: 'setting', entityId: 'colour' } as const;

test('a write is visible once it has ended, with its audit event', async () => {
  const { database, clock } = await testDatabase();
  const { sequence } = await database.auditHead();
  await database.write(systemActor, async (unit) => {
    await unit.trx
      .insertInto('setting')
      .values({ ...setting, updated_at: unit.at })
      .execute();
    await unit.audit({ ...entry, after: { colour: 'blue' } });
  });
  expect(await database.read.selectFrom('setting').selectAll().execute()).toEqual([
    { ...setting, updated_at: clock.now() },
  ]);
  expect((await database.auditHead()).sequence).toBe(sequence + 1);
});
