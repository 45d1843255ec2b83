import type { Clock } from '../application.types.ts';
import type { Database } from '../database/database.types.ts';

export interface PresenceDependencies {
  readonly database: Database;
  readonly clock: Clock;
}

export type PresenceService = ReturnType<typeof createPresenceService>;

/** Daily management. */
export function createPresenceService(_deps: PresenceDependencies) {
  return {};
}
