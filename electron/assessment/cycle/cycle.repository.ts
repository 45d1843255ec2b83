import { type Selectable, sql } from 'kysely';
import * as z from 'zod';
import type { Cycle, CycleDetail, CycleSettings, TakenStep } from '#shared/contract/assessment-cycle.ts';
import type { CycleId, PostingId } from '#shared/ids.ts';
import { assessedObjectSchema } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import type { Schema } from '../../database/schema.ts';

/** A cycle without the title of its scheme, which is another feature's. */
export type CycleRecord = Omit<Cycle, 'schemeTitle'>;

/** Cycles with how far they are: the latest year first, within it annual, end-of-term and regular ones. */
export async function allCycles(handle: ReadHandle): Promise<CycleRecord[]> {
  const rows = await cycleQuery(handle)
    .orderBy('c.year', 'desc')
    .orderBy(sql`case c.kind when 'annual' then 0 when 'term' then 1 else 2 end`)
    .orderBy('c.ordinal', 'desc')
    .execute();
  return rows.map(toRecord);
}

/** One cycle with how far it is. */
export async function findCycle(handle: ReadHandle, id: CycleId): Promise<CycleRecord | undefined> {
  const row = await cycleQuery(handle).where('c.id', '=', id).executeTakeFirst();
  return row && toRecord(row);
}

/** A cycle and what was arranged for it, without counting its records. */
export interface CycleHead
  extends Pick<
      Cycle,
      | 'id'
      | 'year'
      | 'kind'
      | 'ordinal'
      | 'state'
      | 'version'
      | 'title'
      | 'schemeVersionId'
      | 'periodFrom'
      | 'periodTo'
      | 'revision'
    >,
    CycleSettings {}

const scorersSchema = z.array(z.string()).min(1);
const objectsSchema = z.array(assessedObjectSchema).min(1);

/** The cycle without counting its records. */
export async function findCycleHead(handle: ReadHandle, id: CycleId): Promise<CycleHead | undefined> {
  const row = await handle.selectFrom('assessment_cycle').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toHead(row);
}

function toHead(row: Selectable<Schema['assessment_cycle']>): CycleHead {
  return {
    id: row.id,
    year: row.year,
    kind: row.kind,
    ordinal: row.ordinal,
    state: row.state,
    version: row.version,
    title: row.title,
    schemeVersionId: row.scheme_version_id,
    periodFrom: row.period_from,
    periodTo: row.period_to,
    revision: row.revision,
    objects: objectsSchema.parse(JSON.parse(row.objects)),
    scorers: scorersSchema.parse(JSON.parse(row.scorers)),
    ballotEntry: row.ballot_entry,
    excellentRatio: row.excellent_ratio,
    ratioDocumentNumber: row.ratio_document_number,
    publicityDays: row.publicity_days,
    leadOrgan: row.lead_organ,
    documentNumber: row.document_number,
  };
}

/** What was arranged, by itself. */
export function settingsOf(head: CycleHead): CycleSettings {
  const { objects, scorers, ballotEntry, excellentRatio, ratioDocumentNumber } = head;
  const { publicityDays, leadOrgan, documentNumber } = head;
  return {
    objects,
    scorers,
    ballotEntry,
    excellentRatio,
    ratioDocumentNumber,
    publicityDays,
    leadOrgan,
    documentNumber,
  };
}

/** Steps taken, oldest first. */
export function stepsOf(handle: ReadHandle, id: CycleId): Promise<TakenStep[]> {
  return handle
    .selectFrom('cycle_step')
    .select([
      'sequence',
      'version',
      'direction',
      'from_state as from',
      'to_state as to',
      'on_date as onDate',
      'document_number as documentNumber',
      'reason',
      'at',
      'by_name as by',
    ])
    .where('cycle_id', '=', id)
    .orderBy('sequence')
    .execute();
}

/** Versions that were reopened, newest first. */
export function versionsOf(handle: ReadHandle, id: CycleId): Promise<CycleDetail['versions']> {
  return handle
    .selectFrom('cycle_version')
    .select([
      'version',
      'sha256',
      'reopened_at as reopenedAt',
      'reopened_by as reopenedBy',
      'reopen_reason as reopenReason',
    ])
    .where('cycle_id', '=', id)
    .orderBy('version', 'desc')
    .execute();
}

/** Postings chosen for an end-of-term assessment that is planned. */
export async function chosenPostings(handle: ReadHandle, id: CycleId): Promise<PostingId[]> {
  const rows = await handle
    .selectFrom('cycle_posting')
    .select('posting_id')
    .where('cycle_id', '=', id)
    .orderBy('posting_id')
    .execute();
  return rows.map((row) => row.posting_id);
}

function cycleQuery(handle: ReadHandle) {
  return handle
    .selectFrom('assessment_cycle as c')
    .leftJoin('assessment as a', 'a.cycle_id', 'c.id')
    .select((e) => [
      'c.id',
      'c.year',
      'c.kind',
      'c.ordinal',
      'c.state',
      'c.version',
      'c.title',
      'c.scheme_version_id as schemeVersionId',
      'c.period_from as periodFrom',
      'c.period_to as periodTo',
      'c.planned_at as plannedAt',
      'c.planned_by as plannedBy',
      'c.opened_at as openedAt',
      'c.opened_by as openedBy',
      'c.revision',
      e.fn.count<number>('a.id').as('all'),
      e.fn.count<number>('a.total_points').as('scored'),
      e.fn.count<number>('a.id').filterWhere('a.state', '=', 'proposed').as('proposed'),
      e.fn.count<number>('a.id').filterWhere('a.state', '=', 'locked').as('locked'),
      e.fn.count<number>('a.person_id').filterWhere('a.state', '=', 'locked').as('lockedPeople'),
    ])
    .groupBy('c.id');
}

type CycleRow = Awaited<ReturnType<ReturnType<typeof cycleQuery>['executeTakeFirstOrThrow']>>;

function toRecord({ all, scored, proposed, locked, lockedPeople, ...cycle }: CycleRow): CycleRecord {
  return { ...cycle, counts: { all, scored, proposed, locked, lockedPeople } };
}
