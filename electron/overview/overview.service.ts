import type { Clock } from '../application.types.ts';
import type { Database } from '../database/database.types.ts';

export interface OverviewDependencies {
  readonly database: Database;
  readonly clock: Clock;
}

export type OverviewService = ReturnType<typeof createOverviewService>;

/** What looks across all features. */
export function createOverviewService(_deps: OverviewDependencies) {
  return {};
}
