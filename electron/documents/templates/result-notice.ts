import type { ResultNoticeSnapshot } from '#shared/archive/snapshots/letters.ts';
import { formatDateLong } from '#shared/dates.ts';
import {
  blankLine,
  centredHeading,
  documentNumber,
  onNewPage,
  paragraph,
  salutation,
  signature,
  title,
  withSignature,
  writingLines,
} from '../letter/blocks.ts';
import { layOutLetter } from '../letter/letter.ts';
import type { Slice } from '../letter/slice.ts';
import type { PageDrawing } from '../typesetting/drawing.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import type { LayoutContext } from './form-pages.ts';
import { bare } from './publicity-notice.ts';

/**
 * Lays out a 考核结果通知书, and on a page of its own the receipt that comes back: the opinion, the signature, or what
 * whoever brought it notes when it is not signed.
 *
 * @throws MissingGlyphError
 */
export function layOutResultNotice(snapshot: ResultNoticeSnapshot, context: LayoutContext): PageDrawing[] {
  const compose = (typesetter: Typesetter) => [
    ...notice(typesetter, snapshot),
    ...receipt(typesetter, snapshot),
  ];
  return layOutLetter({ snapshot, subject: snapshot.addressee, compose }, context);
}

function notice(typesetter: Typesetter, snapshot: ResultNoticeSnapshot): Slice[] {
  const { addressee, toPerson, cycleTitle, scheme, standing, period, settledOn, settledBy } = snapshot;
  const you = toPerson ? '你' : '你们';
  const when = period && `${formatDateLong(period.from)}至${formatDateLong(period.to)}期间，`;
  const under = snapshot.settledUnder === null ? '' : `（${snapshot.settledUnder}）`;
  const settled = settledOn === null ? settledBy : `${settledBy}于${formatDateLong(settledOn)}`;
  const outcome =
    snapshot.grade === null
      ? `${you}在${cycleTitle}中${snapshot.participation}。`
      : `确定${you}${cycleTitle}的等次为${snapshot.grade}。`;
  const text = [
    ...documentNumber(typesetter, snapshot.documentNumber),
    ...title(typesetter, '考核结果通知书'),
    ...salutation(typesetter, toPerson ? `${addressee}同志` : addressee),
    ...paragraph(typesetter, `${when ?? ''}${you}作为${standing}接受考核。`, '考核对象'),
    ...paragraph(
      typesetter,
      `根据《${bare(scheme.title)}》，经民主测评、考核评分、等次评定和公示，${settled}审定${under}，${outcome}`,
      '考核结果',
    ),
    ...paragraph(
      typesetter,
      toPerson
        ? '对考核结果，你有权签署本人意见；有不同意见的，可以在回执中写明理由和依据，作为考核材料一并保存。请在回执上签名，注明日期后交回。'
        : '对考核结果有不同意见的，可以在回执中写明理由和依据，作为考核材料一并保存。请在回执上盖章，注明日期后交回。',
      '本人意见的权利',
    ),
  ];
  return withSignature(text, signature(typesetter, snapshot.organ, snapshot.issuedOn));
}

function receipt(typesetter: Typesetter, snapshot: ResultNoticeSnapshot): Slice[] {
  const { addressee, toPerson, cycleTitle, registerNumber } = snapshot;
  const number = registerNumber === null ? '' : `（登记号 ${registerNumber}）`;
  const line = (text: string) => paragraph(typesetter, text, '回执');
  const [first = blankLine(), ...rest] = centredHeading(typesetter, '考核结果通知书回执');
  return [
    onNewPage(first),
    ...rest,
    blankLine(true),
    ...line(`${addressee}${toPerson ? '同志' : ''}${cycleTitle}结果通知书${number}已收到，结果已知悉。`),
    ...line(toPerson ? '本人意见：' : '意见：'),
    ...writingLines(5),
    blankLine(),
    ...line(`${toPerson ? '签名：　　　　　　　　' : '签名（盖章）：　　　　'}　　　　　　年　　月　　日`),
    blankLine(),
    ...line('拒绝签名的，由送达人写明情况，在场人签名：'),
    ...writingLines(3),
    blankLine(),
    ...line('送达人：　　　　　　　　在场人：'),
    ...line('　　　　　　　　　　　　　年　　月　　日'),
  ];
}
