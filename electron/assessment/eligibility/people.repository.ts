import { type RawBuilder, type SqlBool, sql } from 'kysely';
import {
  type EligibilityFilter,
  type EligibilityRow,
  type eligibilitySortColumns,
  type StoredEligibility,
  storedEligibilitySchema,
} from '#shared/contract/assessment-eligibility.ts';
import type { AssessmentId, CycleId, PersonId, PostingId } from '#shared/ids.ts';
import { tidyLine } from '#shared/text.ts';
import {
  type EligibilityFact,
  eligibilityFacts,
  type Identity,
  type Participation,
  type PostRole,
  participations,
} from '#shared/vocabulary.ts';
import { among } from '../../database/among.ts';
import type { ReadHandle } from '../../database/database.types.ts';

/** A person's record as far as eligibility goes; whether the facts changed since is for others to say. */
export type StoredPerson = Omit<EligibilityRow, 'changed'>;

export type EligibilitySort = readonly {
  readonly column: (typeof eligibilitySortColumns)[number];
  readonly direction: 'asc' | 'desc';
}[];

const personal = sql<SqlBool>`a.object in ('first_secretary', 'team_member')`;
const overruled = sql<SqlBool>`json_extract(a.eligibility, '$.overrule') is not null`;
const begunAgain = sql<SqlBool>`json_extract(a.eligibility, '$.resit') is not null`;
const withheld = sql<SqlBool>`(a.participation <> 'graded' or ${begunAgain})`;
const asked = sql<SqlBool>`exists (select 1 from json_each(a.eligibility, '$.findings') f
  where f.value ->> 'answer' = 'unknown')`;

/** What is read of a stored determination. */
export const readStored = (text: string | null): StoredEligibility | null =>
  text === null ? null : storedEligibilitySchema.parse(JSON.parse(text));

/**
 * People of a cycle under a filter.
 *
 * @param changed records whose facts changed, where the filter asks for them
 */
export async function listPeople(
  handle: ReadHandle,
  filter: EligibilityFilter,
  changed: readonly AssessmentId[],
  page: { readonly sort: EligibilitySort; readonly offset: number; readonly limit: number },
): Promise<{ total: number; rows: StoredPerson[] }> {
  const found = sql.join(conditionsOf(filter, changed), sql` and `);
  const { total } = await handle
    .selectFrom('assessment as a')
    .select(sql<number>`count(*)`.as('total'))
    .where(sql<SqlBool>`${found}`)
    .executeTakeFirstOrThrow();
  let query = selectPeople(handle).where(sql<SqlBool>`${found}`);
  for (const { column, direction } of page.sort) query = query.orderBy(orders[column], direction);
  // Ids were given in the order of the roster.
  const rows = await query.orderBy('a.id').limit(page.limit).offset(page.offset).execute();
  return { total, rows: rows.map(toPerson) };
}

/** One person's record; undefined where there is none, or where it is a team's or a unit's. */
export async function findPersonRecord(
  handle: ReadHandle,
  id: AssessmentId,
): Promise<StoredPerson | undefined> {
  const row = await selectPeople(handle).where('a.id', '=', id).where(personal).executeTakeFirst();
  return row && toPerson(row);
}

/** Everybody of a cycle, in the order of the roster. */
export async function everybody(handle: ReadHandle, cycleId: CycleId): Promise<StoredPerson[]> {
  const rows = await selectPeople(handle)
    .where('a.cycle_id', '=', cycleId)
    .where(personal)
    .orderBy('a.id')
    .execute();
  return rows.map(toPerson);
}

/** Of everybody of a cycle who was looked at, what the facts were by their hash. */
export function hashesOf(
  handle: ReadHandle,
  cycleId: CycleId,
): Promise<{ id: AssessmentId; personId: PersonId; factsSha256: string }[]> {
  return handle
    .selectFrom('assessment as a')
    .select([
      'a.id',
      'a.person_id as personId',
      sql<string>`a.eligibility ->> 'factsSha256'`.as('factsSha256'),
    ])
    .where('a.cycle_id', '=', cycleId)
    .where(personal)
    .where('a.eligibility', 'is not', null)
    .$narrowType<{ personId: PersonId }>()
    .execute();
}

const orders = {
  name: sql`a.person_key`,
  township: sql`a.township_name`,
  village: sql`a.village_key`,
  unit: sql`a.unit_key`,
  participation: sql`case when a.participation = 'not_assessed' then 0 when a.participation = 'neither' then 1
    when a.participation = 'comment_only' then 2 when a.grade_cap is not null then 3 else 4 end`,
} satisfies Record<(typeof eligibilitySortColumns)[number], RawBuilder<unknown>>;

