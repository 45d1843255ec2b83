import { type Insertable, type SqlBool, sql, type Transaction, type Updateable } from 'kysely';
import type { ReplyStage, ResultReply, ResultRow } from '#shared/contract/assessment-publicity.ts';
import type { Instant } from '#shared/dates.ts';
import type { AssessmentId, CycleId, TownshipId } from '#shared/ids.ts';
import { gradeWordOf, gradeWordsFor } from '#shared/policy/lookup.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import type { PostRole } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import type { Schema } from '../../database/schema.ts';
import { versionOfResult } from '../cycle/record-versions.ts';

export interface ReplyFilter {
  readonly cycleId: CycleId;
  readonly text: string;
  readonly townshipId: TownshipId | null;
  readonly stage: ReplyStage | null;
}

/** A person's result with the key of the reply to it. */
export interface StoredResult extends ResultRow {
  readonly cycleId: CycleId;
  /** Version of the result: the cycle's and the number of the record's kept versions together. */
  readonly version: number;
  readonly approvedAt: Instant | null;
}

const version = versionOfResult('a.id', sql.ref('c.version'));

const stageOfReply = sql<ReplyStage>`case
  when a.state <> 'locked' then 'not_settled'
  when r.assessment_id is null then 'to_notify'
  when r.stance is null then 'to_sign'
  when r.stance = 'refused' then 'refused'
  else 'signed' end`;

/** People of a cycle; whoever is not assessed here has no result to be told. */
function resultQuery(handle: ReadHandle) {
  return handle
    .selectFrom('assessment as a')
    .innerJoin('assessment_cycle as c', 'c.id', 'a.cycle_id')
    .leftJoin('result_reply as r', (join) =>
      join.onRef('r.assessment_id', '=', 'a.id').on('r.version', '=', version),
    )
    .where('a.object', 'in', ['first_secretary', 'team_member'])
    .where('a.participation', '<>', 'not_assessed');
}

const columns = [
  'a.id as assessmentId',
  'a.revision',
  'a.cycle_id as cycleId',
  'a.person_name as name',
  'a.role',
  'a.identity',
  'a.township_name as townshipName',
  'a.village_name as villageName',
  'a.unit_name as unitName',
  'a.state',
  'a.participation',
  'a.final_grade as grade',
  'a.approved_at as approvedAt',
  'r.notified_on',
  'r.notified_by',
  'r.stance',
  'r.opinion',
  'r.signed_on',
  'r.refusal_note',
  'r.witness',
  'r.recorded_at',
  'r.recorded_by',
  'r.revision as reply_revision',
] as const;

const computed = [
  version.as('version'),
  stageOfReply.as('stage'),
  sql<
    0 | 1
  >`exists (select 1 from result_reply e where e.assessment_id = a.id and e.version < ${version})`.as(
    'told_before',
  ),
] as const;

type Row = Awaited<ReturnType<typeof selectRows>>[number];

const selectRows = (query: ReturnType<typeof resultQuery>) =>
  query
    .select([...columns, ...computed])
    .orderBy('a.township_name')
    .orderBy('a.village_key')
    .orderBy('a.object')
    .orderBy('a.person_key')
    .orderBy('a.id')
    .execute();

function filtered(handle: ReadHandle, { cycleId, text, townshipId, stage }: ReplyFilter) {
  let query = resultQuery(handle).where('a.cycle_id', '=', cycleId);
  const word = text.trim().toLowerCase();
  if (word !== '') query = query.where(sql<SqlBool>`instr(a.search_text, ${word}) > 0`);
  if (townshipId !== null) query = query.where('a.township_id', '=', townshipId);
  if (stage !== null) query = query.where(stageOfReply, '=', stage);
  return query;
}

/** People and how far they have been told, by township and village. */
export async function listResults(
  handle: ReadHandle,
  scheme: Scheme,
  filter: ReplyFilter,
  page: { readonly offset: number; readonly limit: number } | null,
): Promise<{ total: number; rows: StoredResult[] }> {
  const query = filtered(handle, filter);
  const { total } = await query.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await selectRows(page === null ? query : query.limit(page.limit).offset(page.offset));
  return { total, rows: rows.map((row) => toResult(row, scheme)) };
}

