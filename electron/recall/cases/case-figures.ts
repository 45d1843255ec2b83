import { type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import * as z from 'zod';
import type { CaseTotals, ComparableCases } from '#shared/contract/recall-case.ts';
import type { BusinessDate } from '#shared/dates.ts';
import type { CaseId } from '#shared/ids.ts';
import type { RecallTrigger } from '#shared/policy/recall-rules.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import type { Schema } from '../../database/schema.ts';
import type { CaseResult } from '../../database/schema-recall.ts';
import { type CaseRow, caseIn, triggersOf } from './case.repository.ts';
import type { CaseDependencies } from './case-dependencies.ts';
import { type ListReader, mineCondition, triggersOfCases } from './case-list.repository.ts';
import { listReader } from './case-lists.ts';
import { subjectOf, triggersByCode } from './case-view.ts';
import { type CaseActor, mayRead, requireReadable } from './confidential.ts';

/** The last decided cases that are shown beside a case. */
const recentCases = 10;

/** How many cases there are, and what they ended in. */
export function createCaseFigures(dependencies: CaseDependencies) {
  const { database, policy } = dependencies;
  const { read } = database;

  /** Triggers of a scheme as its newest version titles them. */
  async function triggersOfScheme(code: string): Promise<readonly RecallTrigger[]> {
    const newest = (await policy.list()).find((version) => version.code === code);
    return newest ? (await policy.get(newest.id)).content.recall.triggers : [];
  }

  return {
    /** Cases that go on: all, those whose next step the role takes, and those that are overdue. */
    openCases: async (role: Role) => openFigures(read, await listReader(dependencies, role, true)),

    /** Figures say nothing of whom cases are about, so every reader gets all of them. */
    async caseTotals(role: Role): Promise<CaseTotals> {
      const reader = await listReader(dependencies, role, true);
      const scheme = await policy.inForce();
      const open = await openByTrigger(read, scheme.code);
      const titles = new Map<string, Map<string, RecallTrigger>>();
      const byYear: (CaseTotals['byYear'][number] & { ordinal: number })[] = [];
      for (const { scheme_code, trigger_code, ...figures } of await figuresByYear(read)) {
        let known = titles.get(scheme_code);
        if (!known) {
          known = new Map((await triggersOfScheme(scheme_code)).map((trigger) => [trigger.code, trigger]));
          titles.set(scheme_code, known);
        }
        byYear.push({
          ...figures,
          triggerCode: trigger_code,
          triggerTitle: known.get(trigger_code)?.title ?? trigger_code,
          ordinal: known.get(trigger_code)?.ordinal ?? 0,
        });
      }
      return {
        ...(await openFigures(read, reader)),
        openByTrigger: scheme.content.recall.triggers
          .toSorted((a, b) => a.ordinal - b.ordinal)
          .map(({ code, ordinal, title }) => ({ code, ordinal, title, cases: open.get(code) ?? 0 })),
        byYear: byYear
          .toSorted((a, b) => a.year - b.year || a.ordinal - b.ordinal)
          .map(({ ordinal: _ordinal, ...figures }) => figures),
      };
    },

    /** What other cases with a trigger of this one ended in, under any version of its scheme. */
    async comparableCases(reader: CaseActor, id: CaseId): Promise<ComparableCases> {
      const row = await caseIn(read, id);
      requireReadable(reader.role, row);
      const scheme = await policy.get(row.scheme_version_id);
      const codes = (await triggersOf(read, id)).map(({ trigger_code }) => trigger_code);
      const byTrigger: ComparableCases['byTrigger'] = [];
      for (const { code, title } of triggersByCode(scheme, codes))
        byTrigger.push({ triggerCode: code, title, ...less(await outcomesOf(read, scheme.code, code), row) });
      return { byTrigger, recent: await recentlyDecided(read, scheme.code, codes, row, reader) };
    },
  };
}

async function openFigures(handle: ReadHandle, reader: ListReader) {
  const row = await handle
    .selectFrom('recall_case as c')
    .where('c.ended_on', 'is', null)
    .select((e) => [
      e.fn.countAll<number>().as('open'),
      e.fn
        .countAll<number>()
        .filterWhere((f) => mineCondition(f, reader))
        .as('mine'),
      e.fn.countAll<number>().filterWhere('c.due_on', '<', reader.today).as('overdue'),
    ])
    .executeTakeFirstOrThrow();
  return row;
}

/** The plus sign has SQLite find the triggers of one case by the case, not all of a scheme. */
const ofScheme = (code: string) => sql<SqlBool>`+${sql.ref('t.scheme_code')} = ${code}`;

async function openByTrigger(handle: ReadHandle, schemeCode: string): Promise<Map<string, number>> {
  const rows = await handle
    .selectFrom('recall_case_trigger as t')
    .select((e) => ['t.trigger_code as code', e.fn.countAll<number>().as('cases')])
    .where('t.case_id', 'in', (e) =>
      e.selectFrom('recall_case as c').select('c.id').where('c.ended_on', 'is', null),
    )
    .where(ofScheme(schemeCode))
    .groupBy('t.trigger_code')
    .execute();
  return new Map(rows.map(({ code, cases }) => [code, cases]));
}

/** By the year of opening; a case counts under each of its triggers. What was withdrawn counts for nothing else. */
function figuresByYear(handle: ReadHandle) {
  return handle
    .selectFrom('recall_case_trigger as t')
    .select((e) => ['t.year', 't.scheme_code', 't.trigger_code', ...counts(e)])
    .groupBy(['t.scheme_code', 't.trigger_code', 't.year'])
    .execute();
}

async function outcomesOf(handle: ReadHandle, schemeCode: string, triggerCode: string) {
  const { open: _open, ...outcomes } = await handle
    .selectFrom('recall_case_trigger as t')
    .select((e) => counts(e))
    .where('t.scheme_code', '=', schemeCode)
    .where('t.trigger_code', '=', triggerCode)
    .executeTakeFirstOrThrow();
  return outcomes;
}

type Triggers = ExpressionBuilder<Schema & { t: Schema['recall_case_trigger'] }, 't'>;

/** Without the case itself. */
function less(
  outcomes: Awaited<ReturnType<typeof outcomesOf>>,
  { stage, outcome }: Pick<CaseRow, 'stage' | 'outcome'>,
): Awaited<ReturnType<typeof outcomesOf>> {
  const own = stage === 'withdrawn' ? 'withdrawn' : outcome;
  return {
    recalled: outcomes.recalled - (own === 'recalled' ? 1 : 0),
    notRecalled: outcomes.notRecalled - (own === 'not_recalled' ? 1 : 0),
    withdrawn: outcomes.withdrawn - (own === 'withdrawn' ? 1 : 0),
  };
}

/** How many cases ended in what. */
const counts = (e: Triggers) =>
  [
    counted(e, 'recalled').as('recalled'),
    counted(e, 'not_recalled').as('notRecalled'),
    counted(e, 'withdrawn').as('withdrawn'),
    counted(e, 'open').as('open'),
  ] as const;

const counted = (e: Triggers, result: CaseResult) =>
  e.fn.countAll<number>().filterWhere('t.result', '=', result);

const frozenMeasures = z.object({ measures: z.array(z.object({ title: z.string() })) });

async function recentlyDecided(
  handle: ReadHandle,
  schemeCode: string,
  codes: readonly string[],
  { id }: { readonly id: CaseId },
  reader: CaseActor,
): Promise<ComparableCases['recent']> {
  const rows = await handle
    .selectFrom('recall_case as c')
    .select(['c.id', 'c.number', 'c.subject', 'c.outcome', 'c.decided_on', 'c.decision'])
    .where('c.decided_on', 'is not', null)
    .where('c.stage', '<>', 'withdrawn')
    .where('c.id', '<>', id)
    .where((e) =>
      e.exists(
        e
          .selectFrom('recall_case_trigger as t')
          .select('t.case_id')
          .whereRef('t.case_id', '=', 'c.id')
          .where(ofScheme(schemeCode))
          .where('t.trigger_code', 'in', [...codes]),
      ),
    )
    .orderBy('c.decided_on', 'desc')
    .orderBy('c.id', 'desc')
    .limit(recentCases)
    .execute();
  const triggers = await triggersOfCases(
    handle,
    rows.map((row) => row.id),
  );
  return rows.flatMap((row) => {
    const { outcome, decided_on, decision } = row;
    if (outcome === null || decided_on === null || !mayRead(reader.role, row)) return [];
    const { personName, villageName } = subjectOf(row);
    return [
      {
        id: row.id,
        number: row.number,
        personName,
        villageName,
        outcome,
        decidedOn: decided_on satisfies BusinessDate,
        measures: frozenMeasures
          .parse(JSON.parse(decision ?? '{"measures":[]}'))
          .measures.map(({ title }) => title),
        triggers: triggers.get(row.id) ?? [],
      },
    ];
  });
}
