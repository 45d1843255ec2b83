import type { UrgingLetterSnapshot } from '#shared/archive/snapshots/recall-letters.ts';
import { formatDateLong } from '#shared/dates.ts';
import {
  documentNumber,
  jointSignature,
  paragraph,
  salutation,
  title,
  withSignature,
} from '../letter/blocks.ts';
import { layOutLetter } from '../letter/letter.ts';
import type { Slice } from '../letter/slice.ts';
import type { PageDrawing } from '../typesetting/drawing.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import type { LayoutContext } from './form-pages.ts';
import { clauses, decided, type LetterPart, numbered, points, quotedText, whoText } from './recall-letter.ts';

/**
 * Lays out a 督促函 to the dispatching unit from the organs that urge it to carry out a recall, each signing.
 *
 * @throws MissingGlyphError
 */
export function layOutUrgingLetter(snapshot: UrgingLetterSnapshot, context: LayoutContext): PageDrawing[] {
  return layOutLetter(
    { snapshot, subject: snapshot.person, compose: (typesetter) => compose(typesetter, snapshot) },
    context,
  );
}

function compose(typesetter: Typesetter, snapshot: UrgingLetterSnapshot): Slice[] {
  const { person, unit, noticeNumber, urgingSource } = snapshot;
  const notice = noticeNumber === null ? '' : `，已函告你单位（${noticeNumber}）`;
  const text = [
    ...documentNumber(typesetter, snapshot.documentNumber),
    ...title(typesetter, `关于督促召回${person}同志的函`),
    ...salutation(typesetter, unit),
    ...paragraph(
      typesetter,
      `${whoText(snapshot)}${decided(snapshot, `决定召回${person}同志`)}${notice}。按照${urgingSource}的规定，现就督促召回事项函告如下。`,
      '正文',
    ),
    ...numbered(typesetter, [clauses(typesetter, snapshot, '召回情形'), requests(typesetter, snapshot)]),
    ...paragraph(typesetter, '请将办理情况书面反馈。特此函告。', '结语'),
  ];
  return withSignature(text, jointSignature(typesetter, snapshot.organs, snapshot.issuedOn));
}

function requests(typesetter: Typesetter, snapshot: UrgingLetterSnapshot): LetterPart {
  const { person, dueOn, requests: asked } = snapshot;
  const when = dueOn === null ? '尽快' : `于${formatDateLong(dueOn)}前`;
  const texts = [`请${when}召回${person}同志，办结召回手续，做好工作交接。`, ...asked.map(quotedText)];
  return { title: '有关要求', slices: points(typesetter, texts, '有关要求') };
}
