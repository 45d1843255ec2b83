import { type Insertable, sql, type Transaction } from 'kysely';
import type { DutyRecord, DutySubjectRef } from '#shared/contract/presence-duties.ts';
import type { BusinessDate, Instant } from '#shared/dates.ts';
import type { DutyRecordId, PostingId, UnitId, VillageId } from '#shared/ids.ts';
import type { DutyAct } from '#shared/presence/duty-register.ts';
import type { Schema } from '../database/schema.ts';
import { breather } from '../roster/breather.ts';
import type { Queries } from '../roster/handle.types.ts';

/** A record as it is stored, without the words of the scheme. */
export type StoredDuty = Omit<DutyRecord, 'dutyTitle' | 'unit'>;

/** The id of whom a duty is asked of; empty for the organising body. */
export function subjectId(ref: DutySubjectRef): string {
  switch (ref.subject) {
    case 'person':
      return ref.postingId;
    case 'team':
      return ref.villageId;
    case 'unit':
      return ref.unitId;
    case 'organiser':
      return '';
  }
}

/** A key for one subject and one duty. */
export const actKey = (ref: DutySubjectRef, dutyCode: string): string =>
  `${ref.subject}\n${subjectId(ref)}\n${dutyCode}`;

/** Records, of units under the unit they are now, where it was merged into another. */
function selectDuties(handle: Queries, ref: DutySubjectRef | null) {
  const all = handle.selectFrom('duty_record as d').leftJoin('dispatching_unit as u', 'u.id', 'd.unit_id');
  switch (ref?.subject) {
    case 'person':
      return all.where('d.posting_id', '=', ref.postingId);
    case 'team':
      return all.where('d.village_id', '=', ref.villageId);
    case 'unit':
      return all.where('d.unit_id', 'in', (eb) =>
        eb
          .selectFrom('dispatching_unit as m')
          .select('m.id')
          .where((own) => own.or([own('m.id', '=', ref.unitId), own('m.merged_into', '=', ref.unitId)])),
      );
    case 'organiser':
      return all.where('d.subject', '=', 'organiser');
    case undefined:
      return all;
  }
}

/** The unit of a record, or the one that it was merged into. */
const currentUnit = sql<UnitId | null>`coalesce(u.merged_into, d.unit_id)`.as('unit_id');

const columns = [
  'd.id',
  'd.posting_id',
  'd.village_id',
  'd.duty_code',
  'd.done_on',
  'd.quantity',
  'd.note',
  'd.voided_at',
  'd.void_reason',
  'd.created_at',
  'd.created_by',
  currentUnit,
] as const;

/** Acts read in one go: few enough that a read never holds up the program for long. */
const actsAtOnce = 2000;

/** What was done towards duties, by {@link actKey}; voided records are left out. */
export async function dutyActs(
  handle: Queries,
  wanted: {
    readonly codes: readonly string[];
    readonly from: BusinessDate | null;
    readonly to: BusinessDate | null;
    /** Only of this subject; null: of all. */
    readonly ref: DutySubjectRef | null;
  },
): Promise<Map<string, DutyAct[]>> {
  const acts = new Map<string, DutyAct[]>();
  const add = (row: SubjectColumns & { done_on: BusinessDate; quantity: number }, code: string) => {
    const key = actKey(refOf(row), code);
    const act = { doneOn: row.done_on, quantity: row.quantity };
    const known = acts.get(key);
    if (known) known.push(act);
    else acts.set(key, [act]);
  };
  const breathe = breather();
  for (const code of wanted.codes) {
    let query = selectDuties(handle, wanted.ref)
      .select(['d.id', 'd.posting_id', 'd.village_id', currentUnit, 'd.done_on', 'd.quantity'])
      .where('d.duty_code', '=', code)
      .where('d.voided_at', 'is', null);
    if (wanted.to !== null) query = query.where('d.done_on', '<=', wanted.to);
    if (wanted.ref !== null) {
      // One subject has few acts, along the index of its own; in parts, the index of the duty would be walked.
      if (wanted.from !== null) query = query.where('d.done_on', '>=', wanted.from);
      for (const row of await query.execute()) add(row, code);
      continue;
    }
    for (let after = { on: wanted.from ?? '', id: '' }; ; await breathe()) {
      const rows = await query
        .where(sql<boolean>`(d.done_on, d.id) > (${after.on}, ${after.id})`)
        .orderBy('d.done_on')
        .orderBy('d.id')
        .limit(actsAtOnce)
        .execute();
      for (const row of rows) add(row, code);
      const last = rows.at(-1);
      if (!last || rows.length < actsAtOnce) break;
      after = { on: last.done_on, id: last.id };
    }
  }
  return acts;
}

