import type { Clock } from '../application.types.ts';
import type { Database } from '../database/database.types.ts';
import type { Jobs, Uploads } from '../jobs/jobs.types.ts';
import { createImportService, type ImportService } from './import/import.service.ts';
import { createImporter } from './import/importer.ts';
import { createTableReader } from './import/table-reader.ts';
import { createPostingsService, type PostingsService } from './postings.service.ts';
import { createUnitsService, type UnitsService } from './units.service.ts';

export interface RosterDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly jobs: Jobs;
  readonly uploads: Uploads;
}

/** The roster: who is posted where, sent by whom, and how it comes in. */
export interface RosterService {
  readonly postings: PostingsService;
  readonly units: UnitsService;
  readonly imports: ImportService;
  /** Stops the thread that reads files. */
  close(): Promise<void>;
}

export function createRosterService({ database, clock, jobs, uploads }: RosterDependencies): RosterService {
  const reader = createTableReader();
  const importer = createImporter({ database, clock, reader });
  return {
    postings: createPostingsService({ database }),
    units: createUnitsService({ database }),
    imports: createImportService({ database, jobs, uploads, reader, importer }),
    close: () => reader.close(),
  };
}
