import { sql } from 'kysely';
import type { AssessmentId, CycleId, TownshipId } from '#shared/ids.ts';
import type { Points } from '#shared/points.ts';
import { tidyLine } from '#shared/text.ts';
import type { AssessedObject, Grade, Identity, Participation, Pool } from '#shared/vocabulary.ts';
import type { Reader } from '../../database/database.types.ts';

export interface ComparisonInput {
  readonly first: CycleId;
  readonly second: CycleId;
  readonly text: string;
  readonly pool: Pool | null;
  readonly sort: readonly { readonly column: SortColumn; readonly direction: 'asc' | 'desc' }[];
  readonly offset: number;
  readonly limit: number;
}
type SortColumn = 'name' | 'village' | 'unit' | 'first' | 'second' | 'difference';

const sortColumns: Record<SortColumn, string> = {
  name: 'person_key',
  village: 'village_key',
  unit: 'unit_key',
  first: 'first_total',
  second: 'second_total',
  difference: 'difference',
};

interface Side {
  readonly id: AssessmentId | null;
  readonly total: Points | null;
  readonly place: number | null;
  readonly size: number | null;
  readonly grade: Grade | null;
  readonly final: Grade | null;
  readonly participation: Participation | null;
}

interface Row {
  readonly key: string;
  readonly object: AssessedObject;
  readonly name: string;
  readonly identity: Identity | null;
  readonly township_id: TownshipId | null;
  readonly township_name: string;
  readonly village_name: string;
  readonly unit_name: string;
  readonly person_key: string;
  readonly first_id: Side['id'];
  readonly first_total: Side['total'];
  readonly first_place: Side['place'];
  readonly first_size: Side['size'];
  readonly first_grade: Side['grade'];
  readonly first_final: Side['final'];
  readonly first_participation: Side['participation'];
  readonly second_id: Side['id'];
  readonly second_total: Side['total'];
  readonly second_place: Side['place'];
  readonly second_size: Side['size'];
  readonly second_grade: Side['grade'];
  readonly second_final: Side['final'];
  readonly second_participation: Side['participation'];
  readonly difference: number | null;
}
export type ComparisonRecord = Row;

/** Everyone of a cycle with place in the pool; a person is the same person in both cycles, a team the same village's. */
const ranked = (cycle: CycleId) => sql`
  SELECT coalesce(person_id, CASE object WHEN 'team' THEN village_id ELSE unit_id END) AS key,
    CASE WHEN person_id IS NULL THEN object ELSE 'person' END AS sort_of, id, object, pool, person_name, identity,
    township_name, village_name, unit_name, person_key, village_key, unit_key, search_text, total_points AS total,
    CASE WHEN total_points IS NOT NULL THEN rank() OVER (PARTITION BY pool ORDER BY total_points DESC NULLS LAST) END AS place,
    count(*) FILTER (WHERE participation = 'graded') OVER (PARTITION BY pool) AS size,
    coalesce(final_grade, proposed_grade, suggested_grade) AS grade, final_grade AS final, participation
  FROM assessment WHERE cycle_id = ${cycle}`;

const compared = ({ first, second, text, pool }: Omit<ComparisonInput, 'sort' | 'offset' | 'limit'>) => {
  const conditions = [
    ...(pool === null ? [] : [sql`pool = ${pool}`]),
    ...tidyLine(text)
      .toLowerCase()
      .split(' ')
      .filter(Boolean)
      .map((part) => sql`instr(search_text, ${part}) > 0`),
  ];
  const where = conditions.length === 0 ? sql`` : sql`WHERE ${sql.join(conditions, sql` AND `)}`;
  return sql`
    SELECT * FROM (
      SELECT coalesce(b.key, a.key) AS key, coalesce(b.object, a.object) AS object, coalesce(b.pool, a.pool) AS pool,
        coalesce(b.person_name, a.person_name) AS name, coalesce(b.identity, a.identity) AS identity,
        coalesce(b.township_name, a.township_name) AS township_name,
        coalesce(b.village_name, a.village_name) AS village_name, coalesce(b.unit_name, a.unit_name) AS unit_name,
        coalesce(b.person_key, a.person_key) AS person_key, coalesce(b.village_key, a.village_key) AS village_key,
        coalesce(b.unit_key, a.unit_key) AS unit_key, coalesce(b.search_text, a.search_text) AS search_text,
        a.id AS first_id, a.total AS first_total, a.place AS first_place, a.size AS first_size,
        a.grade AS first_grade, a.final AS first_final, a.participation AS first_participation,
        b.id AS second_id, b.total AS second_total, b.place AS second_place, b.size AS second_size,
        b.grade AS second_grade, b.final AS second_final, b.participation AS second_participation,
        b.total - a.total AS difference
      FROM (${ranked(first)}) a FULL JOIN (${ranked(second)}) b ON a.key = b.key AND a.sort_of = b.sort_of
    ) ${where}`;
};

/** A page of everyone in either cycle. Without a sort in the order of names; who has no value comes last. */
export async function comparedRecords(handle: Reader, input: ComparisonInput): Promise<ComparisonRecord[]> {
  let query = handle.selectFrom(sql<Row>`(${compared(input)})`.as('compared')).selectAll();
  for (const { column, direction } of input.sort) {
    query = query.orderBy(sql.ref(sortColumns[column]), (order) =>
      (direction === 'asc' ? order.asc() : order.desc()).nullsLast(),
    );
  }
  return query.orderBy('person_key').orderBy('key').limit(input.limit).offset(input.offset).execute();
}

/** How many the filter finds, and how grades moved between the cycles. */
export async function comparedMoves(
  handle: Reader,
  input: Omit<ComparisonInput, 'sort' | 'offset' | 'limit'>,
): Promise<{ from: Grade | null; to: Grade | null; count: number }[]> {
  return handle
    .selectFrom(sql<Row>`(${compared(input)})`.as('compared'))
    .select((e) => ['first_grade as from', 'second_grade as to', e.fn.countAll<number>().as('count')])
    .groupBy(['first_grade', 'second_grade'])
    .execute();
}
