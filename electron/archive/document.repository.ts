import type { ExpressionBuilder, Selectable } from 'kysely';
import * as z from 'zod';
import type { RegisteredDocument } from '#shared/contract/archive.ts';
import type { AssessmentId, CaseId, CycleId, DocumentId, PersonId } from '#shared/ids.ts';
import { isAllowed } from '#shared/permissions.ts';
import { tidyLine } from '#shared/text.ts';
import type { DocumentKind, Role } from '#shared/vocabulary.ts';
import { among } from '../database/among.ts';
import type { ReadHandle } from '../database/database.types.ts';
import type { Schema } from '../database/schema.ts';
import type { DocumentCourse } from '../database/schema-archive.ts';
import { readsUndecided } from '../recall/cases/confidential.ts';
import { byCourse, type CourseFilter } from './register-filter.ts';

/** An entry as it is registered. */
export type DocumentEntry = Omit<Selectable<Schema['document']>, 'snapshot' | keyof DocumentCourse>;
/** An entry with what has become of its paper since. */
export type DocumentRow = DocumentEntry & Selectable<DocumentCourse>;

/** All columns but the snapshot, which is large. */
const entryColumns = [
  'id',
  'year',
  'class',
  'serial',
  'register_number',
  'kind',
  'state',
  'version',
  'about',
  'cycle_id',
  'unit_id',
  'case_id',
  'assessment_id',
  'assessment_revision',
  'person_id',
  'person_name',
  'title',
  'snapshot_sha256',
  'template_version',
  'font_set',
  'audit_head',
  'audit_sequence',
  'pdf_sha256',
  'pages',
  'formed_on',
  'created_at',
  'created_by',
  'void_reason',
  'signed_on',
  'signing',
  'signing_note',
  'sealed_on',
  'seals',
  'formed_before',
  'work_start_date',
  'handed_over_on',
  'remark',
  'revision',
  'stage',
  'due_on',
] as const satisfies readonly (keyof DocumentRow)[];

/** What the list of the register is narrowed by. */
export interface DocumentFilter extends CourseFilter {
  /** Part of a person's name or of a register number. */
  readonly text: string;
  readonly kind: DocumentKind | null;
  readonly assessmentId: AssessmentId | null;
  /** Documents about the cycle as a whole, or about one of its units. */
  readonly cycleId: CycleId | null;
  /** Documents of the case. */
  readonly caseId: CaseId | null;
}

export interface DocumentListInput extends DocumentFilter {
  readonly offset: number;
  readonly limit: number;
}

/** Documents that a role may know of: those of cases that it may not read are left out (see `mayRead`). */
function shownTo(role: Role) {
  return (e: ExpressionBuilder<Schema, 'document'>) => {
    if (readsUndecided(role)) return e.lit(true);
    const ofNoCase = e('case_id', 'is', null);
    if (!isAllowed(role, 'recall.getCase')) return ofNoCase;
    const decided = e
      .selectFrom('recall_case')
      .select('recall_case.id')
      .whereRef('recall_case.id', '=', 'document.case_id')
      .where('recall_case.decided_on', 'is not', null);
    return e.or([ofNoCase, e.exists(decided)]);
  };
}

/** Entries of the register that the reader may know of, without their snapshots and files. */
export const entriesFor = (handle: ReadHandle, reader: Role) =>
  handle.selectFrom('document').select(entryColumns).where(shownTo(reader));

/** An entry of the register that the reader may know of, without its snapshot and file. */
export function findDocument(
  handle: ReadHandle,
  id: DocumentId,
  reader: Role,
): Promise<DocumentRow | undefined> {
  return handle
    .selectFrom('document')
    .select(entryColumns)
    .where('id', '=', id)
    .where(shownTo(reader))
    .executeTakeFirst();
}

/** Entries by their ids, as far as the reader may know of them, in no order. */
export const entriesOf = (
  handle: ReadHandle,
  ids: readonly DocumentId[],
  reader: Role,
): Promise<DocumentRow[]> => entriesFor(handle, reader).where('id', 'in', among(ids)).execute();

/** The entry that a write has just made or changed. */
export function readEntry(handle: ReadHandle, id: DocumentId): Promise<DocumentRow> {
  return handle.selectFrom('document').select(entryColumns).where('id', '=', id).executeTakeFirstOrThrow();
}

/** The frozen data and the file of a document. */
export function findDocumentContent(handle: ReadHandle, id: DocumentId) {
  return handle
    .selectFrom('document')
    .innerJoin('document_file', 'document_file.document_id', 'document.id')
    .select(['document.snapshot', 'document_file.pdf'])
    .where('document.id', '=', id)
    .executeTakeFirstOrThrow();
}