/** The results of these records; those that are no person's, or not of the cycle, are not among them. */
export async function resultsByIds(
  handle: ReadHandle,
  scheme: Scheme,
  cycleId: CycleId,
  ids: readonly AssessmentId[],
): Promise<StoredResult[]> {
  const rows = await selectRows(
    resultQuery(handle).where('a.cycle_id', '=', cycleId).where('a.id', 'in', ids),
  );
  return rows.map((row) => toResult(row, scheme));
}

/** How many people of a cycle stand where. */
export async function countStages(handle: ReadHandle, cycleId: CycleId) {
  return resultQuery(handle)
    .where('a.cycle_id', '=', cycleId)
    .select((e) => [stageOfReply.as('stage'), e.fn.countAll<number>().as('count')])
    .groupBy(stageOfReply)
    .execute();
}

/** Townships that the people of a cycle are in. */
export async function townshipsOfCycle(handle: ReadHandle, cycleId: CycleId) {
  const rows = await resultQuery(handle)
    .where('a.cycle_id', '=', cycleId)
    .select(['a.township_id as id', 'a.township_name as name'])
    .distinct()
    .orderBy('a.township_name')
    .execute();
  return rows.flatMap(({ id, name }) => (id === null ? [] : [{ id, name }]));
}

/** The reply to the result of a record as it stands now. */
export async function findReply(handle: ReadHandle, id: AssessmentId): Promise<ResultReply | null> {
  const row = await resultQuery(handle).where('a.id', '=', id).select(columns).executeTakeFirst();
  return row ? replyOf(row) : null;
}

export async function insertReplies(
  trx: Transaction<Schema>,
  rows: readonly Insertable<Schema['result_reply']>[],
): Promise<void> {
  const atATime = 500;
  for (let start = 0; start < rows.length; start += atATime) {
    await trx
      .insertInto('result_reply')
      .values(rows.slice(start, start + atATime))
      .execute();
  }
}

/** Changes a reply and counts its revision up. */
export async function updateReply(
  trx: Transaction<Schema>,
  { assessmentId, version }: Pick<StoredResult, 'assessmentId' | 'version'>,
  changes: Omit<Updateable<Schema['result_reply']>, 'assessment_id' | 'version' | 'revision'>,
): Promise<void> {
  await trx
    .updateTable('result_reply')
    .set({ ...changes, revision: sql<number>`revision + 1` })
    .where('assessment_id', '=', assessmentId)
    .where('version', '=', version)
    .execute();
}

function toResult(row: Row, scheme: Scheme): StoredResult {
  const settled = row.state === 'locked';
  const words = gradeWordsFor(scheme, row.identity);
  return {
    cycleId: row.cycleId,
    version: row.version,
    approvedAt: row.approvedAt,
    assessmentId: row.assessmentId,
    revision: row.revision,
    name: row.name,
    role: roleOf(row.role),
    townshipName: row.townshipName,
    villageName: row.villageName,
    unitName: row.unitName,
    state: row.state,
    participation: row.participation,
    grade: row.grade,
    gradeWord: settled ? gradeWordOf(words, row.grade) : '尚未审定',
    stage: row.stage,
    reply: replyOf(row),
    toldBefore: row.told_before === 1,
  };
}

/** A person's record has a role: it is frozen with the subject. */
function roleOf(role: PostRole | null): PostRole {
  if (role === null) throw new Error('A person is assessed without a role');
  return role;
}

function replyOf(
  row: Pick<Row, Exclude<keyof Row, 'version' | 'stage' | 'told_before'>>,
): ResultReply | null {
  const { notified_on, notified_by, recorded_at, recorded_by, reply_revision } = row;
  if (
    notified_on === null ||
    notified_by === null ||
    recorded_at === null ||
    recorded_by === null ||
    reply_revision === null
  ) {
    return null;
  }
  return {
    notifiedOn: notified_on,
    notifiedBy: notified_by,
    stance: row.stance,
    opinion: row.opinion ?? '',
    signedOn: row.signed_on,
    refusalNote: row.refusal_note,
    witness: row.witness,
    recordedAt: recorded_at,
    recordedBy: recorded_by,
    revision: reply_revision,
  };
}
