import { homedir } from 'node:os';
import type { Router } from '@orpc/server';
import type { contract } from '#shared/contract/index.ts';
import { businessDateOf } from '#shared/dates.ts';
import packageFile from '../package.json' with { type: 'json' };
import type { ApplicationOptions } from './application.types.ts';
import { createArchiveRouter } from './archive/archive.router.ts';
import { type ArchiveService, createArchiveService } from './archive/archive.service.ts';
import { createBatchHandlers } from './archive/batches/batches.router.ts';
import { type BatchService, createBatchService } from './archive/batches/batches.service.ts';
import { createCharactersRouter } from './archive/characters/characters.router.ts';
import { createCharactersService } from './archive/characters/characters.service.ts';
import { createCourseRouter } from './archive/course/course.router.ts';
import { type CourseService, createCourseService } from './archive/course/course.service.ts';
import { createPdfReader } from './archive/file-check/pdf-reader.ts';
import { createFileCheck } from './archive/file-check/verify-file.ts';
import { createStyleRouter } from './archive/style/style.router.ts';
import { createStyleService } from './archive/style/style.service.ts';
import { createTransfersRouter } from './archive/transfers/transfers.router.ts';
import { createTransfersService } from './archive/transfers/transfers.service.ts';
import { createAssessmentRouter } from './assessment/assessment.router.ts';
import { createAssessmentService } from './assessment/assessment.service.ts';
import { createAuditRouter } from './audit/audit.router.ts';
import { createAuditService } from './audit/audit.service.ts';
import type { Database } from './database/database.types.ts';
import { createDocumentRenderer } from './documents/document-renderer.ts';
import { fontDirectories } from './documents/house-fonts/font-directories.ts';
import { createHouseFonts } from './documents/house-fonts/house-fonts.ts';
import { procedures as os, type RequestContext } from './http/procedures.ts';
import { createAccountsService } from './identity/accounts.service.ts';
import { createIdentityRouter } from './identity/identity.router.ts';
import { createIdentityService } from './identity/identity.service.ts';
import { createSessions, type Sessions } from './identity/sessions.ts';
import { readOrganisation } from './identity/setting.repository.ts';
import { createJobsRouter } from './jobs/jobs.router.ts';
import { createJobs } from './jobs/jobs.service.ts';
import type { Uploads } from './jobs/jobs.types.ts';
import { createUploads } from './jobs/uploads.ts';
import type { Log } from './log.ts';
import { createOverviewRouter } from './overview/overview.router.ts';
import { createOverviewService } from './overview/overview.service.ts';
import { timelineSources } from './overview/timeline-sources.ts';
import { ensureBuiltInSchemes } from './policy/built-in-schemes.ts';
import { createPolicyRouter } from './policy/policy.router.ts';
import { createPolicyService } from './policy/policy.service.ts';
import { penaltiesOf } from './presence/conduct-source.ts';
import { createPresenceRouter } from './presence/presence.router.ts';
import { createPresenceService } from './presence/presence.service.ts';
import { loadSampleDays } from './presence/sample/load-sample-days.ts';
import { createRecallRouter } from './recall/recall.router.ts';
import { createRecallService, type RecallService } from './recall/recall.service.ts';
import { createRosterRouter } from './roster/roster.router.ts';
import { createRosterService } from './roster/roster.service.ts';
import { loadSampleDistrict } from './roster/sample/load-sample-district.ts';
import { createSystemRouter } from './system/system.router.ts';
import { createSystemService } from './system/system.service.ts';

interface FeatureDependencies extends ApplicationOptions {
  readonly database: Database;
  readonly log: Log;
}

/** What the HTTP layer needs of the features, and the way to end them. */
export interface Features {
  readonly router: Router<typeof contract, RequestContext>;
  readonly sessions: Sessions;
  readonly uploads: Uploads;
  readonly archive: ArchiveService;
  readonly batches: BatchService;
  readonly course: CourseService;
  readonly recall: RecallService;
  /** Stops jobs and workers, then closes the database. */
  close(): Promise<void>;
}

