import type { DocumentTarget } from '#shared/contract/archive.ts';
import type { AssessmentDetail } from '#shared/contract/assessment-record.ts';
import { isPersonSubject } from '#shared/contract/assessment-record.ts';
import { documentKindLabels } from '#shared/vocabulary.ts';

/** Kinds of documents about one record. */
export type RecordKind = Extract<DocumentTarget, { assessmentId: unknown }>['kind'];

/** Documents there are about a record, its form first. */
export function kindsOf(record: Pick<AssessmentDetail, 'kind' | 'subject'>): RecordKind[] {
  const form = formOf(record);
  return [...(form === null ? [] : [form]), 'score_detail', 'result_notice'];
}

/** The form of a record: a person has one for the year and one for the term, teams and units have one for the year. */
function formOf({ kind, subject }: Pick<AssessmentDetail, 'kind' | 'subject'>): RecordKind | null {
  if (kind === 'term') return isPersonSubject(subject) ? 'term_form' : null;
  if (kind !== 'annual') return null;
  if (isPersonSubject(subject)) return 'annual_form';
  return subject.object === 'team' ? 'team_form' : 'unit_form';
}

/** The kind an address asks for, where the record has it; else its first. */
export function chosenKind(asked: string | null, kinds: readonly RecordKind[]): RecordKind {
  return kinds.find((kind) => kind === asked) ?? kinds[0] ?? 'score_detail';
}

/** What the document is called on buttons and in sentences. */
export const shortNames: Record<RecordKind, string> = {
  annual_form: '登记表',
  term_form: '鉴定表',
  team_form: '考核表',
  unit_form: '考核表',
  score_detail: '得分明细',
  result_notice: '结果通知书',
};

export const kindOptions = (kinds: readonly RecordKind[]) =>
  kinds.map((value) => ({ value, label: documentKindLabels[value] }));

/** Whether a document about the record may be registered now, as the server rules: nobody is told before it is in force. */
export function mayRegister(
  kind: RecordKind,
  { state, individual, cycleState }: Pick<AssessmentDetail, 'state' | 'individual' | 'cycleState'>,
): boolean {
  if (state !== 'locked') return false;
  return kind !== 'result_notice' || individual || cycleState === 'final' || cycleState === 'archived';
}
