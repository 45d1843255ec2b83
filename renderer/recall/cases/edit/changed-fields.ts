import { faultLabels } from '#shared/case-vocabulary.ts';
import { type CaseDetail, verificationConclusionLabels } from '#shared/contract/recall-case.ts';
import { triggerWords } from '../case-words.ts';

/** A part of a case as it is stored, in words. */
export interface StoredField {
  readonly label: string;
  readonly text: string;
}

export interface ChangedField {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** The fields whose words differ, in their order; `—` for what is empty. */
export function changedBetween(base: readonly StoredField[], latest: readonly StoredField[]): ChangedField[] {
  return latest.flatMap(({ label, text }) => {
    const before = base.find((field) => field.label === label)?.text ?? '';
    return before === text ? [] : [{ label, before: before || '—', after: text || '—' }];
  });
}

const stateField = ({ stateTitle }: CaseDetail): StoredField => ({ label: '环节', text: stateTitle });

/** What a step rests on. */
export const storedStep = (detail: CaseDetail): StoredField[] => [stateField(detail), ...storedFacts(detail)];

export const storedFacts = (detail: CaseDetail): StoredField[] => [
  { label: '召回情形', text: detail.triggers.map(triggerWords).join('\n') },
  { label: '主要事实', text: detail.facts },
  { label: '原因认定', text: detail.fault === null ? '' : faultLabels[detail.fault] },
  { label: '认定理由', text: detail.faultReason ?? '' },
  {
    label: '处理措施',
    text: detail.measureChoices
      .filter(({ code }) => detail.measures.includes(code))
      .map(({ title }) => title)
      .join('、'),
  },
];

export function storedStatement({ statement }: CaseDetail): StoredField[] {
  if (statement === null) return [{ label: '本人陈述', text: '' }];
  return [
    { label: '日期', text: statement.on },
    { label: '记录人', text: statement.takenBy },
    { label: '本人陈述', text: statement.kind === 'made' ? statement.text : `拒绝陈述：${statement.note}` },
    { label: '见证人', text: statement.kind === 'made' ? '' : statement.witnesses.join('、') },
  ];
}

export function storedVerification({ verification }: CaseDetail): StoredField[] {
  if (verification === null) return [{ label: '核查报告', text: '' }];
  return [
    { label: '核查机关', text: verification.organ },
    { label: '核查人员', text: verification.people },
    { label: '核查日期', text: verification.on },
    { label: '文号', text: verification.documentNumber ?? '' },
    { label: '核查结论', text: verificationConclusionLabels[verification.conclusion] },
    { label: '核查报告', text: verification.text },
  ];
}
