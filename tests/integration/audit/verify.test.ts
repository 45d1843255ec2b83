import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createAuditService } from '../../../electron/audit/audit.service.ts';
import { verifyDatabaseFile } from '../../../electron/audit/verify-database-file.ts';
import { createBackup } from '../../../electron/database/backup.ts';
import { verifyChain } from '../../../electron/database/chain/verify-chain.ts';
import { type Database, systemActor } from '../../../electron/database/database.types.ts';
import { openDatabase } from '../../../electron/database/open-database.ts';
import { fixedClock } from '../../support/fixed-clock.ts';
import { withRawHandle } from '../../support/raw-database.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { type TestDatabase, testDatabase } from '../../support/test-database.ts';

const append = (database: Database, count: number) =>
  database.write(systemActor, async (unit) => {
    for (let i = 0; i < count; i += 1) {
      await unit.audit({ action: 'identity.setUp', entityType: 'database', entityId: `e${i}`, after: i });
    }
  });

/** Runs statements on the closed file as a forger would: the triggers dropped, and put back so that nobody sees. */
async function forge({ database, dataDirectory }: TestDatabase, statements: string): Promise<void> {
  await database.close();
  withRawHandle(join(dataDirectory, 'cadredesk.db'), (handle) => {
    const triggers = handle
      .prepare<[], string>(
        "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit_event'",
      )
      .pluck()
      .all();
    handle.exec('DROP TRIGGER audit_event_is_never_changed; DROP TRIGGER audit_event_is_never_removed');
    handle.exec(statements);
    for (const trigger of triggers) handle.exec(trigger);
  });
}

const problemsOf = async ({ dataDirectory, clock }: TestDatabase) =>
  (await verifyDatabaseFile(dataDirectory, clock)).problems.map(
    ({ kind, sequence }) => `${kind} ${sequence}`,
  );

test('a running program’s chain is whole, held against the head file', async () => {
  const { database, dataDirectory, clock } = await testDatabase();
  await append(database, 1200);
  const audit = createAuditService({ database, dataDirectory, clock });
  expect(await audit.verify()).toEqual({
    intact: true,
    events: 1201,
    head: await database.auditHead(),
    anchorsChecked: 1,
    problems: [],
    verifiedAt: clock.now(),
  });
});

test.each([
  ['a changed field', "UPDATE audit_event SET reason = '改' WHERE sequence = 3", ['hash_mismatch 3']],
  ['a removed event', 'DELETE FROM audit_event WHERE sequence = 3', ['sequence_gap 3', 'broken_link 4']],
  ['a cut-off end', 'DELETE FROM audit_event WHERE sequence > 4', ['truncated 5']],
  ['an emptied chain', 'DELETE FROM audit_event', ['truncated 1']],
])('%s is named by kind and place', async (_, statements, expected) => {
  const opened = await testDatabase();
  await append(opened.database, 5);
  await forge(opened, statements);
  expect(await problemsOf(opened)).toEqual(expected);
});

test('a cut-off end stays found after the program has been opened and has written again', async () => {
  const opened = await testDatabase();
  const { dataDirectory, clock } = opened;
  await append(opened.database, 5);
  await forge(opened, 'DELETE FROM audit_event WHERE sequence > 3');
  const database = await openDatabase({ dataDirectory, clock });
  await append(database, 20);
  await database.close();
  // The head of before is no longer what stands in its place, and the opening itself is on record.
  expect(await problemsOf(opened)).toEqual(['hash_mismatch 6']);
  const again = await openDatabase({ dataDirectory, clock });
  const { events } = await createAuditService({ database: again, dataDirectory, clock }).list(
    {
      offset: 0,
      limit: 10,
      text: '链头不符',
      actorId: null,
      actionPrefix: null,
      entityId: null,
      from: null,
      to: null,
    },
    'leader',
  );
  expect(events).toMatchObject([
    { sequence: 4, action: 'system.auditHeadContradicted', before: { sequence: 6 } },
  ]);
  await again.close();
});

test.each(['removed', 'scribbled over'])(
  'a head file that was %s goes on record when the program opens',
  async (how) => {
    const { database, dataDirectory, clock } = await testDatabase();
    await append(database, 2);
    await database.close();
    const headFile = join(dataDirectory, 'audit-head.json');
    if (how === 'removed') rmSync(headFile);
    else writeFileSync(headFile, '{"head":');
    const again = await openDatabase({ dataDirectory, clock });
    const last = await again.read
      .selectFrom('audit_event')
      .select('action')
      .orderBy('sequence', 'desc')
      .executeTakeFirst();
    expect(last).toEqual({ action: 'system.auditHeadMissing' });
    expect(await createAuditService({ database: again, dataDirectory, clock }).verify()).toMatchObject({
      intact: true,
    });
    await again.close();
  },
);

test('a chain cut off with the head file removed is found by a backup’s manifest', async () => {
  const opened = await testDatabase();
  await append(opened.database, 5);
  const { fileName } = await createBackup(opened.dataDirectory, opened.clock, 'manual');
  await forge(opened, 'DELETE FROM audit_event WHERE sequence > 3');
  rmSync(join(opened.dataDirectory, 'audit-head.json'));
  const { problems } = await verifyDatabaseFile(opened.dataDirectory, opened.clock);
  expect(problems).toEqual([
    {
      kind: 'truncated',
      sequence: 4,
      message: `备份文件 ${fileName} 记着第 6 条记录，现在只到第 3 条，后面的记录被删除了。`,
    },
  ]);
});

test('a head that a registered document carries is held against the chain', async () => {
  const { database, clock } = await testDatabase();
  await append(database, 3);
  const head = await database.auditHead();
  const anchor = { ...head, source: '登记文件 2026-0012 ', recordedAt: null };
  expect(await verifyChain(database.read, [anchor], clock.now())).toMatchObject({
    intact: true,
    anchorsChecked: 1,
  });
  const forged = { ...anchor, hash: 'f'.repeat(64) };
  expect((await verifyChain(database.read, [forged], clock.now())).problems).toEqual([
    {
      kind: 'hash_mismatch',
      sequence: head.sequence,
      message: '第 4 条记录与登记文件 2026-0012 记下的校验值不一致，这一条或它之前的记录被改写过。',
    },
  ]);
});

test('a chain that cannot be read is a problem, not an error', async () => {
  const { database, clock } = await testDatabase();
  await database.close();
  const { intact, problems } = await verifyChain(database.read, [], clock.now());
  expect({ intact, kinds: problems.map((problem) => problem.kind) }).toEqual({
    intact: false,
    kinds: ['unreadable'],
  });
});

test('a folder without a database is not verified as an empty chain', async () => {
  const dataDirectory = temporaryDirectory();
  await expect(verifyDatabaseFile(dataDirectory, fixedClock())).rejects.toMatchObject({
    problem: { detail: 'corrupt.missing' },
  });
  expect(readdirSync(dataDirectory)).toEqual([]);
});

test('a number too large to count with does not send the check round in circles', async () => {
  const opened = await testDatabase();
  await append(opened.database, 600);
  await forge(opened, `UPDATE audit_event SET sequence = 9007199254740993 + sequence WHERE sequence > 100`);
  expect((await problemsOf(opened)).length).toBeGreaterThan(0);
});
