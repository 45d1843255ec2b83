import type { DocumentTarget } from '#shared/contract/archive.ts';
import type { AssessmentDetail } from '#shared/contract/assessment-record.ts';
import { isPersonSubject } from '#shared/contract/assessment-record.ts';
import { documentKindLabels } from '#shared/vocabulary.ts';

/** Kinds of documents about one record. */
export type RecordKind = Extract<DocumentTarget, { assessmentId: unknown }>['kind'];

const recordKinds: readonly RecordKind[] = ['annual_form', 'term_form', 'score_detail', 'result_notice'];

/** Documents there are about a record, the one for the personal file first. */
export function kindsOf({ kind, subject }: Pick<AssessmentDetail, 'kind' | 'subject'>): RecordKind[] {
  const form = isPersonSubject(subject)
    ? recordKinds.filter(
        (candidate) =>
          (candidate === 'annual_form' && kind === 'annual') ||
          (candidate === 'term_form' && kind === 'term'),
      )
    : [];
  return [...form, 'score_detail', 'result_notice'];
}

/** The kind an address asks for, where the record has it; else its first. */
export function chosenKind(asked: string | null, kinds: readonly RecordKind[]): RecordKind {
  return kinds.find((kind) => kind === asked) ?? kinds[0] ?? 'score_detail';
}

/** What the document is called on buttons and in sentences. */
export const shortNames: Record<RecordKind, string> = {
  annual_form: '登记表',
  term_form: '鉴定表',
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
