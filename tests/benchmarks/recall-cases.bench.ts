import Sqlite from 'better-sqlite3';
import { type CaseFilter, caseFilterSchema, type caseSortFields } from '#shared/contract/recall-case.ts';
import { type CaseId, caseIdSchema, townshipIdSchema, userIdSchema } from '#shared/ids.ts';
import { createAssessmentService } from '../../electron/assessment/assessment.service.ts';
import { openReadOnly } from '../../electron/database/connection.ts';
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
import { fillLargeCases, type LargeCases } from '../support/large-cases.ts';
import { fillLargeRoster } from '../support/large-roster.ts';
import { createTestDatabase } from '../support/test-database.ts';
import type { Report } from './report.types.ts';
import { median, p95, sample } from './statistics.ts';

const leader: CaseActor = {
  id: userIdSchema.parse('01936b1e-0000-7000-8000-00000000000c'),
  name: '示例领导乙',
  role: 'leader',
};
/** The size that counts, and a tenth and ten times of it. */
const sizes = [
  { cases: 5000, eventsEach: 20 },
  { cases: 50_000, eventsEach: 20, limit: 30 },
  // Twenty each would take more than three minutes to fill in; entries of other cases are not looked at anyway.
  { cases: 500_000, eventsEach: 2 },
];
/** The bare statements may take seconds at the largest size: they are asked no longer than this in all, in ms. */
const bareAtMost = 1500;
/** The largest takes minutes and gigabytes to fill, so it is asked for: RECALL_CASES=5000,50000,500000. */
const asked = (process.env.RECALL_CASES ?? '5000,50000').split(',').map(Number);

interface ListQuestion {
  readonly name: string;
  readonly filter: Partial<CaseFilter>;
  readonly sort?: { readonly field: (typeof caseSortFields)[number]; readonly descending: boolean };
  readonly offset?: number;
  /** The same question as one asks it of the table itself. */
  readonly where: string;
  readonly order?: string;
}

/** Pages of the list of cases and the leader's page of one, each held against the bare statements for the same rows. */
export default async function recallCases(report: Report): Promise<void> {
  for (const size of sizes.filter(({ cases }) => asked.includes(cases))) await measure(report, size);
}

async function measure(
  report: Report,
  {
    cases,
    eventsEach,
    limit,
  }: { readonly cases: number; readonly eventsEach: number; readonly limit?: number },
): Promise<void> {
  const { database, dataDirectory, clock, close } = await createTestDatabase();
  const jobs = createJobs(createLog(dataDirectory, clock));
  const { database: file } = dataFiles(dataDirectory);
  try {
    await ensureBuiltInSchemes(database);
    const from = performance.now();
    const { townshipIds, ...filled } = fillDistrict(file, cases, cases * eventsEach);
    report({
      name: `${cases.toLocaleString('en')} cases, ${(cases * eventsEach).toLocaleString('en')} entries: filled in`,
      value: (performance.now() - from) / 1000,
      unit: 's',
    });
    const policy = createPolicyService({ database });
    const uploads = createUploads(clock);
    const presence = createPresenceService({ database, clock, policy, jobs, uploads });
    const roster = createRosterService({ database, clock, jobs, uploads, schemes: policy, penaltiesOf });
    const shared = { database, clock, policy, jobs, uploads, roster, presence };
    const recall = createRecallService({ ...shared, assessment: createAssessmentService(shared) });

    const handle = openReadOnly(file);
    const timed = async (
      name: string,
      work: (round: number) => Promise<unknown>,
      bare: ((round: number) => unknown) | null,
    ) => {
      // In turn, so that whatever else the machine does falls on both.
      const [times, plain]: [number[], number[]] = [[], []];
      for (let round = 1; round <= 40; round += 1) {
        if (bare && plain.reduce((sum, time) => sum + time, 0) < bareAtMost)
          plain.push(...(await sample(1, () => bare(round), round === 1 ? 1 : 0)));
        times.push(...(await sample(1, () => work(round), round === 1 ? 3 : 0)));
      }
      report({
        name: `${name}, p95 (median ${median(times).toFixed(1)})`,
        value: p95(times),
        unit: 'ms',
        ...(bare ? { baseline: { name: 'bare SQL', value: p95(plain) } } : {}),
        ...(limit ? { limit } : {}),
      });
    };

    const list = ({ filter, sort, offset = 0 }: ListQuestion) =>
      recall.cases.listCases('leader', {
        filter: { ...caseFilterSchema.parse({}), ...filter },
        sort: sort ? [sort] : [],
        offset,
        limit: 100,
      });
    for (const question of listQuestions(cases, townshipIds)) {
      const { where, order = 'opened_on DESC, id DESC', offset = 0 } = question;
      const count = handle.prepare(`SELECT count(*) FROM recall_case WHERE ${where}`);
      const page = handle.prepare(
        `SELECT * FROM recall_case WHERE ${where} ORDER BY ${order} LIMIT 100 OFFSET ${offset}`,
      );
      await timed(
        `list: ${question.name}`,
        () => list(question),
        () => [count.all(), page.all()],
      );
    }

    const bareCase = barePage(handle);
    const page = (id: CaseId) =>
      Promise.all([
        recall.cases.getCase(leader, id),
        recall.cases.caseEvents(leader, { ...firstEvents, id }),
        recall.cases.comparableCases(leader, id),
        recall.evidence.list(leader, id),
      ]);
    await timed('page of an open case, its reading noted', (round) => page(pick(filled.open, round)), null);
    await timed(
      'page of an open case, read again',
      (round) => page(pick(filled.open, round)),
      (round) => bareCase(pick(filled.open, round)),
    );
    await timed('page of an ended case, its reading noted', (round) => page(pick(filled.ended, round)), null);
    await timed(
      'page of an ended case, read again',
      (round) => page(pick(filled.ended, round)),
      (round) => bareCase(pick(filled.ended, round)),
    );
    await timed('figures for the chart', () => recall.cases.caseTotals('leader'), null);
    handle.close();
  } finally {
    await jobs.close();
    await close();
  }
}

