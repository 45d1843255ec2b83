import Sqlite from 'better-sqlite3';
import { type CompiledQuery, Kysely, SqliteDialect, sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { userIdSchema } from '#shared/ids.ts';
import { points } from '#shared/points.ts';
import { readRecord, toDetail } from '../../../electron/assessment/record/assessment-detail.ts';
import { earlierResultsQuery } from '../../../electron/assessment/record/earlier-results.repository.ts';
import { bareRecordQueries } from '../../../electron/assessment/scoring/bare-records.repository.ts';
import { recomputeRecords } from '../../../electron/assessment/scoring/recompute.ts';
import type { Actor } from '../../../electron/database/database.types.ts';
import type { Schema } from '../../../electron/database/schema.ts';
import { type District, openDistrict, trailOf } from './district.ts';

const names = ['示例一', '示例二', '示例三'];

/** Three people: two scored differently, one with nothing entered. */
async function scoredCycle() {
  const district = await openDistrict();
  for (const name of names) await district.addPosting({ name });
  const cycle = await district.openCycle();
  const [first, second] = await Promise.all(names.map((name) => district.recordOf(cycle.id, name)));
  if (!first || !second) throw new Error('Nobody is assessed');
  await district.score(first, 0.9);
  await district.score(second, 0.4);
  return { district, cycleId: cycle.id };
}

/** Results as a program with a fault might have left them. */
async function spoil({ database }: District, actor: Actor): Promise<void> {
  await database.write(actor, async (unit) => {
    await unit.trx
      .updateTable('assessment')
      .set({ total_points: points(1), suggested_grade: 'incompetent' })
      .execute();
    await unit.audit({ action: 'roster.sampleLoaded', entityType: 'roster', entityId: 'roster' });
  });
}

test('a cycle worked out again has the results that entering gave, and says how many changed', async () => {
  const { district, cycleId } = await scoredCycle();
  const { assessor } = district.actors;
  const before = (await district.everyone(cycleId)).rows;
  const recompute = async () =>
    district.ended(
      assessor,
      await district.assessment.scoring.recomputeCycle(userIdSchema.parse(assessor.id), assessor, cycleId),
    );
  expect(await recompute()).toEqual({ records: 3, changed: 0 });
  expect((await district.everyone(cycleId)).rows).toEqual(before);

  await spoil(district, assessor);
  expect(await recompute()).toEqual({ records: 3, changed: 3 });
  expect((await district.everyone(cycleId)).rows).toEqual(
    before.map((row) => ({ ...row, revision: row.revision + 1 })),
  );
  expect((await trailOf(district, cycleId)).at(-1)).toMatchObject({
    action: 'assessment.cycleRecomputed',
    after: { records: 3, changed: 3 },
  });
});

test('what is proposed stays as it was proposed', async () => {
  const { district, cycleId } = await scoredCycle();
  const { assessor } = district.actors;
  await district.step(cycleId, 'review');
  await district.acceptSuggestions(cycleId);
  await spoil(district, assessor);
  const ids = (await district.everyone(cycleId)).rows.map(({ id }) => id);
  const { records, changed } = await district.database.write(assessor, async (unit) => {
    const result = await recomputeRecords(unit, district.policy, ids);
    await unit.audit({
      action: 'assessment.cycleRecomputed',
      entityType: 'assessment_cycle',
      entityId: cycleId,
    });
    return result;
  });
  expect([records, changed.map(({ after }) => after)]).toEqual([1, [{ total: null, suggestedGrade: null }]]);
});

test('locked totals of the year before count in the next record that takes them into account', async () => {
  const district = await openDistrict();
  await district.addPosting({ name: '示例一', role: 'first_secretary' });
  const year = await district.openCycle(2025);
  await district.score(await district.recordOf(year.id, '示例一'), 0.9);
  await district.step(year.id, 'review');
  await district.acceptSuggestions(year.id);
  await district.goTo(year.id, 'approval');
  await district.approveAll(year.id);
  const locked = await district.recordOf(year.id, '示例一');
  expect(locked.state).toBe('locked');

  const postingIds = locked.subject.object === 'first_secretary' ? [locked.subject.postingId] : [];
  const { id } = await district.plan({ kind: 'term', title: '期满考核', postingIds });
  await district.database.write(district.actors.assessor, async (unit) => {
    await unit.trx
      .updateTable('assessment_cycle')
      .set({ period_from: year.periodFrom })
      .where('id', '=', id)
      .execute();
    await unit.audit({ action: 'roster.sampleLoaded', entityType: 'roster', entityId: 'roster' });
  });
  await district.goTo(id, 'open');
  expect((await district.recordOf(id, '示例一')).earlier).toMatchObject([
    { kind: 'annual', year: 2025, total: locked.total, finalGrade: locked.finalGrade },
  ]);
});

test('reading many records for their results, and what came before, goes by keys alone', async () => {
  const { district, cycleId } = await scoredCycle();
  const ids = (await district.everyone(cycleId)).rows.map(({ id }) => id);
  const { read } = district.database;
  const queries = [...Object.values(bareRecordQueries(read, ids)), earlierResultsQuery(read, ids)];
  for (const query of queries) {
    const plan = await query.explain<{ detail: string }>(undefined, sql`query plan`);
    const steps = plan.map(({ detail }) => detail);
    expect(scansIn(steps)).toEqual([]);
    expect(steps.join('\n')).toMatch(/SEARCH (?:a|t|s|d|mine) USING/);
  }
});

/**
 * Steps of a query's plan that read a table from one end to the other; the ids asked about, the few cycles there are, and
 * what a union has put together do not count.
 */
const scansIn = (steps: readonly string[]) => steps.filter((step) => /^SCAN (?!asked|c |\()/.test(step));

test('opening a record reads nothing from one end to the other', async () => {
  const { district, cycleId } = await scoredCycle();
  const { id } = await district.recordOf(cycleId, '示例一');
  const { path } = await district.database.read
    .selectFrom(sql<{ path: string }>`(select file as path from pragma_database_list)`.as('files'))
    .select('files.path')
    .executeTakeFirstOrThrow();
  const file = new Sqlite(path, { readonly: true });
  const asked: CompiledQuery[] = [];
  const read = new Kysely<Schema>({
    dialect: new SqliteDialect({ database: file }),
    log: ({ query }) => {
      if (query.sql.startsWith('select')) asked.push(query);
    },
  });
  onTestFinished(() => read.destroy());
  await read.transaction().execute(async (trx) => toDetail(trx, await readRecord(trx, district.policy, id)));
  expect(asked.length).toBeGreaterThan(5);
  for (const query of asked) {
    const plan = file
      .prepare<unknown[], { detail: string }>(`explain query plan ${query.sql}`)
      .all(...query.parameters);
    expect(scansIn(plan.map(({ detail }) => detail)), query.sql).toEqual([]);
  }
});
