import Sqlite from 'better-sqlite3';
import { type CaseFilter, caseFilterSchema } from '#shared/contract/recall-case.ts';
import { caseIdSchema, userIdSchema } from '#shared/ids.ts';
import { createAssessmentService } from '../../electron/assessment/assessment.service.ts';
import { dataFiles } from '../../electron/database/data-directory.ts';
import { createJobs } from '../../electron/jobs/jobs.service.ts';
import { createUploads } from '../../electron/jobs/uploads.ts';
import { createLog } from '../../electron/log.ts';
import { ensureBuiltInSchemes } from '../../electron/policy/built-in-schemes.ts';
import { createPolicyService } from '../../electron/policy/policy.service.ts';
import { penaltiesOf } from '../../electron/presence/conduct-source.ts';
import { createPresenceService } from '../../electron/presence/presence.service.ts';
import type { CaseActor } from '../../electron/recall/cases/confidential.ts';
import { createRecallService } from '../../electron/recall/recall.service.ts';
import { createRosterService } from '../../electron/roster/roster.service.ts';
import { fillLargeCases } from '../support/large-cases.ts';
import { fillLargeRoster } from '../support/large-roster.ts';
import { createTestDatabase } from '../support/test-database.ts';
import type { Report } from './report.types.ts';
import { p95, sample } from './statistics.ts';

const leader: CaseActor = {
  id: userIdSchema.parse('01936b1e-0000-7000-8000-00000000000c'),
  name: '示例领导乙',
  role: 'leader',
};
/** What is asked for at the size that counts, and below and above it. */
const sizes = [
  { cases: 5000, events: 100_000 },
  { cases: 50_000, events: 1_000_000, limit: 30 },
  { cases: 500_000, events: 1_000_000 },
];

/** The list of cases and the leader's page of one, at three sizes. */
export default async function recallCases(report: Report): Promise<void> {
  // The largest takes minutes and gigabytes to fill, so it is asked for: RECALL_CASES=500000.
  const asked = (process.env['RECALL_CASES'] ?? '5000,50000').split(',').map(Number);
  const wanted = sizes.filter(({ cases }) => asked.includes(cases));
  for (const size of wanted) await measure(report, size);
}

async function measure(
  report: Report,
  { cases, events, limit }: { cases: number; events: number; limit?: number },
): Promise<void> {
  const { database, dataDirectory, clock, close } = await createTestDatabase();
  const jobs = createJobs(createLog(dataDirectory, clock));
  try {
    await ensureBuiltInSchemes(database);
    const handle = new Sqlite(dataFiles(dataDirectory).database);
    fillLargeRoster(handle, 22_700);
    const { open, ended } = fillLargeCases(handle, cases, events);
    handle.close();
    const policy = createPolicyService({ database });
    const uploads = createUploads(clock);
    const presence = createPresenceService({ database, clock, policy, jobs, uploads });
    const roster = createRosterService({ database, clock, jobs, uploads, schemes: policy, penaltiesOf });
    const shared = { database, clock, policy, jobs, uploads, roster, presence };
    const assessment = createAssessmentService(shared);
    const { cases: service } = createRecallService({ ...shared, assessment });

    const of = `${cases.toLocaleString('en')} cases, ${events.toLocaleString('en')} entries`;
    const timed = async (name: string, work: (round: number) => Promise<unknown>) => {
      let round = 0;
      const times = await sample(
        40,
        () => {
          round += 1;
          return work(round);
        },
        3,
      );
      report({ name: `${of}: ${name}, p95`, value: p95(times), unit: 'ms', ...(limit ? { limit } : {}) });
    };
    const list = (filter: Partial<CaseFilter>, offset = 0) =>
      service.listCases('leader', {
        filter: { ...caseFilterSchema.parse({}), ...filter },
        sort: [],
        offset,
        limit: 100,
      });
    const pick = (ids: readonly string[], round: number) =>
      caseIdSchema.parse(ids[(round * 977) % ids.length]);

    await timed('open cases', () => list({}));
    await timed('all cases', () => list({ group: 'all' }));
    await timed('all cases, far down', () => list({ group: 'all' }, cases - 200));
    await timed('waiting for me', () => list({ group: 'mine' }));
    await timed('overdue', () => list({ group: 'overdue' }));
    await timed('by trigger', () => list({ group: 'all', triggerCode: 'penalised' }));
    await timed('by outcome and year', () => list({ group: 'all', outcome: 'recalled', year: 2020 }));
    await timed('by name', () => list({ group: 'all', text: '伟 山' }));
    await timed('by number', () => list({ group: 'all', text: '2020-020' }));
    await timed('the leader’s page of an open case', (round) => service.getCase(leader, pick(open, round)));
    await timed('the same read again', () => service.getCase(leader, pick(open, 1)));
    await timed('of an ended case', (round) => service.getCase(leader, pick(ended, round)));
    await timed('its time line', (round) =>
      service.caseEvents(leader, {
        ...{ id: pick(open, round), kinds: [], person: '', oldestFirst: false, offset: 0, limit: 100 },
      }),
    );
    await timed('comparable cases', (round) => service.comparableCases(leader, pick(open, round)));
    await timed('figures for the chart', () => service.caseTotals('leader'));
  } finally {
    await jobs.close();
    await close();
  }
}
