import { sql } from 'kysely';
import type { AssessmentRow } from '#shared/contract/assessment-record.ts';
import type { AssessmentId, CycleId, TownshipId } from '#shared/ids.ts';
import { tidyLine } from '#shared/text.ts';
import type { AssessmentState, Grade, Participation, Pool } from '#shared/vocabulary.ts';
import type { Reader } from '../../database/database.types.ts';

export interface AssessmentFilter {
  readonly cycleId: CycleId;
  /** Parts of names of person, village, unit or township, or of their pinyin initials; blanks separate parts. */
  readonly text: string;
  readonly pool: Pool | null;
  readonly participation: Participation | null;
  readonly state: AssessmentState | null;
  readonly townshipId: TownshipId | null;
}

export interface AssessmentListInput extends AssessmentFilter {
  readonly sort: readonly {
    readonly column: keyof typeof sortColumns;
    readonly direction: 'asc' | 'desc';
  }[];
  readonly offset: number;
  readonly limit: number;
}

const sortColumns = {
  rank: 'place',
  name: 'person_key',
  village: 'village_key',
  unit: 'unit_key',
  state: 'state',
  total: 'total_points',
} as const;
type ListingColumn =
  | Exclude<(typeof sortColumns)[keyof typeof sortColumns], 'place'>
  | 'pool'
  | 'participation'
  | 'township_id'
  | 'search_text';

/** By how far the work is, not by the letters of the states' names. */
const stateOrder = sql`case state when 'scoring' then 0 when 'proposed' then 1 else 2 end`;

/**
 * A page of a cycle's people. Ranks and pools are those of the whole cycle, whatever is filtered. Without a sort,
 * and among equals, people stand in the order of the roster (ids were given in that order). Who has no value comes
 * last in either direction.
 */
export async function listAssessments(handle: Reader, input: AssessmentListInput): Promise<AssessmentRow[]> {
  const page = await placesQuery(handle, input).execute();
  const rows = await rowsOf(
    handle,
    page.map(({ id }) => id),
  );
  const poolSizes = await handle
    .selectFrom('assessment')
    .select((e) => ['pool', e.fn.countAll<number>().as('size')])
    .where('cycle_id', '=', input.cycleId)
    .where('participation', '=', 'graded')
    .groupBy('pool')
    .execute();
  return page.flatMap(({ id, place }) => {
    const row = rows.get(id);
    if (!row) return [];
    const { individual, ...shown } = row;
    const poolSize = poolSizes.find((entry) => entry.pool === row.pool)?.size ?? 0;
    return [
      {
        ...shown,
        individual: individual === 1,
        complete: shown.total !== null,
        rank: shown.total === null ? null : place,
        poolSize,
      },
    ];
  });
}

/** How many people the filter finds, by the grade that holds so far: final, else proposed, else suggested. */
export function countAssessments(
  handle: Reader,
  { cycleId, text, pool, participation, state, townshipId }: AssessmentFilter,
): Promise<{ grade: Grade | null; count: number }[]> {
  let query = handle
    .selectFrom('assessment')
    .select((e) => [
      e.fn.coalesce('final_grade', 'proposed_grade', 'suggested_grade').as('grade'),
      e.fn.countAll<number>().as('count'),
    ])
    .where('cycle_id', '=', cycleId)
    .groupBy('grade');
  if (pool !== null) query = query.where('pool', '=', pool);
  if (participation !== null) query = query.where('participation', '=', participation);
  if (state !== null) query = query.where('state', '=', state);
  if (townshipId !== null) query = query.where('township_id', '=', townshipId);
  for (const part of partsOf(text)) query = query.where(contains(part));
  return query.execute();
}

/**
 * Ids and places of the page. Reads one index only: places need every person of the cycle, but of each just what
 * is ranked, filtered and sorted by.
 */
export function placesQuery(handle: Reader, input: AssessmentListInput) {
  const { cycleId, text, pool, participation, state, townshipId, sort, offset, limit } = input;
  let query = handle
    .with('listing', (database) =>
      database
        .selectFrom('assessment')
        .select(['id', ...columnsFor(input)])
        .select((e) =>
          e.fn
            .agg<number>('rank')
            .over((over) => over.partitionBy(['cycle_id', 'pool']).orderBy('total_points', 'desc'))
            .as('place'),
        )
        .where('cycle_id', '=', cycleId),
    )
    .selectFrom('listing')
    .select(['id', 'place'])
    .limit(limit)
    .offset(offset);
  if (pool !== null) query = query.where('pool', '=', pool);
  if (participation !== null) query = query.where('participation', '=', participation);
  if (state !== null) query = query.where('state', '=', state);
  if (townshipId !== null) query = query.where('township_id', '=', townshipId);
  for (const part of partsOf(text)) query = query.where(contains(part));
  for (const { column, direction } of sort) {
    // Incomplete people rank behind everyone: their place is the last already, but must stay so when turned round.
    if (column === 'rank') query = query.orderBy(sql`total_points is null`);
    query = query.orderBy(column === 'state' ? stateOrder : sql.ref(sortColumns[column]), (order) =>
      (direction === 'asc' ? order.asc() : order.desc()).nullsLast(),
    );
  }
  return query.orderBy('id');
}

/** The columns that filter and sort ask for: each one more makes the ranking slower. */
function columnsFor({
  text,
  pool,
  participation,
  state,
  townshipId,
  sort,
}: AssessmentListInput): ListingColumn[] {
  const columns = new Set<ListingColumn>();
  if (text !== '') columns.add('search_text');
  if (pool !== null) columns.add('pool');
  if (participation !== null) columns.add('participation');
  if (state !== null) columns.add('state');
  if (townshipId !== null) columns.add('township_id');
  for (const { column } of sort) columns.add(column === 'rank' ? 'total_points' : sortColumns[column]);
  return [...columns];
}

const partsOf = (text: string) => tidyLine(text).toLowerCase().split(' ').filter(Boolean);

const contains = (part: string) => sql<boolean>`instr(search_text, ${part}) > 0`;

async function rowsOf(handle: Reader, ids: readonly AssessmentId[]) {
  const rows = await handle
    .selectFrom('assessment')
    .select([
      'id',
      'object',
      'person_name as name',
      'identity',
      'township_name as townshipName',
      'village_name as villageName',
      'unit_name as unitName',
      'role',
      'state',
      'participation',
      'grade_cap as gradeCap',
      'individual',
      'pool',
      'total_points as total',
      'suggested_grade as suggestedGrade',
      'proposed_grade as proposedGrade',
      'final_grade as finalGrade',
      'revision',
    ])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
