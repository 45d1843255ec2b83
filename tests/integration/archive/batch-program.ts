/*
 * Program for batch-kill.test.ts: opens the data directory, starts a batch of the one cycle there (or goes on with the
 * one that was started) and prints how many documents are registered, until it has come to its end or is killed.
 */
import { writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { usualPattern } from '#shared/archive/file-names.ts';
import { userIdSchema } from '#shared/ids.ts';
import { createArchiveService } from '../../../electron/archive/archive.service.ts';
import { createBatchService } from '../../../electron/archive/batches/batches.service.ts';
import { createAssessmentService } from '../../../electron/assessment/assessment.service.ts';
import { openDatabase } from '../../../electron/database/open-database.ts';
import { createDocumentRenderer } from '../../../electron/documents/document-renderer.ts';
import { createJobs } from '../../../electron/jobs/jobs.service.ts';
import { createUploads } from '../../../electron/jobs/uploads.ts';
import { createLog } from '../../../electron/log.ts';
import { createPolicyService } from '../../../electron/policy/policy.service.ts';
import { penaltiesOf } from '../../../electron/presence/conduct-source.ts';
import { createPresenceService } from '../../../electron/presence/presence.service.ts';
import { createRosterService } from '../../../electron/roster/roster.service.ts';
import { fixedClock } from '../../support/fixed-clock.ts';

const [, , dataDirectory = '', owner = ''] = process.argv;
const clock = fixedClock('2027-02-01T02:00:00.000Z');
const database = await openDatabase({ dataDirectory, clock });
const log = createLog(dataDirectory, clock);
const policy = createPolicyService({ database });
const jobs = createJobs(log);
const uploads = createUploads(clock);
const roster = createRosterService({ database, clock, jobs, uploads, schemes: policy, penaltiesOf });
const presence = createPresenceService({ database, clock, policy, jobs, uploads });
const assessment = createAssessmentService({ database, clock, policy, jobs, uploads, roster, presence });
const renderer = createDocumentRenderer({
  resourcesDirectory: resolve(import.meta.dirname, '../../../resources'),
});
const readOrganisation = async () => '示例区';
const archive = createArchiveService({ database, clock, policy, assessment, renderer, readOrganisation });
const batches = createBatchService({
  database,
  clock,
  assessment,
  archive,
  renderer,
  readOrganisation,
  dataDirectory,
  log,
});

const actor = { id: owner, name: '示例档案员', role: 'archivist' } as const;
const ownerId = userIdSchema.parse(owner);
const { batches: known } = await batches.list(ownerId, { offset: 0, limit: 1 });
const [interrupted] = known;
const cycle = await database.read.selectFrom('assessment_cycle').select('id').executeTakeFirstOrThrow();
const { id } = interrupted
  ? await batches.resume(actor, interrupted)
  : await batches.start(actor, {
      selection: { by: 'cycle', cycleId: cycle.id, kinds: ['annual_form', 'score_detail'] },
      register: 'issue',
      output: 'files',
      sides: 'duplex',
      pattern: usualPattern,
    });
for (let last = -1; ; ) {
  const batch = await batches.get(ownerId, id);
  if (batch.done !== last) writeSync(1, `${batch.done}\n`);
  last = batch.done;
  if (batch.state !== 'running' && batch.state !== 'queued') break;
  await new Promise((done) => setTimeout(done, 2));
}
const batch = await batches.get(ownerId, id);
const { items } = await batches.items(ownerId, { id, state: null, offset: 0, limit: 500 });
writeSync(1, `${JSON.stringify({ batch, items })}\n`);
await batches.close();
await renderer.close();
await database.close();