function fillDistrict(
  file: string,
  cases: number,
  events: number,
): LargeCases & { readonly townshipIds: readonly string[] } {
  const handle = new Sqlite(file);
  const { townshipIds } = fillLargeRoster(handle, 22_700);
  const filled = fillLargeCases(handle, cases, events);
  handle.pragma('wal_checkpoint(TRUNCATE)');
  handle.close();
  return { ...filled, townshipIds };
}

const pick = (ids: readonly string[], round: number) => caseIdSchema.parse(ids[(round * 977) % ids.length]);

function listQuestions(cases: number, townshipIds: readonly string[]): ListQuestion[] {
  const township = townshipIds[7] ?? '';
  const byTrigger = "id IN (SELECT case_id FROM recall_case_trigger WHERE trigger_code = 'penalised')";
  const all = { group: 'all' } as const;
  return [
    { name: 'open', filter: {}, where: 'ended_on IS NULL' },
    {
      name: 'open, by when they are due',
      filter: {},
      sort: { field: 'dueOn', descending: false },
      where: 'ended_on IS NULL',
      order: 'due_on ASC NULLS LAST, id DESC',
    },
    {
      name: 'open, of a trigger',
      filter: { triggerCode: 'penalised' },
      where: `ended_on IS NULL AND ${byTrigger}`,
    },
    {
      name: 'overdue',
      filter: { group: 'overdue' },
      where: "ended_on IS NULL AND due_on < '2026-03-05'",
    },
    {
      name: 'open, by number',
      filter: {},
      sort: { field: 'number', descending: false },
      where: 'ended_on IS NULL',
      order: 'number ASC, id DESC',
    },
    {
      name: 'decided, by how long they wait',
      filter: { group: 'decided' },
      sort: { field: 'stateSince', descending: true },
      where: 'decided_on IS NOT NULL',
      order: 'state_since DESC, id DESC',
    },
    { name: 'all', filter: all, where: 'true' },
    { name: 'all, the last pages', filter: all, offset: cases - 200, where: 'true' },
    {
      name: 'all, by when they are due',
      filter: all,
      sort: { field: 'dueOn', descending: false },
      where: 'true',
      order: 'due_on ASC NULLS LAST, id DESC',
    },
    { name: 'all, of a trigger', filter: { ...all, triggerCode: 'penalised' }, where: byTrigger },
    {
      name: 'all, of a township',
      filter: { ...all, townshipId: townshipIdSchema.parse(township) },
      where: `township_id = '${township}'`,
    },
    {
      name: 'all, by outcome and year',
      filter: { ...all, outcome: 'recalled', year: 2020 },
      where: "outcome = 'recalled' AND year = 2020",
    },
    {
      name: 'all, by name',
      filter: { ...all, text: '伟 山' },
      where: "instr(search_text, '伟') > 0 AND instr(search_text, '山') > 0",
    },
    {
      name: 'all, by name, by when they are due',
      filter: { ...all, text: '伟 山' },
      sort: { field: 'dueOn', descending: false },
      where: "instr(search_text, '伟') > 0 AND instr(search_text, '山') > 0",
      order: 'due_on ASC NULLS LAST, id DESC',
    },
    {
      name: 'all, a number looked for',
      filter: { ...all, text: '2020-020' },
      where: "instr(search_text, '2020-020') > 0",
    },
  ];
}

const firstEvents = { kinds: [], person: '', oldestFirst: false, offset: 0, limit: 100 };

/** What the leader's page shows of a case, read row by row with a statement for each table. */
function barePage(handle: Sqlite.Database): (id: string) => unknown {
  const statements = [
    'SELECT * FROM recall_case WHERE id = ?',
    'SELECT * FROM recall_case_trigger WHERE case_id = ?',
    'SELECT * FROM recall_event WHERE case_id = ? ORDER BY sequence DESC LIMIT 100',
    'SELECT * FROM recall_evidence WHERE case_id = ? ORDER BY ordinal',
    `SELECT trigger_code, result, count(*) FROM recall_case_trigger
     WHERE trigger_code IN (SELECT trigger_code FROM recall_case_trigger WHERE case_id = ?)
     GROUP BY trigger_code, result`,
    `SELECT c.* FROM recall_case AS c WHERE decided_on IS NOT NULL AND EXISTS (
       SELECT 1 FROM recall_case_trigger AS t JOIN recall_case_trigger AS own ON own.trigger_code = t.trigger_code
       WHERE t.case_id = c.id AND own.case_id = ?)
     ORDER BY decided_on DESC, id DESC LIMIT 10`,
  ].map((sql) => handle.prepare(sql));
  return (id) => statements.map((statement) => statement.all(id));
}
