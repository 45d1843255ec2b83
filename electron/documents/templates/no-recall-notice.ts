import type { NoRecallNoticeSnapshot } from '#shared/archive/snapshots/recall-letters.ts';
import { formatDateLong } from '#shared/dates.ts';
import { documentNumber, paragraph, salutation, signature, title, withSignature } from '../letter/blocks.ts';
import { layOutLetter } from '../letter/letter.ts';
import type { Slice } from '../letter/slice.ts';
import type { PageDrawing } from '../typesetting/drawing.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import type { LayoutContext } from './form-pages.ts';
import { clauses, decided, type LetterPart, numbered, paragraphs, points, whoText } from './recall-letter.ts';

/**
 * Lays out a 不予召回决定（整改通知）: what was looked into, that there is no recall, and what is to be done instead, by
 * whom and until when.
 *
 * @throws MissingGlyphError
 */
export function layOutNoRecallNotice(
  snapshot: NoRecallNoticeSnapshot,
  context: LayoutContext,
): PageDrawing[] {
  return layOutLetter(
    { snapshot, subject: snapshot.person, compose: (typesetter) => compose(typesetter, snapshot) },
    context,
  );
}

function compose(typesetter: Typesetter, snapshot: NoRecallNoticeSnapshot): Slice[] {
  const { person, unit, followUps, opinion } = snapshot;
  const what = followUps.length === 0 ? '的决定' : '并落实整改的通知';
  const text = [
    ...documentNumber(typesetter, snapshot.documentNumber),
    ...title(typesetter, `关于不予召回${person}同志${what}`),
    ...salutation(typesetter, unit),
    ...paragraph(typesetter, `${whoText(snapshot)}现将有关审定结果通知如下。`, '正文'),
    ...numbered(typesetter, [
      clauses(typesetter, snapshot, '核查的情形'),
      decision(typesetter, snapshot),
      paragraphs(typesetter, '审定机关意见', opinion),
      followUp(typesetter, snapshot),
    ]),
    ...paragraph(typesetter, closing(snapshot), '结语'),
  ];
  return withSignature(text, signature(typesetter, snapshot.organ, snapshot.issuedOn));
}

function decision(typesetter: Typesetter, snapshot: NoRecallNoticeSnapshot): LetterPart {
  const { person, conclusion, measures } = snapshot;
  const verified = conclusion === null ? '' : `核查结论为${conclusion}。`;
  const what = measures.length === 0 ? '' : `处理措施：${measures.join('、')}。`;
  return {
    title: '审定意见',
    slices: paragraph(
      typesetter,
      `${verified}${decided(snapshot, `决定不予召回${person}同志，继续驻村。`)}${what}`,
      '审定意见',
    ),
  };
}

function followUp(typesetter: Typesetter, { followUps }: NoRecallNoticeSnapshot): LetterPart | null {
  if (followUps.length === 0) return null;
  const texts = followUps.map(({ kind, title: what, organ, dueOn }) => {
    const when = dueOn === null ? '' : `，${formatDateLong(dueOn)}前完成`;
    return `${kind}：${what}（由${organ}负责${when}）。`;
  });
  return { title: '整改要求', slices: points(typesetter, texts, '整改要求') };
}

const closing = ({ followUps }: NoRecallNoticeSnapshot) =>
  followUps.length === 0
    ? '请告知本人。特此通知。'
    : '请告知本人，督促按期整改，并将整改结果书面反馈。特此通知。';
