import type { Clock } from '../application.types.ts';
import type { Database } from '../database/database.types.ts';

export interface RecallDependencies {
  readonly database: Database;
  readonly clock: Clock;
}

export type RecallService = ReturnType<typeof createRecallService>;

/** Signals for the recall triggers. */
export function createRecallService(_deps: RecallDependencies) {
  return {};
}