/** Wires the features to the open database, in their order: each gets only those before it. */
export async function createFeatures(deps: FeatureDependencies): Promise<Features> {
  const { database, clock, dataDirectory, resourcesDirectory, log } = deps;
  const sessions = createSessions(clock);
  const uploads = createUploads(clock);
  const jobs = createJobs(log);
  const houseFonts = createHouseFonts(
    fontDirectories({ platform: process.platform, home: homedir(), env: process.env }),
  );
  const renderer = createDocumentRenderer({ resourcesDirectory, houseFonts });

  const identity = createIdentityService({ database, sessions, clock });
  const accounts = createAccountsService({ database, sessions });
  const audit = createAuditService({ database, dataDirectory, clock });
  const system = createSystemService({
    database,
    dataDirectory,
    clock,
    programVersion: packageFile.version,
    readOrganisation: () => readOrganisation(database.read),
  });
  const policy = createPolicyService({ database });
  const roster = createRosterService({ database, clock, jobs, uploads, schemes: policy, penaltiesOf });
  const presence = createPresenceService({ database, clock, policy, jobs, uploads });
  const assessment = createAssessmentService({ database, clock, policy, jobs, uploads, roster, presence });
  const recall = createRecallService({ database, clock, jobs, uploads, policy, presence, assessment });
  const archive = createArchiveService({
    database,
    policy,
    assessment,
    renderer,
    clock,
    readOrganisation: () => readOrganisation(database.read),
  });
  const style = createStyleService({ database, policy });
  const course = createCourseService({ database, clock, uploads });
  const characters = createCharactersService({ database, clock });
  const batches = createBatchService({
    database,
    assessment,
    archive,
    renderer,
    clock,
    log,
    dataDirectory,
    readOrganisation: () => readOrganisation(database.read),
  });
  const fileCheck = createFileCheck({ database, uploads, clock, reader: createPdfReader() });
  const transfers = createTransfersService({ database, clock });
  const overview = createOverviewService({
    database,
    archive,
    timeline: timelineSources({ roster, presence, assessment, recall, archive }),
    standing: { clock, policy, roster, presence, recall },
  });

  await ensureBuiltInSchemes(database);
  if (deps.sample === 'roster' || deps.sample === 'full')
    await loadSampleDistrict(database, resourcesDirectory, clock);
  if (deps.sample === 'full') {
    const today = businessDateOf(clock.now());
    await loadSampleDays({
      database,
      clock,
      presence,
      people: await roster.postingsOnPostBetween(today, today),
    });
  }

  return {
    sessions,
    uploads,
    archive,
    course,
    recall,
    batches,
    router: {
      identity: createIdentityRouter(os, { identity, accounts }),
      audit: createAuditRouter(os, { audit }),
      jobs: createJobsRouter(os, { jobs }),
      system: createSystemRouter(os, { system }),
      policy: createPolicyRouter(os, { policy }),
      roster: createRosterRouter(os, { roster }),
      presence: createPresenceRouter(os, { presence }),
      assessment: createAssessmentRouter(os, { assessment }),
      recall: createRecallRouter(os, { recall }),
      archive: {
        ...createArchiveRouter(os, { archive, fileCheck }),
        ...createBatchHandlers(os, batches),
        ...createCourseRouter(os, course),
        ...createTransfersRouter(os, transfers),
        ...createStyleRouter(os, { style, archive, houseFonts }),
        ...createCharactersRouter(os, characters),
      },
      overview: createOverviewRouter(os, { overview }),
    },
    async close() {
      try {
        await jobs.close();
        await batches.close();
        await roster.close();
        await presence.close();
        await assessment.close();
        await renderer.close();
        await fileCheck.close();
      } finally {
        // Whatever a worker does, the folder must be free for the next program.
        await database.close();
      }
    },
  };
}
