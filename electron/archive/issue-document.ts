import { type DocumentSnapshot, documentSnapshotSchema } from '#shared/archive/snapshots/index.ts';
import type { RegisteredDocument } from '#shared/contract/archive.ts';
import { businessDateOf } from '#shared/dates.ts';
import { documentIdSchema } from '#shared/ids.ts';
import { documentKindLabels } from '#shared/vocabulary.ts';
import { sealed } from '../canonical-sha256.ts';
import type { Actor, WriteUnit } from '../database/database.types.ts';
import { newId } from '../database/ids.ts';
import { conflict, ruleViolation } from '../errors.ts';
import { appendEvent } from '../recall/cases/case-events.ts';
import type { ArchiveDependencies } from './archive.types.ts';
import { workStartOf } from './course/identity.repository.ts';
import {
  type DocumentEntry,
  findDocumentContent,
  latestVersion,
  nextSerial,
  readEntry,
  toDocument,
} from './document.repository.ts';
import type { DocumentDraft } from './drafts/draft.types.ts';
import { type MadeDocument, makeDocument } from './make-document.ts';
import { registerNumber, seriesOf } from './register-entry.ts';

/** Everything decided before the document is written down. */
interface PreparedDocument extends MadeDocument {
  readonly draft: DocumentDraft;
  readonly serial: number;
}

/**
 * Registers what a caller gathers, one document after the other: the number stands on the paper, so it is taken before the document is made.
 * Making it takes long and happens outside the write; what it rests on is checked again inside.
 */
export function createIssueDocument(dependencies: ArchiveDependencies) {
  const inTurn = createTurns();
  return (actor: Actor, gather: () => Promise<DocumentDraft>): Promise<RegisteredDocument> =>
    inTurn(async () => {
      const prepared = await prepare(dependencies, await gather());
      return dependencies.database.write(actor, (unit) => register(unit, prepared));
    });
}

async function prepare(dependencies: ArchiveDependencies, draft: DocumentDraft): Promise<PreparedDocument> {
  const { database } = dependencies;
  if (draft.refusal) throw draft.refusal;
  const serial = await nextSerial(database.read, draft.year, seriesOf(draft.kind));
  const made = await makeDocument(dependencies, draft, registerNumber(draft.year, draft.kind, serial));
  await refuseUnchanged(dependencies, draft, made.snapshot);
  return { ...made, draft, serial };
}

/**
 * A record that was opened and settled again gets a new document even if it says the same.
 *
 * @throws ApplicationError RULE_VIOLATION `already_issued` where the one in force says the same
 */
async function refuseUnchanged(
  { database }: ArchiveDependencies,
  draft: DocumentDraft,
  snapshot: DocumentSnapshot,
): Promise<void> {
  const latest = await latestVersion(database.read, draft.kind, draft.about);
  if (latest?.state !== 'issued') return;
  if (latest.assessment_revision !== (draft.assessment?.revision ?? null)) return;
  const { snapshot: kept } = await findDocumentContent(database.read, latest.id);
  const before = documentSnapshotSchema.parse(JSON.parse(kept));
  if (contentOf(before) !== contentOf(snapshot)) return;
  const whose = draft.name === '' ? '' : `${draft.name}的`;
  throw ruleViolation(
    'already_issued',
    `${whose}${documentKindLabels[draft.kind]}已生成（${latest.register_number}），内容没有变化，不必再生成。确需重做请先作废原件并写明理由。`,
  );
}

/** Hash of what a document says, whatever its number and day. */
function contentOf(snapshot: DocumentSnapshot): string {
  const { registerNumber: _number, takenAt: _time, ...content } = snapshot;
  return sealed('issuedOn' in content ? { ...content, issuedOn: null } : content).sha256;
}

async function register(
  unit: WriteUnit,
  { draft, serial, snapshot, head, rendered }: PreparedDocument,
): Promise<RegisteredDocument> {
  const standing = await draft.standingNow(unit.trx);
  if (standing !== draft.standing) throw conflict(draft.caseId === null ? '考核记录' : '召回案件', standing);
  const series = seriesOf(draft.kind);
  if ((await nextSerial(unit.trx, draft.year, series)) !== serial) {
    throw new Error(`Register number ${snapshot.registerNumber} was given while its document was made`);
  }
  const latest = await latestVersion(unit.trx, draft.kind, draft.about);
  const superseded = latest?.state === 'issued' ? latest : undefined;
  if (superseded) {
    await unit.trx
      .updateTable('document')
      .set({ state: 'superseded' })
      .where('id', '=', superseded.id)
      .execute();
  }
  const row: DocumentEntry = {
    id: newId(documentIdSchema),
    year: draft.year,
    class: series,
    serial,
    register_number: registerNumber(draft.year, draft.kind, serial),
    kind: draft.kind,
    state: 'issued',
    version: (latest?.version ?? 0) + 1,
    about: draft.about,
    assessment_id: draft.assessment?.id ?? null,
    assessment_revision: draft.assessment?.revision ?? null,
    cycle_id: draft.cycleId,
    unit_id: draft.unitId,
    case_id: draft.caseId,
    person_id: draft.person?.id ?? null,
    person_name: draft.person?.name ?? null,
    title: draft.person === null && draft.name !== '' ? `${draft.title}（${draft.name}）` : draft.title,
    snapshot_sha256: rendered.snapshotSha256,
    template_version: rendered.templateVersion,
    font_set: rendered.fontSetVersion,
    audit_head: head.hash,
    audit_sequence: head.sequence,
    pdf_sha256: rendered.sha256,
    pages: rendered.pages,
    formed_on: draft.formedOn(unit.at),
    created_at: unit.at,
    created_by: unit.actor.name,
    void_reason: null,
  };
  await unit.trx
    .insertInto('document')
    .values({
      ...row,
      work_start_date: row.person_id === null ? null : await workStartOf(unit.trx, row.person_id),
      snapshot: sealed(snapshot).content,
      pdf: Buffer.from(rendered.bytes),
    })
    .execute();
  await unit.audit({
    ...(draft.caseId === null
      ? ({ action: 'archive.issued', entityType: 'document' } as const)
      : ({ action: 'archive.caseDocumentIssued', entityType: 'case_document' } as const)),
    entityId: row.id,
    after: {
      registerNumber: row.register_number,
      title: row.title,
      version: row.version,
      ...aboutOf(draft),
      snapshotSha256: row.snapshot_sha256,
      pdfSha256: row.pdf_sha256,
      pages: row.pages,
      formedOn: row.formed_on,
      supersedes: superseded?.register_number ?? null,
    },
  });
  if (draft.caseId !== null) {
    await appendEvent(unit, draft.caseId, {
      kind: 'document',
      on: businessDateOf(unit.at),
      title: `生成${row.title}`,
      documentNumber: row.register_number,
      detail: { documentId: row.id, pdfSha256: row.pdf_sha256 },
    });
  }
  return toDocument(await readEntry(unit.trx, row.id));
}

/** What the document is about, for the trail. */
function aboutOf({ assessment, cycleId, unitId, caseId }: DocumentDraft) {
  return {
    ...(assessment && { assessmentId: assessment.id }),
    ...(cycleId && { cycleId }),
    ...(unitId && { unitId }),
    ...(caseId && { caseId }),
  };
}

/** Runs jobs one at a time, in the order they came; one that fails does not stop the next. */
function createTurns() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(job: () => Promise<T>): Promise<T> => {
    const result = last.then(job);
    last = result.catch(() => undefined);
    return result;
  };
}
