import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { type PostingListInput, postingListInput } from '#shared/contract/roster.ts';
import { openReadOnly } from '../../electron/database/connection.ts';
import { dataFiles } from '../../electron/database/data-directory.ts';
import type { Schema } from '../../electron/database/schema.ts';
import { createPolicyService } from '../../electron/policy/policy.service.ts';
import { penaltiesOf } from '../../electron/presence/conduct-source.ts';
import { listPostingNumbers } from '../../electron/roster/posting-list.repository.ts';
import { postingRowsInOrder } from '../../electron/roster/posting-row.repository.ts';
import { createPostingsService } from '../../electron/roster/postings.service.ts';
import { fillLargeRoster, type LargeRoster } from '../support/large-roster.ts';
import { createTestDatabase } from '../support/test-database.ts';
import type { Report } from './report.types.ts';
import { median, p95 } from './statistics.ts';

const postings = 100_000;
const rounds = 3;

/** What people do with the list: look, sort by one to three columns, filter, search, scroll. */
function requests(
  { townshipIds, villageIds, unitIds }: LargeRoster,
  offsets: readonly number[],
): PostingListInput[] {
  const sorts = [
    [],
    [{ column: 'person', direction: 'asc' }],
    [{ column: 'unit', direction: 'desc' }],
    [
      { column: 'township', direction: 'asc' },
      { column: 'startDate', direction: 'desc' },
    ],
    [
      { column: 'status', direction: 'asc' },
      { column: 'person', direction: 'desc' },
    ],
    [
      { column: 'role', direction: 'desc' },
      { column: 'village', direction: 'asc' },
      { column: 'startDate', direction: 'asc' },
    ],
    [
      { column: 'startDate', direction: 'desc' },
      { column: 'unit', direction: 'asc' },
      { column: 'person', direction: 'asc' },
    ],
  ];
  const filters = [
    {},
    { status: 'on_post' },
    { role: 'first_secretary', status: 'on_post' },
    { townshipId: townshipIds[7] },
    { villageId: villageIds[7] },
    { unitId: unitIds[7], status: 'on_post' },
    { text: '张' },
    { text: '赵伟芳' },
    { text: 'zwf' },
    { text: '财政局', status: 'ended' },
    { text: '李 水务局', role: 'team_member' },
    { text: '没有这样的名字' },
  ];
  return filters.flatMap((filter) =>
    sorts.flatMap((sort) =>
      offsets.map((offset) => postingListInput.parse({ offset, limit: 100, filter, sort })),
    ),
  );
}

/** A page of the roster list, against the same statements prepared once and run with bare better-sqlite3. */
export default async function roster(report: Report): Promise<void> {
  const { database, dataDirectory, close } = await createTestDatabase();
  try {
    const { database: file } = dataFiles(dataDirectory);
    const writable = new Sqlite(file);
    const startedAt = performance.now();
    const large = fillLargeRoster(writable, postings);
    writable.close();
    report({
      name: '100,000 postings inserted with list keys',
      value: performance.now() - startedAt,
      unit: 'ms',
    });

    const service = createPostingsService({
      database,
      schemes: createPolicyService({ database }),
      penaltiesOf,
    });
    const bare = bareStatements(file);
    async function measure(inputs: readonly PostingListInput[]) {
      const [through, plain]: [number[], number[]] = [[], []];
      for (const input of inputs) await service.list(input);
      for (let round = 0; round < rounds; round += 1) {
        for (const input of inputs) {
          const statements = await bare.statementsOf(input);
          let from = performance.now();
          for (const run of statements) run();
          plain.push(performance.now() - from);
          from = performance.now();
          await service.list(input);
          through.push(performance.now() - from);
        }
      }
      return { through, plain };
    }

    const near = requests(large, [0, 300]);
    const { through, plain } = await measure(near);
    report({
      name: `page of 100, ${near.length} filters × sorts × places, p95`,
      value: p95(through),
      unit: 'ms',
      limit: 20,
      baseline: { name: 'bare better-sqlite3, p95', value: p95(plain) },
      ratioLimit: 1.5,
    });
    report({
      name: 'page of 100, median',
      value: median(through),
      unit: 'ms',
      baseline: { name: 'bare better-sqlite3, median', value: median(plain) },
    });
    const far = await measure(requests(large, [20_000]));
    report({
      name: 'jump to row 20,000 of the same lists, p95',
      value: p95(far.through),
      unit: 'ms',
      baseline: { name: 'bare better-sqlite3, p95', value: p95(far.plain) },
    });
    bare.close();
  } finally {
    await close();
  }
}

/** Notes the statements that a request runs, and gives them prepared on a handle of their own. */
function bareStatements(file: string) {
  const handle = openReadOnly(file);
  let noted: { sql: string; parameters: readonly unknown[] }[] = [];
  const noting = new Kysely<Schema>({
    dialect: new SqliteDialect({ database: openReadOnly(file) }),
    log: ({ query: { sql, parameters } }) => {
      noted.push({ sql, parameters });
    },
  });
  const prepared = new Map<string, Sqlite.Statement<unknown[]>>();
  return {
    async statementsOf(input: PostingListInput): Promise<(() => unknown)[]> {
      noted = [];
      const { numbers } = await listPostingNumbers(noting, input);
      await postingRowsInOrder(noting, numbers);
      return noted.map(({ sql, parameters }) => {
        const statement = prepared.get(sql) ?? handle.prepare<unknown[]>(sql);
        prepared.set(sql, statement);
        return () => statement.all(...parameters);
      });
    },
    close() {
      handle.close();
      void noting.destroy();
    },
  };
}
