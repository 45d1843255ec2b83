import { sql } from 'kysely';
import type { TermDueFilter, TermDueRow } from '#shared/contract/assessment-term.ts';
import { addDays, type BusinessDate, daysBetween } from '#shared/dates.ts';
import type { AssessmentId, CycleId } from '#shared/ids.ts';
import { tidyLine } from '#shared/text.ts';
import type {
  AssessmentState,
  CycleState,
  Identity,
  PostingEndKind,
  PostingStatus,
  PostRole,
} from '#shared/vocabulary.ts';
import type { Reader } from '../../database/database.types.ts';

export interface TermDueInput {
  readonly filter: TermDueFilter;
  readonly sort: readonly { readonly column: SortColumn; readonly direction: 'asc' | 'desc' }[];
  readonly offset: number;
  readonly limit: number;
}
type SortColumn = 'due' | 'name' | 'village' | 'unit' | 'start';

/** How far back people who left are looked for, in days before the day asked about. */
const lookBack = 730;

const sortColumns: Record<SortColumn, string> = {
  due: 'last_day',
  name: 'person_key',
  village: 'village_key',
  unit: 'unit_key',
  start: 'start_date',
};

interface Row {
  readonly postingId: TermDueRow['postingId'];
  readonly personId: TermDueRow['personId'];
  readonly name: string;
  readonly role: PostRole | null;
  readonly identity: Identity | null;
  readonly townshipName: string;
  readonly villageName: string;
  readonly unitName: string;
  readonly status: PostingStatus;
  readonly start_date: BusinessDate;
  readonly due_on: BusinessDate | null;
  readonly end_date: BusinessDate | null;
  readonly end_kind: PostingEndKind | null;
  readonly last_day: BusinessDate | null;
  readonly assessment_id: AssessmentId | null;
  readonly cycle_id: CycleId | null;
  readonly cycle_title: string | null;
  readonly cycle_state: CycleState | null;
  readonly assessment_state: AssessmentState | null;
}

/**
 * People on post whose term is full by `until`, and people who left in the two years before it. The term's last day
 * is the day before its anniversary; that of 29 February in a common year is 1 March.
 *
 * @param years whole years of a term; null where the scheme names none: then only people who left are found
 */
function dueQuery(filter: TermDueFilter, years: number | null) {
  const { until, text, townshipId, only } = filter;
  const due = years === null ? sql`NULL` : sql`date(p.start_date, ${`+${years} years`}, '-1 day')`;
  const conditions = [
    sql`(p.end_date BETWEEN ${addDays(until, -lookBack)} AND ${until}
      OR (p.end_date IS NULL AND p.status = 'on_post' AND ${due} <= ${until}))`,
    ...(townshipId === null ? [] : [sql`t.id = ${townshipId}`]),
    ...(only === 'open' ? [sql`a.id IS NULL`] : []),
    ...(only === 'early' ? [sql`p.end_date < ${due}`] : []),
    ...tidyLine(text)
      .toLowerCase()
      .split(' ')
      .filter(Boolean)
      .map(
        (part) =>
          sql`instr(lower(h.name || char(10) || h.initials || char(10) || v.name || char(10) || v.initials || char(10)
            || u.name || char(10) || u.initials || char(10) || t.name), ${part}) > 0`,
      ),
  ];
  return sql`
    SELECT p.id AS "postingId", h.id AS "personId", h.name, p.role, h.identity, t.name AS "townshipName",
      v.name AS "villageName", u.name AS "unitName", p.status, p.start_date, ${due} AS due_on, p.end_date, p.end_kind,
      coalesce(p.end_date, ${due}) AS last_day, h.sort_key AS person_key, v.sort_key AS village_key,
      u.sort_key AS unit_key, a.id AS assessment_id, a.state AS assessment_state, c.id AS cycle_id,
      c.title AS cycle_title, c.state AS cycle_state
    FROM posting p
    JOIN person h ON h.id = p.person_id
    JOIN village v ON v.id = p.village_id
    JOIN township t ON t.id = v.township_id
    JOIN dispatching_unit n ON n.id = p.unit_id
    JOIN dispatching_unit u ON u.id = coalesce(n.merged_into, n.id)
    LEFT JOIN (assessment a JOIN assessment_cycle c ON c.id = a.cycle_id AND c.kind = 'term')
      ON a.person_id = p.person_id AND a.posting_id = p.id
    WHERE ${sql.join(conditions, sql` AND `)}`;
}

/** A page of those who are due, the earliest end first unless sorted otherwise. */
export async function termDueRows(
  handle: Reader,
  { filter, sort, offset, limit }: TermDueInput,
  years: number | null,
  today: BusinessDate,
): Promise<TermDueRow[]> {
  let query = handle.selectFrom(sql<Row>`(${dueQuery(filter, years)})`.as('due')).selectAll();
  for (const { column, direction } of sort) {
    query = query.orderBy(sql.ref(sortColumns[column]), (order) =>
      (direction === 'asc' ? order.asc() : order.desc()).nullsLast(),
    );
  }
  const rows = await query.orderBy('last_day').orderBy('postingId').limit(limit).offset(offset).execute();
  return rows.map((row) => toDueRow(row, today));
}

/** How many the filter finds. */
export async function countTermDue(
  handle: Reader,
  filter: TermDueFilter,
  years: number | null,
): Promise<number> {
  const { total } = await handle
    .selectFrom(sql<Row>`(${dueQuery(filter, years)})`.as('due'))
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return total;
}

function toDueRow(row: Row, today: BusinessDate): TermDueRow {
  const { assessment_id, cycle_id, cycle_title, cycle_state, assessment_state } = row;
  const begun =
    assessment_id !== null &&
    cycle_id !== null &&
    cycle_title !== null &&
    cycle_state !== null &&
    assessment_state !== null;
  return {
    postingId: row.postingId,
    personId: row.personId,
    name: row.name,
    role: row.role,
    identity: row.identity,
    townshipName: row.townshipName,
    villageName: row.villageName,
    unitName: row.unitName,
    status: row.status,
    startDate: row.start_date,
    dueOn: row.due_on,
    endDate: row.end_date,
    endKind: row.end_kind,
    early: row.end_date !== null && row.due_on !== null && row.end_date < row.due_on,
    daysLeft: row.last_day === null ? null : daysBetween(today, row.last_day),
    assessment: begun
      ? {
          id: assessment_id,
          cycleId: cycle_id,
          cycleTitle: cycle_title,
          cycleState: cycle_state,
          state: assessment_state,
        }
      : null,
  };
}
