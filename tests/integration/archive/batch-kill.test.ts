import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { batchItemSchema, documentBatchSchema } from '#shared/contract/archive-batch.ts';
import { verifyDatabaseFile } from '../../../electron/audit/verify-database-file.ts';
import { fixedClock } from '../../support/fixed-clock.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { openBatchDesk } from './batch-desk.ts';

const people = Array.from({ length: 6 }, (_, index) => `示例${'甲乙丙丁戊己'[index]}`);
const outcome = z.object({ batch: documentBatchSchema, items: z.array(batchItemSchema) });

/**
 * Runs the program on a data directory.
 *
 * @param killAt number of registered documents at which it is killed; null: it runs to its end
 * @returns what it said last
 */
async function run(dataDirectory: string, owner: string, killAt: number | null): Promise<string> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'batch-program.ts'), dataDirectory, owner],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = once(child, 'exit');
  let last = '';
  for await (const line of createInterface({ input: child.stdout })) {
    last = line;
    if (killAt !== null && Number(line) >= killAt) child.kill('SIGKILL');
  }
  expect(await ended).toEqual(killAt === null ? [0, null] : [null, 'SIGKILL']);
  return last;
}

/** What a batch has, whatever moment it was made at. */
function told(text: string, dataDirectory: string) {
  const { batch, items } = outcome.parse(JSON.parse(text));
  expect(batch).toMatchObject({ state: 'finished', failed: 0 });
  return {
    documents: items.map(({ position, name, title, registerNumber, fileName }) => [
      position,
      name,
      title,
      registerNumber,
      fileName,
    ]),
    files: readdirSync(join(dataDirectory, 'exports', batch.id)).sort(),
  };
}

test('a program killed in a batch goes on to what an uninterrupted one has: every number once, every file whole', async () => {
  const desk = await openBatchDesk({ names: people });
  await desk.database.close();
  const whole = temporaryDirectory();
  const killed = temporaryDirectory();
  for (const folder of [whole, killed]) cpSync(desk.dataDirectory, folder, { recursive: true });

  const expected = told(await run(whole, desk.archivist.id, null), whole);
  expect(expected.files).toHaveLength(people.length * 2 + 1);
  await run(killed, desk.archivist.id, 4);
  expect(existsSync(join(killed, 'exports'))).toBe(false);
  expect(told(await run(killed, desk.archivist.id, null), killed)).toEqual(expected);
  expect(await verifyDatabaseFile(killed, fixedClock())).toMatchObject({ intact: true, problems: [] });
});
