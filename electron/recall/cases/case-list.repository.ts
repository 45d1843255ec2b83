import { type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { CaseFilter, caseSortFields } from '#shared/contract/recall-case.ts';
import type { BusinessDate } from '#shared/dates.ts';
import type { CaseId, PersonId, SchemeVersionId, UnitId } from '#shared/ids.ts';
import { among } from '../../database/among.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import type { Schema } from '../../database/schema.ts';
import { searchTerms } from '../../roster/posting-search.ts';
import { type CaseHeadRow, headColumns } from './case-view.ts';

/** States of one scheme version in which a role has the next step. */
export interface StatesOfVersion {
  readonly schemeVersionId: SchemeVersionId;
  readonly states: readonly string[];
}

export interface ListReader {
  readonly today: BusinessDate;
  /** Whether the reader may know whom undecided cases are about. */
  readonly readsUndecided: boolean;
  readonly mine: readonly StatesOfVersion[];
}

export interface CaseSort {
  readonly field: (typeof caseSortFields)[number];
  readonly descending: boolean;
}

type Cases = ExpressionBuilder<Schema & { c: Schema['recall_case'] }, 'c'>;

const columns = {
  openedOn: 'c.opened_on',
  dueOn: 'c.due_on',
  stateSince: 'c.state_since',
  number: 'c.number',
} as const satisfies Record<CaseSort['field'], string>;

/** Ids of a page of the cases that a filter leaves, and how many it leaves. */
export async function pageOfCases(
  handle: ReadHandle,
  filter: CaseFilter,
  reader: ListReader,
  {
    sort,
    offset,
    limit,
  }: { readonly sort: readonly CaseSort[]; readonly offset: number; readonly limit: number },
): Promise<{ total: number; rows: CaseHeadRow[] }> {
  const found = handle.selectFrom('recall_case as c').where((e) => e.and(conditions(e, filter, reader)));
  let page = found.select('c.id');
  for (const { field, descending } of sort.length > 0 ? sort : [newest])
    page = page.orderBy(orderColumn(field, filter), (o) =>
      // What has no deadline comes last, whichever way.
      descending ? o.desc() : field === 'dueOn' ? o.asc().nullsLast() : o.asc(),
    );
  page = page.orderBy('c.id', 'desc');
  const heads = (ids: readonly { id: CaseId }[]) =>
    headsInOrder(
      handle,
      ids.map(({ id }) => id),
    );
  if (filter.text.trim() !== '') {
    // A search looks at every name: once, not once more to count what it found.
    const ids = await page.execute();
    return { total: ids.length, rows: await heads(ids.slice(offset, offset + limit)) };
  }
  const counted =
    filter.triggerCode !== null && filter.group === 'all' && !isNarrowed(filter)
      ? // Every case of the trigger: counted among the triggers, without looking at a case.
        handle
          .selectFrom('recall_case_trigger')
          .where('trigger_code', '=', filter.triggerCode)
          .select((e) => e.fn.countAll<number>().as('total'))
      : found.select((e) => e.fn.countAll<number>().as('total'));
  const { total } = await counted.executeTakeFirstOrThrow();
  return { total, rows: await heads(await page.limit(limit).offset(offset).execute()) };
}

/**
 * Cases that are few among all are found first and sorted then: the plus sign keeps SQLite from walking through all of
 * them in the order that is asked for, row by row. Where most are wanted that walk soon has a page.
 */
function orderColumn(field: CaseSort['field'], filter: CaseFilter) {
  const { group, text } = filter;
  const inHand = group === 'open' || group === 'mine' || group === 'overdue';
  const few = inHand || text.trim() !== '' || isNarrowed(filter);
  const column = sql.ref(columns[field]);
  // Indexes by which few are found are in the order of opening.
  return few && field !== 'openedOn' ? sql`+${column}` : column;
}

const isNarrowed = ({ stage, townshipId, unitId, outcome, year }: CaseFilter) =>
  [stage, townshipId, unitId, outcome, year].some((value) => value !== null);

const newest: CaseSort = { field: 'openedOn', descending: true };

/** Rows of given cases, in that order. */
async function headsInOrder(handle: ReadHandle, ids: readonly CaseId[]): Promise<CaseHeadRow[]> {
  const rows = await handle
    .selectFrom('recall_case')
    .select(headColumns)
    .where('id', 'in', among(ids))
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Cases of a person, the newest first. */
export function casesOfPerson(handle: ReadHandle, personId: PersonId): Promise<CaseHeadRow[]> {
  return handle
    .selectFrom('recall_case')
    .select(headColumns)
    .where('person_id', '=', personId)
    .orderBy('opened_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** Trigger codes of given cases. */
export async function triggersOfCases(
  handle: ReadHandle,
  ids: readonly CaseId[],
): Promise<Map<CaseId, string[]>> {
  const rows = await handle
    .selectFrom('recall_case_trigger')
    .select(['case_id', 'trigger_code'])
    .where('case_id', 'in', among(ids))
    .orderBy('ordinal')
    .execute();
  const found = new Map<CaseId, string[]>();
  for (const { case_id, trigger_code } of rows)
    found.set(case_id, [...(found.get(case_id) ?? []), trigger_code]);
  return found;
}

/** Scheme versions under which cases are open. */
export async function versionsOfOpenCases(handle: ReadHandle): Promise<SchemeVersionId[]> {
  const rows = await handle
    .selectFrom('recall_case')
    .select('scheme_version_id as id')
    .distinct()
    .where('ended_on', 'is', null)
    .execute();
  return rows.map(({ id }) => id);
}

function conditions(e: Cases, filter: CaseFilter, reader: ListReader) {
  return [...groupConditions(e, filter.group, reader), ...placeConditions(e, filter, reader)];
}

function groupConditions(e: Cases, group: CaseFilter['group'], reader: ListReader) {
  switch (group) {
    case 'open':
      return [e('c.ended_on', 'is', null)];
    case 'mine':
      return [e('c.ended_on', 'is', null), mineCondition(e, reader)];
    case 'overdue':
      return [e('c.ended_on', 'is', null), e('c.due_on', '<', reader.today)];
    case 'decided':
      return [e('c.decided_on', 'is not', null)];
    case 'ended':
      return [e('c.ended_on', 'is not', null)];
    case 'all':
      return [];
  }
}

/** Whose next step the reader's role takes. */
export function mineCondition(e: Cases, { mine }: Pick<ListReader, 'mine'>) {
  return e.or(
    mine.map(({ schemeVersionId, states }) =>
      e.and([e('c.scheme_version_id', '=', schemeVersionId), e('c.state', 'in', among(states))]),
    ),
  );
}

function placeConditions(e: Cases, filter: CaseFilter, reader: ListReader) {
  const { stage, triggerCode, townshipId, unitId, outcome, year } = filter;
  const terms = searchTerms(filter.text);
  // A filter that finds a case by whom it is about would tell that there is one.
  const telling = townshipId !== null || unitId !== null;
  return [
    ...(stage === null ? [] : [e('c.stage', '=', stage)]),
    ...(townshipId === null ? [] : [e('c.township_id', '=', townshipId)]),
    ...(unitId === null ? [] : [ofUnit(unitId)]),
    ...(outcome === null ? [] : [e('c.outcome', '=', outcome)]),
    ...(year === null ? [] : [e('c.year', '=', year)]),
    ...(telling && !reader.readsUndecided ? [e('c.decided_on', 'is not', null)] : []),
    ...(triggerCode === null
      ? []
      : [
          // The plus sign keeps SQLite from leaving the order of the list for single look-ups.
          sql<SqlBool>`+${sql.ref('c.id')} in (select case_id from recall_case_trigger where trigger_code = ${triggerCode})`,
        ]),
    ...terms.map((term) => termCondition(e, term, reader)),
  ];
}

/** Of a unit, or of one that was merged into it since: a case keeps the unit of its day. */
function ofUnit(id: UnitId) {
  return sql<SqlBool>`${sql.ref('c.unit_id')} in (select id from dispatching_unit where id = ${id} or merged_into = ${id})`;
}

/** A term stands in the number, or in a name where the reader may know it: the text holds both. */
function termCondition(e: Cases, term: string, { readsUndecided }: ListReader) {
  const inNumber = sql<SqlBool>`instr(${sql.ref('c.number')}, ${term}) > 0`;
  const inText = sql<SqlBool>`instr(${sql.ref('c.search_text')}, ${term}) > 0`;
  return readsUndecided ? inText : e.or([inNumber, e.and([e('c.decided_on', 'is not', null), inText])]);
}
