import type { Instant } from '#shared/dates.ts';

/** Tells the time; tests set it. */
export interface Clock {
  now(): Instant;
}

/** How much of the sample is loaded. */
export type SampleExtent = 'none' | 'roster' | 'full';

export interface ApplicationOptions {
  /** Folder that holds the database, its backups and nothing else's data. Created when missing. */
  readonly dataDirectory: string;
  /** Folder of the built page (`index.html` and assets). */
  readonly rendererDirectory: string;
  /** Folder of fonts and samples shipped with the program. */
  readonly resourcesDirectory: string;
  readonly clock: Clock;
  /**
   * Load the sample district (江岸区) when the database is new and empty: `full` with ten months of daily records,
   * `roster` without them.
   */
  readonly sample?: SampleExtent;
}

/** The whole program behind one fetch function. It knows no Electron and no socket. */
export interface Application {
  /** Never rejects: every failure becomes a response. Bodies of requests are read whole. */
  fetch(request: Request): Promise<Response>;
  /** Finishes answers under way (half a minute at most), stops jobs and workers, closes the database. Idempotent. */
  close(): Promise<void>;
}
