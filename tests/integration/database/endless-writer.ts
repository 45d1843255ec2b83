/*
 * Program for crash.test.ts: writes row after row, each with its audit event, and prints the number of each after it
 * is committed, until it is killed.
 */
import { writeSync } from 'node:fs';
import { systemActor } from '../../../electron/database/database.types.ts';
import { openDatabase } from '../../../electron/database/open-database.ts';
import { fixedClock } from '../../support/fixed-clock.ts';

const [, , dataDirectory = ''] = process.argv;
const database = await openDatabase({ dataDirectory, clock: fixedClock() });
for (let number = 1; ; number += 1) {
  await database.write(systemActor, async (unit) => {
    const row = { key: `key-${number}`, value: JSON.stringify('x'.repeat(2000)), updated_at: unit.at };
    await unit.trx.insertInto('setting').values(row).execute();
    await unit.audit({ action: 'identity.setUp', entityType: 'database', entityId: row.key });
  });
  writeSync(1, `${number}\n`);
}
