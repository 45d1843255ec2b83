import type { Selectable } from 'kysely';
import type { AttachmentId, CaseId, PersonId, PostingId } from '#shared/ids.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import type { RecallSchema } from '../../database/schema-recall.ts';

export type EventRow = Selectable<RecallSchema['recall_event']>;
export type EvidenceRow = Omit<Selectable<RecallSchema['recall_evidence']>, 'record_content'>;
export type FollowUpRow = Selectable<RecallSchema['recall_follow_up']>;
export type AccountabilityRow = Selectable<RecallSchema['recall_accountability']>;

/** The whole time line, the first first. */
export function eventsOf(handle: ReadHandle, id: CaseId): Promise<EventRow[]> {
  return handle
    .selectFrom('recall_event')
    .selectAll()
    .where('case_id', '=', id)
    .orderBy('sequence')
    .execute();
}

/** Every piece of evidence by its number, voided ones too. */
export function evidenceOf(handle: ReadHandle, id: CaseId): Promise<EvidenceRow[]> {
  return handle
    .selectFrom('recall_evidence')
    .select([
      'id',
      'case_id',
      'ordinal',
      'triggers',
      'type',
      'on_date',
      'source',
      'finding',
      'record_kind',
      'record_id',
      'record_label',
      'record_sha256',
      'created_at',
      'created_by',
      'voided_at',
      'void_reason',
    ])
    .where('case_id', '=', id)
    .orderBy('ordinal')
    .execute();
}

export function followUpsOf(handle: ReadHandle, id: CaseId): Promise<FollowUpRow[]> {
  return handle
    .selectFrom('recall_follow_up')
    .selectAll()
    .where('case_id', '=', id)
    .where('voided_at', 'is', null)
    .orderBy('id')
    .execute();
}

export function accountabilityOf(handle: ReadHandle, id: CaseId): Promise<AccountabilityRow[]> {
  return handle
    .selectFrom('recall_accountability')
    .selectAll()
    .where('case_id', '=', id)
    .where('voided_at', 'is', null)
    .orderBy('id')
    .execute();
}

/** A file of a case without its bytes. */
export interface AttachmentRow {
  readonly id: AttachmentId;
  /** Number of the evidence that it belongs to, and place of the step; at most one of them. */
  readonly evidenceNumber: number | null;
  readonly eventSequence: number | null;
  readonly fileName: string;
  readonly sha256: string;
  readonly size: number;
}

/** The files of a case that are not voided, those of the evidence first, in its order. */
export async function attachmentsOf(handle: ReadHandle, id: CaseId): Promise<AttachmentRow[]> {
  return await handle
    .selectFrom('recall_attachment as a')
    .innerJoin('stored_file as f', 'f.sha256', 'a.sha256')
    .leftJoin('recall_evidence as e', 'e.id', 'a.evidence_id')
    .select([
      'a.id',
      'e.ordinal as evidenceNumber',
      'a.event_sequence as eventSequence',
      'a.file_name as fileName',
      'a.sha256',
      'f.size',
    ])
    .where('a.case_id', '=', id)
    .where('a.voided_at', 'is', null)
    .orderBy((o) => o.fn.coalesce('e.ordinal', o.val(1_000_000)))
    .orderBy('a.id')
    .execute();
}

/** Who was recalled, as the roster has the person now, and how the posting ended. */
export function personOfCase(handle: ReadHandle, id: CaseId) {
  return handle
    .selectFrom('recall_case as c')
    .innerJoin('person as p', 'p.id', 'c.person_id')
    .innerJoin('posting as o', 'o.id', 'c.posting_id')
    .selectAll('p')
    .select(['o.end_date as postEndDate', 'o.handed_over_on as handedOverOn'])
    .where('c.id', '=', id)
    .executeTakeFirstOrThrow();
}

/** Who follows in the village; the last one where several posts were made. */
export function successorOf(handle: ReadHandle, id: CaseId) {
  return handle
    .selectFrom('recall_case as c')
    .innerJoin('posting as o', 'o.predecessor_id', 'c.posting_id')
    .innerJoin('person as p', 'p.id', 'o.person_id')
    .innerJoin('village as v', 'v.id', 'o.village_id')
    .innerJoin('township as t', 't.id', 'v.township_id')
    .innerJoin('dispatching_unit as u', 'u.id', 'o.unit_id')
    .selectAll('p')
    .select([
      'o.id as postingId',
      'o.role',
      'o.start_date as startDate',
      'o.end_date as endDate',
      'v.name as villageName',
      't.name as townshipName',
      'u.name as unitName',
    ])
    .where('c.id', '=', id)
    .orderBy('o.id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The nomination by which a posting was filled, or is to be. */
export function nominationFor(handle: ReadHandle, postingId: PostingId, personId: PersonId) {
  return handle
    .selectFrom('nomination')
    .select(['pre_check', 'override_reason'])
    .where('posting_id', '=', postingId)
    .where('person_id', '=', personId)
    .where('state', 'not in', ['withdrawn', 'refused'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The case that a talk belongs to. */
export function talkOf(
  handle: ReadHandle,
  id: AccountabilityRow['id'],
): Promise<AccountabilityRow | undefined> {
  return handle.selectFrom('recall_accountability').selectAll().where('id', '=', id).executeTakeFirst();
}
