import Sqlite from 'better-sqlite3';
import { signalFilterSchema } from '#shared/contract/recall.ts';
import { monthSchema } from '#shared/dates.ts';
import { postingIdSchema } from '#shared/ids.ts';
import { createAssessmentService } from '../../electron/assessment/assessment.service.ts';
import { openReadOnly } from '../../electron/database/connection.ts';
import { dataFiles } from '../../electron/database/data-directory.ts';
import { systemActor } from '../../electron/database/database.types.ts';
import { createJobs } from '../../electron/jobs/jobs.service.ts';
import { createUploads } from '../../electron/jobs/uploads.ts';
import { createLog } from '../../electron/log.ts';
import { ensureBuiltInSchemes } from '../../electron/policy/built-in-schemes.ts';
import { createPolicyService } from '../../electron/policy/policy.service.ts';
import { penaltiesOf } from '../../electron/presence/conduct-source.ts';
import { createPresenceService } from '../../electron/presence/presence.service.ts';
import { createRecallService } from '../../electron/recall/recall.service.ts';
import { createRosterService } from '../../electron/roster/roster.service.ts';
import { fillLargeAttendance } from '../support/large-attendance.ts';
import { fillLargeRoster } from '../support/large-roster.ts';
import { createTestDatabase } from '../support/test-database.ts';
import type { Report } from './report.types.ts';
import { median, p95, sample } from './statistics.ts';

const people = 10_000;
/** Of so many postings of the large roster, more than ten thousand go on. */
const postings = 17_500;
const anyone = { filter: signalFilterSchema.parse({}), offset: 0, limit: 100 };

/** All signals of a district from its records, and again after one of them changed, against a bare scan of the rows. */
export default async function signals(report: Report): Promise<void> {
  const { database, dataDirectory, clock, close } = await createTestDatabase();
  const jobs = createJobs(createLog(dataDirectory, clock));
  try {
    const { database: file } = dataFiles(dataDirectory);
    const writable = new Sqlite(file);
    fillLargeRoster(writable, postings);
    const rows = fillLargeAttendance(writable, people);
    writable.close();
    await ensureBuiltInSchemes(database);
    const policy = createPolicyService({ database });
    const uploads = createUploads(clock);
    const presence = createPresenceService({ database, clock, policy, jobs, uploads });
    const roster = createRosterService({ database, clock, jobs, uploads, schemes: policy, penaltiesOf });
    const assessment = createAssessmentService({
      database,
      clock,
      policy,
      jobs,
      uploads,
      roster,
      presence,
    });
    const service = () =>
      createRecallService({ database, clock, jobs, uploads, policy, presence, assessment });

    const handle = openReadOnly(file);
    const scan = handle.prepare('SELECT posting_id, month, days FROM attendance_month').raw();
    const bare = median(await sample(5, () => scan.all(), 1));

    let longestTurn = 0;
    const whole = await sample(
      5,
      async () => {
        const turns = watchTurns();
        await service().totals('leader');
        longestTurn = Math.max(longestTurn, turns.stop());
      },
      1,
    );
    const recall = service();
    const { open } = await recall.totals('leader');
    report({
      name: `${people.toLocaleString('en')} postings, ${rows.toLocaleString('en')} months, ${open} signals`,
      value: median(whole),
      unit: 'ms',
      limit: 2000,
      baseline: { name: 'bare scan of the rows', value: bare },
    });
    report({ name: 'longest turn of the event loop meanwhile', value: longestTurn, unit: 'ms' });

    const one = handle
      .prepare(`SELECT posting_id FROM attendance_month ORDER BY posting_id LIMIT 1 OFFSET ${rows / 2}`)
      .pluck();
    const id = String(one.get());
    const scanOne = handle.prepare('SELECT month, days FROM attendance_month WHERE posting_id = ?').raw();
    const bareOne = median(await sample(50, () => scanOne.all(id), 5));
    const postingId = postingIdSchema.parse(id);
    const change = () =>
      database.write(systemActor, async (unit) => {
        await unit.trx
          .updateTable('attendance_month')
          .set({ note: unit.at })
          .where('posting_id', '=', postingId)
          .where('month', '=', monthSchema.parse('2025-06'))
          .execute();
        await unit.audit({ action: 'presence.attendanceSaved', entityType: 'attendance', entityId: id });
      });
    const after: number[] = [];
    for (let round = 0; round < 20; round += 1) {
      await change();
      const from = performance.now();
      await recall.standing();
      after.push(performance.now() - from);
    }
    report({
      name: 'the signals again after one record changed, median',
      value: median(after),
      unit: 'ms',
      limit: 20,
      baseline: { name: 'bare scan of its rows', value: bareOne },
    });
    report({
      name: 'the same, as a share of the whole',
      value: median(after),
      unit: 'ms',
      baseline: { name: 'everybody', value: median(whole) },
      ratioLimit: 0.05,
    });
    const pages: number[] = [];
    for (let round = 0; round < 20; round += 1) {
      await change();
      const from = performance.now();
      await recall.list(anyone, 'leader');
      pages.push(performance.now() - from);
    }
    report({ name: 'first page of the list after it, p95', value: p95(pages), unit: 'ms' });
    const still = await sample(50, () => recall.list(anyone, 'leader'));
    report({ name: 'first page when nothing was written, median', value: median(still), unit: 'ms' });
    handle.close();
  } finally {
    await jobs.close();
    await close();
  }
}

/** Watches how long others would have had to wait for their turn. */
function watchTurns(): { stop(): number } {
  let [running, last, longest] = [true, performance.now(), 0];
  const turn = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (running) setImmediate(turn);
  };
  setImmediate(turn);
  return {
    stop() {
      running = false;
      return longest;
    },
  };
}