/** Records of one subject, the latest first. */
export async function listDuties(
  handle: Queries,
  wanted: {
    readonly ref: DutySubjectRef;
    readonly dutyCode: string | null;
    readonly from: BusinessDate | null;
    readonly to: BusinessDate | null;
    readonly offset: number;
    readonly limit: number;
  },
): Promise<{ total: number; records: StoredDuty[] }> {
  let query = selectDuties(handle, wanted.ref);
  if (wanted.dutyCode !== null) query = query.where('d.duty_code', '=', wanted.dutyCode);
  if (wanted.from !== null) query = query.where('d.done_on', '>=', wanted.from);
  if (wanted.to !== null) query = query.where('d.done_on', '<=', wanted.to);
  const counted = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirst();
  const rows = await query
    .select(columns)
    .orderBy('d.done_on', 'desc')
    .orderBy('d.id', 'desc')
    .limit(wanted.limit)
    .offset(wanted.offset)
    .execute();
  return { total: counted?.total ?? 0, records: rows.map(toRecord) };
}

/** One record, voided or not. */
export async function findDuty(handle: Queries, id: DutyRecordId): Promise<StoredDuty | undefined> {
  const row = await selectDuties(handle, null).select(columns).where('d.id', '=', id).executeTakeFirst();
  return row && toRecord(row);
}

export async function insertDuty(trx: Transaction<Schema>, duty: StoredDuty): Promise<void> {
  const row: Insertable<Schema['duty_record']> = {
    id: duty.id,
    subject: duty.ref.subject,
    posting_id: duty.ref.subject === 'person' ? duty.ref.postingId : null,
    village_id: duty.ref.subject === 'team' ? duty.ref.villageId : null,
    unit_id: duty.ref.subject === 'unit' ? duty.ref.unitId : null,
    duty_code: duty.dutyCode,
    done_on: duty.doneOn,
    quantity: duty.quantity,
    note: duty.note,
    voided_at: null,
    void_reason: null,
    created_at: duty.recordedAt,
    created_by: duty.recordedBy,
  };
  await trx.insertInto('duty_record').values(row).execute();
}

export async function voidDuty(
  trx: Transaction<Schema>,
  id: DutyRecordId,
  voided: { readonly at: Instant; readonly reason: string },
): Promise<void> {
  await trx
    .updateTable('duty_record')
    .set({ voided_at: voided.at, void_reason: voided.reason })
    .where('id', '=', id)
    .execute();
}

/** A village's name, or `undefined`. */
export async function villageNameOf(handle: Queries, id: VillageId): Promise<string | undefined> {
  return (await handle.selectFrom('village').select('name').where('id', '=', id).executeTakeFirst())?.name;
}

/** The name of a unit that was not merged into another, or `undefined`. */
export async function unitNameOf(handle: Queries, id: UnitId): Promise<string | undefined> {
  const row = await handle
    .selectFrom('dispatching_unit')
    .select('name')
    .where('id', '=', id)
    .where('merged_into', 'is', null)
    .executeTakeFirst();
  return row?.name;
}

/** Whether anybody of the village's team was on post on the day. */
export async function teamStoodOn(handle: Queries, id: VillageId, day: BusinessDate): Promise<boolean> {
  const row = await handle
    .selectFrom('posting')
    .select('id')
    .where('village_id', '=', id)
    .where('person_id', 'is not', null)
    .where('start_date', '<=', day)
    .where((eb) => eb.or([eb('end_date', 'is', null), eb('end_date', '>=', day)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

interface SubjectColumns {
  readonly posting_id: PostingId | null;
  readonly village_id: VillageId | null;
  readonly unit_id: UnitId | null;
}

/** The table's own checks see to it that exactly the subject's id is there. */
function refOf({ posting_id, village_id, unit_id }: SubjectColumns): DutySubjectRef {
  if (posting_id !== null) return { subject: 'person', postingId: posting_id };
  if (village_id !== null) return { subject: 'team', villageId: village_id };
  if (unit_id !== null) return { subject: 'unit', unitId: unit_id };
  return { subject: 'organiser' };
}

function toRecord(
  row: SubjectColumns & {
    id: DutyRecordId;
    duty_code: string;
    done_on: BusinessDate;
    quantity: number;
    note: string;
    voided_at: Instant | null;
    void_reason: string | null;
    created_at: Instant;
    created_by: string;
  },
): StoredDuty {
  return {
    id: row.id,
    ref: refOf(row),
    dutyCode: row.duty_code,
    doneOn: row.done_on,
    quantity: row.quantity,
    note: row.note,
    recordedAt: row.created_at,
    recordedBy: row.created_by,
    voided: row.voided_at === null ? null : { at: row.voided_at, reason: row.void_reason ?? '' },
  };
}