function conditionsOf(filter: EligibilityFilter, changed: readonly AssessmentId[]): RawBuilder<SqlBool>[] {
  const { cycleId, text, participation, fact, townshipId, only } = filter;
  const conditions: RawBuilder<SqlBool>[] = [sql`a.cycle_id = ${cycleId}`, personal];
  for (const part of tidyLine(text).toLowerCase().split(' ').filter(Boolean))
    conditions.push(sql`instr(a.search_text, ${part}) > 0`);
  if (participation !== null) conditions.push(sql`a.participation = ${participation}`);
  if (townshipId !== null) conditions.push(sql`a.township_id = ${townshipId}`);
  if (fact !== null)
    conditions.push(
      sql`exists (select 1 from json_each(a.eligibility, '$.findings') f where f.value ->> 'fact' = ${fact})`,
    );
  switch (only) {
    case 'capped':
      conditions.push(sql`a.grade_cap is not null`);
      break;
    case 'overruled':
      conditions.push(overruled);
      break;
    case 'undetermined':
      conditions.push(sql`a.eligibility is null`);
      break;
    case 'unknown':
      conditions.push(asked);
      break;
    case 'withheld':
      conditions.push(withheld);
      break;
    case 'changed':
      conditions.push(sql`a.id in ${among(changed)}`);
      break;
    case null:
      break;
  }
  return conditions;
}

function selectPeople(handle: ReadHandle) {
  return (
    handle
      .selectFrom('assessment as a')
      .select([
        'a.id',
        'a.person_id as personId',
        'a.posting_id as postingId',
        'a.person_name as name',
        'a.object',
        'a.role',
        'a.identity',
        'a.township_name as townshipName',
        'a.village_name as villageName',
        'a.unit_name as unitName',
        'a.state',
        'a.individual',
        'a.participation',
        'a.grade_cap as gradeCap',
        'a.final_grade as finalGrade',
        'a.eligibility',
        'a.revision',
      ])
      // A record of somebody on post has them all: the table's own checks say so.
      .$narrowType<{ personId: PersonId; postingId: PostingId; role: PostRole; identity: Identity }>()
  );
}

type Selected = Awaited<ReturnType<ReturnType<typeof selectPeople>['execute']>>[number];

function toPerson({ individual, eligibility, ...row }: Selected): StoredPerson {
  return { ...row, individual: individual === 1, determination: readStored(eligibility) };
}

/** Counts over the people of a cycle. */
export interface PeopleCounts {
  readonly people: number;
  readonly undetermined: number;
  readonly capped: number;
  readonly overruled: number;
  readonly unknown: number;
  readonly withheld: number;
  readonly others: number;
  readonly byParticipation: Record<Participation, number>;
  readonly byFact: Record<EligibilityFact, number>;
}

export async function countPeople(handle: ReadHandle, cycleId: CycleId): Promise<PeopleCounts> {
  const count = (condition: RawBuilder<SqlBool>) =>
    sql<number>`coalesce(sum(${personal} and ${condition}), 0)`;
  const counts = await handle
    .selectFrom('assessment as a')
    .select([
      count(sql`1`).as('people'),
      count(sql`a.eligibility is null`).as('undetermined'),
      count(sql`a.grade_cap is not null`).as('capped'),
      count(overruled).as('overruled'),
      count(asked).as('unknown'),
      count(withheld).as('withheld'),
      sql<number>`coalesce(sum(not ${personal}), 0)`.as('others'),
    ])
    .where('a.cycle_id', '=', cycleId)
    .executeTakeFirstOrThrow();
  const taking = await handle
    .selectFrom('assessment as a')
    .select(['a.participation', sql<number>`count(*)`.as('count')])
    .where('a.cycle_id', '=', cycleId)
    .where(personal)
    .groupBy('a.participation')
    .execute();
  const facts = await handle
    .selectFrom(['assessment as a', sql<{ value: string }>`json_each(a.eligibility, '$.findings')`.as('f')])
    .select([
      sql<EligibilityFact>`f.value ->> 'fact'`.as('fact'),
      sql<number>`count(distinct a.id)`.as('count'),
    ])
    .where('a.cycle_id', '=', cycleId)
    .where(personal)
    .groupBy('fact')
    .execute();
  return {
    ...counts,
    byParticipation: countsBy(participations, (key) =>
      taking.find(({ participation }) => participation === key),
    ),
    byFact: countsBy(eligibilityFacts, (key) => facts.find(({ fact }) => fact === key)),
  };
}

function countsBy<Key extends string>(
  keys: readonly Key[],
  find: (key: Key) => { readonly count: number } | undefined,
): Record<Key, number> {
  return Object.fromEntries(keys.map((key) => [key, find(key)?.count ?? 0])) as Record<Key, number>;
}
