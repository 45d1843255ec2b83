import type { RegisteredDocument } from '../contract/archive.ts';
import { type BusinessDate, formatDateLong } from '../dates.ts';
import { documentKindLabels } from '../vocabulary.ts';
import { bearsSeals, marksOf } from './document-course.ts';

/** Why something cannot be recorded of a paper: the stable name of the rule, and a sentence that says what to do. */
export interface MarkRefusal {
  readonly rule: string;
  readonly message: string;
}

type Paper = Pick<
  RegisteredDocument,
  | 'registerNumber'
  | 'kind'
  | 'title'
  | 'personName'
  | 'stage'
  | 'voidReason'
  | 'formedOn'
  | 'signing'
  | 'sealedOn'
  | 'handedOverOn'
>;

/** A paper by its person, title and number, for sentences. */
export const nameOfPaper = ({
  title,
  personName,
  registerNumber,
}: Pick<Paper, 'title' | 'personName' | 'registerNumber'>): string =>
  `${personName === null ? '' : `${personName}的`}${title}（${registerNumber}）`;

/** Whether nothing at all is recorded of it any more: it is not in force, or out of the house. */
export function closedRefusal(paper: Paper): MarkRefusal | null {
  const name = nameOfPaper(paper);
  switch (paper.stage) {
    case 'superseded':
      return { rule: 'not_in_force', message: `${name}已被新版替代，不能再登记。请在新版上登记。` };
    case 'voided':
      return { rule: 'not_in_force', message: `${name}已经作废（${paper.voidReason ?? ''}），不能再登记。` };
    case 'handed_over':
      return {
        rule: 'handed_over',
        message: `${name}已于${paper.handedOverOn === null ? '' : formatDateLong(paper.handedOverOn)}移交，不能再登记。确需更改的，先由接收单位退回。`,
      };
    default:
      return null;
  }
}

function futureRefusal(what: string, on: BusinessDate, today: BusinessDate): MarkRefusal | null {
  if (on <= today) return null;
  return {
    rule: 'in_future',
    message: `${what}日期${formatDateLong(on)}在今天之后。请填写实际${what}的日期。`,
  };
}

/** Why the signature of `on` cannot be recorded; null: it can. */
export function signingRefusal(paper: Paper, on: BusinessDate, today: BusinessDate): MarkRefusal | null {
  const closed = closedRefusal(paper);
  if (closed) return closed;
  const name = nameOfPaper(paper);
  if (marksOf(paper.kind).signature === null) {
    return {
      rule: 'no_signature',
      message: `${name}不用签名：${documentKindLabels[paper.kind]}没有本人签名栏。`,
    };
  }
  if (paper.signing !== null) {
    return {
      rule: 'already_signed',
      message: `${name}已登记${paper.signing.result === 'signed' ? '签名' : '拒签'}（${formatDateLong(paper.signing.on)}）。登记有误的，请先撤回再登记。`,
    };
  }
  if (on < paper.formedOn) {
    return {
      rule: 'before_formation',
      message: `${name}上已有${formatDateLong(paper.formedOn)}的日期，最后一个签名不会更早。请核对签名日期。`,
    };
  }
  return futureRefusal('签名', on, today);
}

/** Why seals of `on` cannot be recorded; null: they can. */
export function sealsRefusal(paper: Paper, on: BusinessDate, today: BusinessDate): MarkRefusal | null {
  const closed = closedRefusal(paper);
  if (closed) return closed;
  const name = nameOfPaper(paper);
  if (!bearsSeals(paper.kind)) {
    return { rule: 'no_seal', message: `${name}不用盖章：${documentKindLabels[paper.kind]}没有盖章处。` };
  }
  const { signature } = marksOf(paper.kind);
  if (signature !== null && paper.signing === null) {
    return {
      rule: 'not_signed',
      message: `${name}还没有登记${signature}签名。请先登记签名，拒签的登记拒签说明，再登记盖章。`,
    };
  }
  // Where the person signs too, that signature may well come after the seals of the organs.
  if (signature === null && on < paper.formedOn) {
    return {
      rule: 'before_formation',
      message: `${name}的日期是${formatDateLong(paper.formedOn)}，盖章不会更早。请核对盖章日期。`,
    };
  }
  return futureRefusal('盖章', on, today);
}

/** That a paper has no place for any of these seals. */
export const noPlaceRefusal = (paper: Paper, seals: readonly string[]): MarkRefusal => ({
  rule: 'no_seal',
  message: `${nameOfPaper(paper)}上没有${seals.join('、')}的盖章处。请核对盖章机关，或单独登记这份材料。`,
});

/** Why no mark can be taken back; null: the seals are, else the signature. */
export function takeBackRefusal(paper: Paper): MarkRefusal | null {
  const closed = closedRefusal(paper);
  if (closed) return closed;
  if (paper.sealedOn === null && paper.signing === null) {
    return { rule: 'no_mark', message: `${nameOfPaper(paper)}没有登记过签名或盖章，不用撤回。` };
  }
  return null;
}
