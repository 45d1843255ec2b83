import { onTestFinished } from 'vitest';
import type { Database } from '../../electron/database/database.types.ts';
import { openDatabase } from '../../electron/database/open-database.ts';
import { type FixedClock, fixedClock } from './fixed-clock.ts';
import { createTemporaryDirectory } from './temporary-directory.ts';

export interface TestDatabase {
  readonly database: Database;
  readonly clock: FixedClock;
  readonly dataDirectory: string;
  /** Closes the database and removes its folder. Called by itself for {@link testDatabase}. */
  close(): Promise<void>;
}

/** A new, migrated database in a folder of its own; gone when the running test ends. */
export async function testDatabase(): Promise<TestDatabase> {
  const opened = await createTestDatabase();
  onTestFinished(() => opened.close());
  return opened;
}

/** The same for `beforeAll` and scripts; the caller closes it. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const directory = createTemporaryDirectory();
  const clock = fixedClock();
  const database = await openDatabase({ dataDirectory: directory.path, clock });
  return {
    database,
    clock,
    dataDirectory: directory.path,
    async close() {
      await database.close();
      directory.remove();
    },
  };
}