/** The last version of a kind of document about something, whatever its state. */
export function latestVersion(
  handle: ReadHandle,
  kind: DocumentKind,
  about: string,
): Promise<DocumentRow | undefined> {
  return handle
    .selectFrom('document')
    .select(entryColumns)
    .where('kind', '=', kind)
    .where('about', '=', about)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The next free serial; numbers of void documents are not given again, so that the register is dense. */
export async function nextSerial(handle: ReadHandle, year: number, archiveClass: string): Promise<number> {
  const { last } = await handle
    .selectFrom('document')
    .select((e) => e.fn.max('serial').as('last'))
    .where('year', '=', year)
    .where('class', '=', archiveClass)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}

/** Entries that the reader may know of and the filter leaves in. */
function filteredEntries(
  handle: ReadHandle,
  { text, kind, assessmentId, cycleId, caseId, ...course }: DocumentFilter,
  reader: Role,
) {
  let query = handle.selectFrom('document').where(shownTo(reader)).where(byCourse(course));
  if (caseId !== null) query = query.where('case_id', '=', caseId);
  if (assessmentId !== null) query = query.where('assessment_id', '=', assessmentId);
  if (cycleId !== null) query = query.where('cycle_id', '=', cycleId);
  if (kind !== null) query = query.where('kind', '=', kind);
  const part = tidyLine(text);
  if (part === '') return query;
  return query.where((e) =>
    e.or([
      e(e.fn<number>('instr', ['person_name', e.val(part)]), '>', 0),
      e(e.fn<number>('instr', ['register_number', e.val(part)]), '>', 0),
      e(e.fn<number>('instr', ['title', e.val(part)]), '>', 0),
    ]),
  );
}

/** The newest first, as far as the reader may know of them. */
export async function listDocuments(
  handle: ReadHandle,
  { offset, limit, ...filter }: DocumentListInput,
  reader: Role,
): Promise<{ total: number; rows: DocumentRow[] }> {
  const query = filteredEntries(handle, filter, reader);
  const { total } = await query.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query.select(entryColumns).orderBy('id', 'desc').limit(limit).offset(offset).execute();
  return { total, rows };
}

/** Where an entry stands in `listDocuments` and what stands beside it; `position` is null where the filter leaves it out. */
export async function findNeighbours(
  handle: ReadHandle,
  id: DocumentId,
  filter: DocumentFilter,
  reader: Role,
): Promise<{
  position: number | null;
  total: number;
  previous: DocumentRow | undefined;
  next: DocumentRow | undefined;
}> {
  const query = filteredEntries(handle, filter, reader);
  const { total, within, newer } = await query
    .select((e) => [
      e.fn.countAll<number>().as('total'),
      e.fn.countAll<number>().filterWhere('id', '=', id).as('within'),
      e.fn.countAll<number>().filterWhere('id', '>', id).as('newer'),
    ])
    .executeTakeFirstOrThrow();
  const entries = query.select(entryColumns).limit(1);
  return {
    position: within === 0 ? null : newer + 1,
    total,
    previous: await entries.where('id', '>', id).orderBy('id', 'asc').executeTakeFirst(),
    next: await entries.where('id', '<', id).orderBy('id', 'desc').executeTakeFirst(),
  };
}

/** Every document about a person that the reader may know of, the last formed first. */
export function documentsOfPerson(
  handle: ReadHandle,
  personId: PersonId,
  reader: Role,
): Promise<DocumentRow[]> {
  return handle
    .selectFrom('document')
    .select(entryColumns)
    .where('person_id', '=', personId)
    .where(shownTo(reader))
    .orderBy('formed_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** The entry as the page sees it. */
export function toDocument(row: DocumentRow): RegisteredDocument {
  return {
    id: row.id,
    registerNumber: row.register_number,
    kind: row.kind,
    state: row.state,
    version: row.version,
    personId: row.person_id,
    personName: row.person_name,
    title: row.title,
    assessmentId: row.assessment_id,
    cycleId: row.cycle_id,
    unitId: row.unit_id,
    caseId: row.case_id,
    pages: row.pages,
    snapshotSha256: row.snapshot_sha256,
    pdfSha256: row.pdf_sha256,
    auditHead: row.audit_head,
    templateVersion: row.template_version,
    formedOn: row.formed_on,
    createdAt: row.created_at,
    createdBy: row.created_by,
    voidReason: row.void_reason,
    revision: row.revision,
    stage: row.stage,
    signing:
      row.signing === null || row.signed_on === null
        ? null
        : { result: row.signing, on: row.signed_on, note: row.signing_note },
    seals: row.seals === null ? [] : z.array(z.string()).parse(JSON.parse(row.seals)),
    sealedOn: row.sealed_on,
    handedOverOn: row.handed_over_on,
    dueOn: row.due_on,
    remark: row.remark,
  };
}
