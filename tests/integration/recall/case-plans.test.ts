import { Kysely, SqliteDialect } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { type CaseFilter, caseFilterSchema } from '#shared/contract/recall-case.ts';
import { businessDateSchema, instantSchema } from '#shared/dates.ts';
import {
  caseIdSchema,
  personIdSchema,
  schemeVersionIdSchema,
  townshipIdSchema,
  unitIdSchema,
} from '#shared/ids.ts';
import { openReadOnly } from '../../../electron/database/connection.ts';
import { dataFiles } from '../../../electron/database/data-directory.ts';
import type { Reader } from '../../../electron/database/database.types.ts';
import type { Schema } from '../../../electron/database/schema.ts';
import {
  type CaseSort,
  casesOfPerson,
  pageOfCases,
} from '../../../electron/recall/cases/case-list.repository.ts';
import { isNoted } from '../../../electron/recall/cases/reading.ts';
import { testDatabase } from '../../support/test-database.ts';

const id = '01936b1e-0000-7000-8000-000000000001';
const caseOf = caseIdSchema.parse(id);

/** A database whose questions are kept with how SQLite finds the answers. */
async function watched() {
  const { dataDirectory } = await testDatabase();
  const file = dataFiles(dataDirectory).database;
  const plain = openReadOnly(file);
  const plans: string[] = [];
  const handle = new Kysely<Schema>({
    dialect: new SqliteDialect({ database: openReadOnly(file) }),
    log: ({ query }) => {
      plans.push(planOf(query.sql, query.parameters));
    },
  });
  // The house's reader is the same object with its writes hidden from the types.
  const reads = handle as unknown as Reader;
  onTestFinished(async () => {
    plain.close();
    await handle.destroy();
  });
  function planOf(sql: string, parameters: readonly unknown[]): string {
    return plain
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...parameters)
      .map(({ detail }) => detail)
      .join('; ');
  }
  const reader = {
    today: businessDateSchema.parse('2026-03-05'),
    readsUndecided: true,
    mine: [{ schemeVersionId: schemeVersionIdSchema.parse(id), states: ['deciding'] }],
  };
  return {
    handle: reads,
    /** How the cases of a filter are found and counted; the rows of a page are found by their ids. */
    async plansOf(filter: Partial<CaseFilter>, sort: readonly CaseSort[] = [], readsUndecided = true) {
      plans.length = 0;
      const page = { sort, offset: 0, limit: 100 };
      await pageOfCases(
        reads,
        { ...caseFilterSchema.parse({}), ...filter },
        { ...reader, readsUndecided },
        page,
      );
      return plans.slice(0, -1);
    },
    async plansWhile(work: () => Promise<unknown>) {
      plans.length = 0;
      await work();
      return plans;
    },
  };
}

test.each<[string, Partial<CaseFilter>, string]>([
  ['open', {}, 'recall_case_in_hand'],
  ['waiting for the role', { group: 'mine' }, 'recall_case_in_hand'],
  ['of a stage', { stage: 'deciding' }, 'recall_case_in_hand'],
  ['overdue', { group: 'overdue' }, 'recall_case_in_hand'],
  ['all', { group: 'all' }, 'recall_case'],
  ['by name', { group: 'all', text: '示例' }, 'recall_case_listing'],
  ['of a year', { group: 'all', year: 2026 }, '(year=?'],
  ['of a township', { group: 'all', townshipId: townshipIdSchema.parse(id) }, 'recall_case_by_township'],
  ['of a unit', { group: 'all', unitId: unitIdSchema.parse(id) }, 'recall_case_by_unit'],
])('cases %s are found in an index, and rows are read only for the page', async (_name, filter, index) => {
  const desk = await watched();
  const plans = await desk.plansOf(filter);
  expect(plans).not.toEqual([]);
  for (const plan of plans) expect(plan).toContain(index);
  for (const plan of plans) expect(plan).not.toMatch(/SCAN c(?! USING COVERING)/);
});

test('the default list comes in the order of its index, without sorting', async () => {
  const desk = await watched();
  for (const filter of [{}, { group: 'all' as const }])
    for (const plan of await desk.plansOf(filter)) expect(plan).not.toContain('TEMP B-TREE');
});

test.each<[string, Partial<CaseFilter>, CaseSort['field'], string]>([
  ['all by when they are due', { group: 'all' }, 'dueOn', 'recall_case_by_due'],
  ['all by how long they wait', { group: 'all' }, 'stateSince', 'recall_case_by_since'],
  ['decided by when they are due', { group: 'decided' }, 'dueOn', 'recall_case_by_due'],
  ['of a trigger by when they are due', { group: 'all', triggerCode: 'x' }, 'dueOn', 'recall_case_by_due'],
  ['open by when they are due', {}, 'dueOn', 'recall_case_in_hand'],
  ['overdue by how long they wait', { group: 'overdue' }, 'stateSince', 'recall_case_by_due'],
  ['by name, by number', { group: 'all', text: '示例' }, 'number', 'recall_case_listing'],
  ['by name, by when they are due', { group: 'all', text: '示例' }, 'dueOn', 'recall_case_listing'],
])('%s: most are walked through in their order, few are found first', async (_name, filter, field, index) => {
  const desk = await watched();
  const plans = await desk.plansOf(filter, [{ field, descending: false }]);
  expect(plans.at(-1)).toContain(index);
});

test('cases of a person are found by the person', async () => {
  const desk = await watched();
  const [plan] = await desk.plansWhile(() => casesOfPerson(desk.handle, personIdSchema.parse(id)));
  expect(plan).toContain('recall_case_by_person');
});

test('the entries of a time line stand together: its first page reads no other case', async () => {
  const desk = await watched();
  const [plan] = await desk.plansWhile(() =>
    desk.handle
      .selectFrom('recall_event')
      .selectAll()
      .where('case_id', '=', caseOf)
      .orderBy('sequence', 'desc')
      .limit(100)
      .execute(),
  );
  expect(plan).toBe('SEARCH recall_event USING PRIMARY KEY (case_id=?)');
});

test.each(['recall.caseRead', 'recall.fileRead'] as const)(
  'whether %s is noted is looked up by the case, not in everything that its reader ever did',
  async (action) => {
    const desk = await watched();
    const now = instantSchema.parse('2026-03-05T02:30:00.000Z');
    const [plan] = await desk.plansWhile(() => isNoted(desk.handle, now, { id }, { caseId: caseOf, action }));
    expect(plan).toContain('audit_event_by_entity');
  },
);
