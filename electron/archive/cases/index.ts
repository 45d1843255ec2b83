import {
  recallApprovalSnapshotSchema,
  statementRecordSnapshotSchema,
  successorFilingSnapshotSchema,
  talkRecordSnapshotSchema,
} from '#shared/archive/snapshots/recall-forms.ts';
import {
  noRecallNoticeSnapshotSchema,
  recallNoticeSnapshotSchema,
  urgingLetterSnapshotSchema,
} from '#shared/archive/snapshots/recall-letters.ts';
import type { CaseDocumentTarget } from '#shared/contract/archive.ts';
import { businessDateOf } from '#shared/dates.ts';
import type { AccountabilityId } from '#shared/ids.ts';
import { documentKindLabels, type Role } from '#shared/vocabulary.ts';
import { notFound, ruleViolation } from '../../errors.ts';
import type { ArchiveDependencies } from '../archive.types.ts';
import type { DocumentDraft } from '../drafts/draft.types.ts';
import { caseDraft } from './case-draft.ts';
import { caseFacts } from './case-facts.ts';
import { caseFileDraft } from './case-file.ts';
import { personOfCase, talkOf } from './case-records.repository.ts';
import { aboutOf, chosenClauses, formStatement } from './case-words.ts';
import { noRecallContent, recallNoticeContent, urgingLetterContent } from './letters.ts';
import { approvalContent } from './recall-approval.ts';
import { refusalOf } from './refusals.ts';
import { successorContent, successorIn } from './successor.ts';

/**
 * Gathers what stands in a document of a recall case as the case is now, for whoever may read it.
 *
 * @throws ApplicationError NOT_FOUND; FORBIDDEN; RULE_VIOLATION where there is no such document of the case
 */
export async function draftCaseDocument(
  dependencies: ArchiveDependencies,
  user: { readonly role: Role; readonly name: string },
  target: CaseDocumentTarget,
): Promise<DocumentDraft> {
  if (target.kind === 'talk_record') return talkDraft(dependencies, user.role, target.accountabilityId);
  const facts = await caseFacts(dependencies, target.caseId, user.role);
  const { clock, database } = dependencies;
  const handle = database.read;
  const successor = await successorIn(handle, facts);
  const common = {
    clock,
    refusal: refusalOf(target.kind, facts, { successorKnown: successor !== null }),
  };
  switch (target.kind) {
    case 'recall_approval': {
      const content = await approvalContent(handle, facts, successor);
      return caseDraft(facts, {
        ...common,
        kind: target.kind,
        snapshot: (frame) =>
          recallApprovalSnapshotSchema.parse({ kind: 'recall_approval', ...frame, ...content }),
      });
    }
    case 'recall_notice': {
      const content = recallNoticeContent(facts);
      return caseDraft(facts, {
        ...common,
        kind: target.kind,
        snapshot: (frame) =>
          recallNoticeSnapshotSchema.parse({
            kind: 'recall_notice',
            ...frame,
            ...content,
            issuedOn: businessDateOf(frame.takenAt),
          }),
      });
    }
    case 'urging_letter': {
      const content = await urgingLetterContent(handle, facts);
      return caseDraft(facts, {
        ...common,
        kind: target.kind,
        snapshot: (frame) =>
          urgingLetterSnapshotSchema.parse({
            kind: 'urging_letter',
            ...frame,
            ...content,
            issuedOn: businessDateOf(frame.takenAt),
          }),
      });
    }
    case 'no_recall_notice': {
      const content = noRecallContent(facts);
      return caseDraft(facts, {
        ...common,
        kind: target.kind,
        snapshot: (frame) =>
          noRecallNoticeSnapshotSchema.parse({
            kind: 'no_recall_notice',
            ...frame,
            ...content,
            issuedOn: businessDateOf(frame.takenAt),
          }),
      });
    }
    case 'statement_record': {
      const { postEndDate } = await personOfCase(handle, facts.row.id);
      const { statement } = facts;
      return caseDraft(facts, {
        ...common,
        kind: target.kind,
        formedOn: (at) => statement?.on ?? businessDateOf(at),
        snapshot: (frame) =>
          statementRecordSnapshotSchema.parse({
            kind: 'statement_record',
            ...frame,
            about: aboutOf(facts, postEndDate),
            clauses: chosenClauses(facts),
            statement: formStatement(statement),
          }),
      });
    }
    case 'successor_filing': {
      const content = await successorContent(handle, facts);
      return caseDraft(facts, {
        ...common,
        kind: target.kind,
        snapshot: (frame) =>
          successorFilingSnapshotSchema.parse({ kind: 'successor_filing', ...frame, ...content }),
      });
    }
    case 'case_file':
      return caseFileDraft(dependencies, facts, { user, contents: target.contents, ...common });
  }
}

/** The record of one talk with, or by, the leader of the unit. */
async function talkDraft(
  dependencies: ArchiveDependencies,
  reader: Role,
  id: AccountabilityId,
): Promise<DocumentDraft> {
  const { database, clock } = dependencies;
  const talk = await talkOf(database.read, id);
  if (!talk) throw notFound('约谈');
  const facts = await caseFacts(dependencies, talk.case_id, reader);
  if (talk.voided_at !== null) {
    throw ruleViolation('talk_voided', `这次约谈已经作废（${talk.void_reason}），没有约谈记录。`);
  }
  if (talk.kind !== 'unit_talk') {
    throw ruleViolation('not_a_talk', `对${talk.object}的问责不是约谈，没有约谈记录。`);
  }
  const { postEndDate } = await personOfCase(database.read, facts.row.id);
  return caseDraft(facts, {
    kind: 'talk_record',
    clock,
    refusal: null,
    about: talk.id,
    title: `${documentKindLabels.talk_record}（${talk.object}）`,
    formedOn: () => talk.on_date,
    snapshot: (frame) =>
      talkRecordSnapshotSchema.parse({
        kind: 'talk_record',
        ...frame,
        about: aboutOf(facts, postEndDate),
        object: talk.object,
        organ: talk.organ,
        conductedBy: talk.conducted_by,
        on: talk.on_date,
        place: talk.place,
        documentNumber: talk.document_number,
        content: talk.content,
        reply: talk.reply,
      }),
  });
}
