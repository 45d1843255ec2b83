import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { verifyDatabaseFile } from '../../../electron/audit/verify-database-file.ts';
import { openDatabase } from '../../../electron/database/open-database.ts';
import { fixedClock } from '../../support/fixed-clock.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

/** The number of the last write that the child says is committed, once it has said at least `count`. */
async function lastReported(child: ChildProcess, count: number): Promise<number> {
  let last = 0;
  if (!child.stdout) throw new Error('The child has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line);
    // The lines that come after the kill was sent are still read: they too were committed.
    if (last === count) child.kill('SIGKILL');
  }
  return last;
}

test('a process killed while it writes loses nothing it has committed, and its lock with it', async () => {
  const dataDirectory = temporaryDirectory();
  const child = spawn(process.execPath, [join(import.meta.dirname, 'endless-writer.ts'), dataDirectory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const reported = await lastReported(child, 100);
  expect(await ended).toEqual([null, 'SIGKILL']);

  const clock = fixedClock();
  const database = await openDatabase({ dataDirectory, clock });
  const rows = await database.read.selectFrom('setting').select('value').execute();
  const { sequence } = await database.auditHead();
  // At most one more than was reported: committed, but killed before it could say so.
  expect([reported, reported + 1]).toContain(rows.length);
  expect(sequence).toBe(rows.length + 1);
  await database.close();
  expect(await verifyDatabaseFile(dataDirectory, clock)).toMatchObject({ intact: true, problems: [] });
});
