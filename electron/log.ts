import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from './application.types.ts';

const rotateBytes = 1024 * 1024;

export interface Log {
  /** Writes down something unforeseen and returns the reference that the user is told. */
  unexpected(error: unknown): string;
}

/**
 * Error log in `logs/errors.log` of the data directory, one older file kept. It holds error names, messages and
 * stacks, never inputs or record contents. Synchronous on purpose: the next line may be the last.
 */
export function createLog(dataDirectory: string, clock: Clock): Log {
  const folder = join(dataDirectory, 'logs');
  const file = join(folder, 'errors.log');
  return {
    unexpected(error) {
      const reference = randomUUID().slice(0, 8);
      const chain: string[] = [];
      for (
        let e: unknown = error;
        e !== undefined && chain.length < 5;
        e = e instanceof Error ? e.cause : undefined
      ) {
        chain.push(e instanceof Error ? (e.stack ?? e.message) : typeof e);
      }
      try {
        mkdirSync(folder, { recursive: true });
        if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > rotateBytes)
          renameSync(file, `${file}.1`);
        appendFileSync(file, `${clock.now()} ${reference}\n${chain.join('\ncaused by ')}\n\n`);
      } catch {
        // A full or read-only disk must not turn one error into two.
      }
      return reference;
    },
  };
}
