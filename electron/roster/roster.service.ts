import type { BusinessDate } from '#shared/dates.ts';
import type { PostingId } from '#shared/ids.ts';
import type { Clock } from '../application.types.ts';
import type { Database } from '../database/database.types.ts';
import type { Jobs, Uploads } from '../jobs/jobs.types.ts';
import { createEarlyChangesService, type EarlyChangesService } from './early-changes.service.ts';
import { createImportService, type ImportService } from './import/import.service.ts';
import { createImporter } from './import/importer.ts';
import { createTableReader } from './import/table-reader.ts';
import { createNominationsService, type NominationsService } from './nominations.service.ts';
import type { PenaltySource } from './penalty-source.ts';
import { createPeopleService, type PeopleService } from './people.service.ts';
import {
  allPostingFacts,
  type PostingFacts,
  type PostingFactsFilter,
  postingFacts,
  postingsOnPostBetween,
} from './posting-facts.ts';
import { createPostingsService, type PostingsService } from './postings.service.ts';
import { createRotationService, type RotationService } from './rotation.service.ts';
import type { SchemeSource } from './scheme-source.ts';
import { createUnitsService, type UnitsService } from './units.service.ts';
import { createVillagesService, type VillagesService } from './villages.service.ts';

export interface RosterDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly jobs: Jobs;
  readonly uploads: Uploads;
  readonly schemes: SchemeSource;
  readonly penaltiesOf: PenaltySource;
}

/** The roster: who is posted where, sent by whom, and how it comes in. */
export interface RosterService {
  readonly postings: PostingsService;
  readonly units: UnitsService;
  readonly people: PeopleService;
  readonly nominations: NominationsService;
  readonly rotation: RotationService;
  readonly earlyChanges: EarlyChangesService;
  readonly villages: VillagesService;
  readonly imports: ImportService;
  /** Facts of given postings, or of every posting with a person; for the features that build on the roster. */
  postingFacts(ids: readonly PostingId[] | 'all'): Promise<Map<PostingId, PostingFacts>>;
  /** Postings whose time on post has a day in common with the period, both ends included. */
  postingsOnPostBetween(
    from: BusinessDate,
    to: BusinessDate,
    filter?: PostingFactsFilter,
  ): Promise<PostingFacts[]>;
  /** Stops the thread that reads files. */
  close(): Promise<void>;
}

export function createRosterService(dependencies: RosterDependencies): RosterService {
  const { database, clock, jobs, uploads, schemes } = dependencies;
  const reader = createTableReader();
  const importer = createImporter({ database, clock, reader });
  const nominations = createNominationsService(dependencies);
  const earlyChanges = createEarlyChangesService({ database, schemes });
  return {
    postings: createPostingsService(dependencies),
    units: createUnitsService({ database }),
    people: createPeopleService({ database, schemes, nominations, earlyChanges }),
    nominations,
    rotation: createRotationService({ database, schemes }),
    earlyChanges,
    villages: createVillagesService({ database, schemes }),
    imports: createImportService({ database, jobs, uploads, reader, importer }),
    async postingFacts(ids) {
      if (ids !== 'all') return await postingFacts(database.read, ids);
      return new Map((await allPostingFacts(database.read)).map((facts) => [facts.id, facts]));
    },
    postingsOnPostBetween: (from, to, filter) => postingsOnPostBetween(database.read, from, to, filter),
    close: () => reader.close(),
  };
}
