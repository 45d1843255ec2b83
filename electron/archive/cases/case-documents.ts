import type { RecallDocumentKind } from '#shared/case-vocabulary.ts';
import type {
  CaseDocument,
  CaseDocuments,
  CaseFileChoice,
  RegisteredDocument,
} from '#shared/contract/archive.ts';
import { formatDateLong } from '#shared/dates.ts';
import type { CaseId } from '#shared/ids.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { ArchiveDependencies } from '../archive.types.ts';
import { listDocuments, toDocument } from '../document.repository.ts';
import { type CaseFacts, caseFacts } from './case-facts.ts';
import { attachmentTitle } from './case-file.ts';
import { attachmentsOf } from './case-records.repository.ts';
import { type RefusalFacts, refusalOf } from './refusals.ts';
import { successorIn } from './successor.ts';

/** Kinds in the order in which they come about. */
const kindsInOrder = [
  'recall_approval',
  'statement_record',
  'recall_notice',
  'urging_letter',
  'no_recall_notice',
  'talk_record',
  'successor_filing',
  'case_file',
] as const satisfies readonly RecallDocumentKind[];
const wholeCaseKinds = kindsInOrder.filter((kind) => kind !== 'talk_record' && kind !== 'case_file');

const everyDocument = {
  text: '',
  kind: null,
  assessmentId: null,
  cycleId: null,
  offset: 0,
  /** A case has a dozen documents; this many are made by mistake at the most. */
  limit: 1000,
};

/**
 * What documents a case calls for and has, and what a case file of it can hold.
 *
 * @throws ApplicationError NOT_FOUND; FORBIDDEN
 */
export async function caseDocuments(
  dependencies: ArchiveDependencies,
  id: CaseId,
  reader: Role,
): Promise<CaseDocuments> {
  const { database } = dependencies;
  const facts = await caseFacts(dependencies, id, reader);
  const { rows } = await listDocuments(database.read, { ...everyDocument, caseId: id }, reader);
  const documents = rows.map(toDocument);
  const successorKnown = (await successorIn(database.read, facts)) !== null;
  return {
    documents: [
      ...wholeCase(facts, documents, { successorKnown }),
      ...talks(facts, documents, await aboutOfDocuments(dependencies, id)),
    ].toSorted((a, b) => orderOf(a) - orderOf(b)),
    caseFile: {
      calledForBy: calledForBy(facts, 'case_file'),
      obstacle: refusalOf('case_file', facts, { successorKnown })?.message ?? null,
      documents: documents.filter(({ kind }) => kind === 'case_file'),
      choices: choicesOf(documents, await attachmentsOf(database.read, id)),
    },
  };
}

const orderOf = ({ target }: CaseDocument) => kindsInOrder.indexOf(target.kind);

/** The state of the scheme whose step a document belongs to. */
function calledForBy({ workflow }: CaseFacts, kind: RecallDocumentKind): string | null {
  return workflow.states.find(({ documents }) => documents.includes(kind))?.title ?? null;
}

/** Documents that can no longer come about are left out unless there are some. */
function wholeCase(
  facts: CaseFacts,
  documents: readonly RegisteredDocument[],
  known: RefusalFacts,
): CaseDocument[] {
  return wholeCaseKinds.flatMap((kind) => {
    const made = documents.filter((document) => document.kind === kind);
    if (made.length === 0 && !isPossible(facts, kind)) return [];
    return {
      target: { kind, caseId: facts.row.id },
      note: null,
      calledForBy: calledForBy(facts, kind),
      obstacle: refusalOf(kind, facts, known)?.message ?? null,
      documents: made,
    };
  });
}

function isPossible({ row, scheme, workflow }: CaseFacts, kind: RecallDocumentKind): boolean {
  switch (kind) {
    case 'urging_letter':
      return row.outcome !== 'not_recalled' && scheme.content.recall.urgedBy.kind === 'stated';
    case 'recall_notice':
    case 'successor_filing':
      return row.outcome !== 'not_recalled';
    case 'no_recall_notice':
      return row.outcome !== 'recalled' && workflow.states.some(({ stage }) => stage === 'not_recalled');
    default:
      return true;
  }
}

/** What each document of a case is about: of a talk its id. */
async function aboutOfDocuments({ database }: ArchiveDependencies, id: CaseId): Promise<Map<string, string>> {
  const rows = await database.read
    .selectFrom('document')
    .select(['id', 'about'])
    .where('case_id', '=', id)
    .execute();
  return new Map(rows.map((row) => [row.id, row.about]));
}

function talks(
  facts: CaseFacts,
  documents: readonly RegisteredDocument[],
  abouts: ReadonlyMap<string, string>,
): CaseDocument[] {
  return facts.accountability
    .filter(({ kind }) => kind === 'unit_talk')
    .map((talk) => ({
      target: { kind: 'talk_record', accountabilityId: talk.id },
      note: `${talk.object}，${formatDateLong(talk.on_date)}`,
      calledForBy: calledForBy(facts, 'talk_record'),
      obstacle: null,
      documents: documents.filter(({ id }) => abouts.get(id) === talk.id),
    }));
}

/** Paper as it came about: form, statement, evidence with its files, letters, successor, and how it went. */
function choicesOf(
  documents: readonly RegisteredDocument[],
  attachments: Awaited<ReturnType<typeof attachmentsOf>>,
): CaseFileChoice[] {
  const made = (kinds: readonly RecallDocumentKind[]): CaseFileChoice[] =>
    kinds.flatMap((kind) =>
      documents
        .filter((document) => document.kind === kind && document.state !== 'voided')
        .map(({ id, title, registerNumber, state }) => ({
          item: { kind: 'document', id },
          title: state === 'superseded' ? `${title}（已被替代）` : title,
          note: registerNumber,
          printed: true,
          suggested: state === 'issued',
        })),
    );
  return [
    ...made(['recall_approval', 'statement_record']),
    { item: { kind: 'evidence_list' }, title: '证据清单', note: null, printed: true, suggested: true },
    ...attachments.map(
      (attachment): CaseFileChoice => ({
        item: { kind: 'attachment', id: attachment.id },
        title: attachmentTitle(attachment),
        note: attachment.fileName,
        printed: false,
        suggested: true,
      }),
    ),
    ...made(['recall_notice', 'urging_letter', 'no_recall_notice', 'talk_record', 'successor_filing']),
    { item: { kind: 'time_line' }, title: '办理经过', note: null, printed: true, suggested: true },
  ];
}
