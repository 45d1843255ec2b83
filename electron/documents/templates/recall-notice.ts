import type { RecallNoticeSnapshot } from '#shared/archive/snapshots/recall-letters.ts';
import { formatDateLong } from '#shared/dates.ts';
import { documentNumber, paragraph, salutation, signature, title, withSignature } from '../letter/blocks.ts';
import { layOutLetter } from '../letter/letter.ts';
import type { Slice } from '../letter/slice.ts';
import type { PageDrawing } from '../typesetting/drawing.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import type { LayoutContext } from './form-pages.ts';
import {
  clauses,
  decided,
  type LetterPart,
  numbered,
  paragraphs,
  points,
  quotedText,
  whoText,
} from './recall-letter.ts';

/**
 * Lays out a 召回通知（函） to the dispatching unit: which clauses apply by which facts, what was decided, what follows and
 * what the unit is asked to do, each by the words of the scheme.
 *
 * @throws MissingGlyphError
 */
export function layOutRecallNotice(snapshot: RecallNoticeSnapshot, context: LayoutContext): PageDrawing[] {
  return layOutLetter(
    { snapshot, subject: snapshot.person, compose: (typesetter) => compose(typesetter, snapshot) },
    context,
  );
}

function compose(typesetter: Typesetter, snapshot: RecallNoticeSnapshot): Slice[] {
  const { person, unit } = snapshot;
  const text = [
    ...documentNumber(typesetter, snapshot.documentNumber),
    ...title(typesetter, `关于召回${person}同志的函`),
    ...salutation(typesetter, unit),
    ...paragraph(typesetter, `${whoText(snapshot)}现将召回事项函告如下。`, '正文'),
    ...numbered(typesetter, [
      clauses(typesetter, snapshot, '召回情形'),
      paragraphs(typesetter, '主要事实', snapshot.facts),
      decision(typesetter, snapshot),
      effects(typesetter, snapshot),
      requests(typesetter, snapshot),
    ]),
    ...paragraph(typesetter, '请将办理结果书面反馈。特此函告。', '结语'),
  ];
  return withSignature(text, signature(typesetter, snapshot.organ, snapshot.issuedOn));
}

function decision(typesetter: Typesetter, snapshot: RecallNoticeSnapshot): LetterPart {
  const { person, fault, measures } = snapshot;
  const because = fault === null ? '' : `原因认定为${fault}。`;
  const what = measures.length === 0 ? '' : `处理措施：${measures.join('、')}。`;
  return {
    title: '审定意见',
    slices: paragraph(
      typesetter,
      `${decided(snapshot, `决定召回${person}同志。`)}${because}${what}`,
      '审定意见',
    ),
  };
}

function effects(typesetter: Typesetter, snapshot: RecallNoticeSnapshot): LetterPart | null {
  if (snapshot.effects.length === 0) return null;
  const texts = snapshot.effects.map(
    ({ text, until, source }) => `${text}，至${formatDateLong(until)}止〔${source}〕。`,
  );
  return { title: '影响期', slices: points(typesetter, texts, '影响期') };
}

function requests(typesetter: Typesetter, { person, requests: asked }: RecallNoticeSnapshot): LetterPart {
  const texts = [`请按规定办理${person}同志的召回手续，做好工作交接。`, ...asked.map(quotedText)];
  return { title: '有关要求', slices: points(typesetter, texts, '有关要求') };
}
