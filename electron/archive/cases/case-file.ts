import * as z from 'zod';
import {
  type CaseFilePart,
  type CaseFileSnapshot,
  caseFileSnapshotSchema,
  caseSnapshotSchema,
} from '#shared/archive/snapshots/case-file.ts';
import { caseOutcomeLabels, evidenceTypeLabels } from '#shared/case-vocabulary.ts';
import type { CaseFileItem } from '#shared/contract/archive.ts';
import { businessDateOf } from '#shared/dates.ts';
import type { AttachmentId, DocumentId } from '#shared/ids.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { Clock } from '../../application.types.ts';
import { canMake } from '../../documents/template-versions.ts';
import { type ApplicationError, notFound, ruleViolation } from '../../errors.ts';
import type { ArchiveDependencies } from '../archive.types.ts';
import { findDocument, findDocumentContent } from '../document.repository.ts';
import type { DocumentDraft } from '../drafts/draft.types.ts';
import { caseDraft } from './case-draft.ts';
import type { CaseFacts } from './case-facts.ts';
import { type AttachmentRow, attachmentsOf } from './case-records.repository.ts';
import { chosenClauses, standingText, triggersOf } from './case-words.ts';

interface CaseFileRequest {
  readonly user: { readonly role: Role; readonly name: string };
  readonly contents: readonly CaseFileItem[];
  readonly clock: Clock;
  readonly refusal: ApplicationError | null;
}

/**
 * What stands in a 召回案卷: exactly the parts that were asked for, in that order. Registered documents are taken with
 * their own frozen data, so that their pages are the ones that were registered.
 *
 * @throws ApplicationError NOT_FOUND for a part that the case does not have; RULE_VIOLATION `part_voided`,
 *   `other_program_version`
 */
export async function caseFileDraft(
  dependencies: ArchiveDependencies,
  facts: CaseFacts,
  { user, contents, clock, refusal }: CaseFileRequest,
): Promise<DocumentDraft> {
  const attachments = await attachmentsOf(dependencies.database.read, facts.row.id);
  const parts: CaseFilePart[] = [];
  for (const item of contents) {
    switch (item.kind) {
      case 'document':
        parts.push(await documentPart(dependencies, facts, user.role, item.id));
        break;
      case 'evidence_list':
        parts.push(evidenceList(facts, attachments));
        break;
      case 'time_line':
        parts.push(timeLine(facts));
        break;
      case 'attachment':
        parts.push(attachmentPart(attachments, item.id));
        break;
    }
  }
  const { row, subject } = facts;
  return caseDraft(facts, {
    kind: 'case_file',
    clock,
    refusal,
    snapshot: (frame) =>
      caseFileSnapshotSchema.parse({
        kind: 'case_file',
        ...frame,
        person: subject.personName,
        standing: standingText(facts),
        unit: subject.unitName,
        clauses: chosenClauses(facts).map(({ title }) => title),
        openedOn: row.opened_on,
        outcome: outcomeOf(facts),
        decidedOn: row.decided_on,
        endedOn: row.ended_on,
        compiledBy: user.name,
        parts,
      } satisfies CaseFileSnapshot),
  });
}

/** What came of it; before that, where it stands. */
function outcomeOf({ row, workflow }: CaseFacts): string {
  if (row.outcome !== null) return caseOutcomeLabels[row.outcome];
  return workflow.states.find(({ code }) => code === row.state)?.title ?? row.state;
}

async function documentPart(
  { database }: ArchiveDependencies,
  { row: ofCase }: CaseFacts,
  reader: Role,
  id: DocumentId,
): Promise<CaseFilePart> {
  const row = await findDocument(database.read, id, reader);
  if (!row || row.case_id !== ofCase.id || row.kind === 'case_file') throw notFound('案件文书');
  if (row.state === 'voided') {
    throw ruleViolation(
      'part_voided',
      `${row.register_number} 已经作废（${row.void_reason}），不能装入案卷。请从所选材料中去掉。`,
    );
  }
  if (!canMake(row.kind, row.template_version)) {
    throw ruleViolation(
      'other_program_version',
      `${row.register_number} 由另一版式生成（${row.template_version}），本程序不能重排，不能装入案卷。请单独打印后附入。`,
    );
  }
  const { snapshot } = await findDocumentContent(database.read, id);
  return {
    kind: 'document',
    title: row.state === 'superseded' ? `${row.title}（第${row.version}版，已被替代）` : row.title,
    registerNumber: row.register_number,
    formedOn: row.formed_on,
    templateVersion: row.template_version,
    auditHead: row.audit_head,
    snapshot: caseSnapshotSchema.parse(JSON.parse(snapshot)),
  };
}

const codesSchema = z.array(z.string());

function evidenceList(facts: CaseFacts, attachments: readonly AttachmentRow[]): CaseFilePart {
  const ordinals = new Map(triggersOf(facts).map(({ code, ordinal }) => [code, ordinal]));
  return {
    kind: 'evidence_list',
    title: '证据清单',
    rows: facts.evidence.map((piece) => {
      const files = attachments
        .filter(({ evidenceNumber }) => evidenceNumber === piece.ordinal)
        .map(({ fileName }) => `附件：${fileName}`);
      return {
        number: piece.ordinal,
        type: evidenceTypeLabels[piece.type],
        on: piece.on_date,
        source: piece.source,
        finding: piece.finding,
        clauses: codesSchema
          .parse(JSON.parse(piece.triggers))
          .flatMap((code) => ordinals.get(code) ?? [])
          .sort((a, b) => a - b),
        rests: [piece.record_label, ...files].filter(Boolean).join('\n') || null,
        voided: piece.void_reason,
      };
    }),
  };
}

function timeLine({ events, workflow }: CaseFacts): CaseFilePart {
  const titleOf = (code: string) => workflow.states.find((state) => state.code === code)?.title ?? code;
  return {
    kind: 'time_line',
    title: '办理经过',
    rows: events.map((event) => ({
      sequence: event.sequence,
      on: event.on_date,
      what:
        event.from_state === null || event.to_state === null
          ? event.title
          : `${event.title}\n（${titleOf(event.from_state)}→${titleOf(event.to_state)}）`,
      who: [event.organ, event.handler, event.document_number].filter(Boolean).join('\n') || null,
      text: [event.opinion, event.reason && `理由：${event.reason}`].filter(Boolean).join('\n') || null,
      recorded: `${businessDateOf(event.at)}\n${event.by_name}`,
    })),
  };
}

function attachmentPart(attachments: readonly AttachmentRow[], id: AttachmentId): CaseFilePart {
  const found = attachments.find((attachment) => attachment.id === id);
  if (!found) throw notFound('案件附件');
  return {
    kind: 'enclosure',
    title: attachmentTitle(found),
    fileName: found.fileName,
    sha256: found.sha256,
    size: sizeText(found.size),
  };
}

/** What a file belongs to. */
export function attachmentTitle({ evidenceNumber, eventSequence }: AttachmentRow): string {
  if (evidenceNumber !== null) return `证据${evidenceNumber}的附件`;
  return eventSequence === null ? '案件附件' : `办理经过第${eventSequence}项的附件`;
}

function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${kilobytes.toFixed(1)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
