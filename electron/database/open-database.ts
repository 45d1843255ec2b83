import { mkdirSync } from 'node:fs';
import type { Clock } from '../application.types.ts';
import { openReadOnly, openWritable, queryable, readable } from './connection.ts';
import { dataFiles } from './data-directory.ts';
import type { Database } from './database.types.ts';
import { migrations } from './migrations/index.ts';
import { createWriteQueue } from './write-queue.ts';
import { readHead, runWriteUnit } from './write-unit.ts';

export interface OpenOptions {
  /** Created when missing. */
  readonly dataDirectory: string;
  readonly clock: Clock;
}

/** Opens the database of a data directory, or makes it. */
export async function openDatabase({ dataDirectory, clock }: OpenOptions): Promise<Database> {
  const files = dataFiles(dataDirectory);
  mkdirSync(files.directory, { recursive: true });
  const handle = openWritable(files.database);
  if (handle.pragma('user_version', { simple: true }) === 0) {
    handle.transaction(() => {
      for (const migration of migrations)
        for (const statement of migration.statements) handle.exec(statement);
      handle.pragma(`user_version = ${migrations.length}`);
    })();
  }
  const writer = queryable(handle);
  const readHandle = openReadOnly(files.database);
  const read = readable(readHandle);
  const queue = createWriteQueue();
  return {
    read,
    write: (actor, work) =>
      queue.run(async () => (await runWriteUnit(writer, actor, clock.now(), work)).result),
    auditHead: () => readHead(read),
    async close() {
      await queue.close();
      readHandle.close();
      handle.close();
    },
  };
}
