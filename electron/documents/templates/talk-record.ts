import type { TalkRecordSnapshot } from '#shared/archive/snapshots/recall-forms.ts';
import { formatDateLong } from '#shared/dates.ts';
import { fieldRow } from '../form/field-row.ts';
import { mm } from '../page-geometry.ts';
import type { PageDrawing } from '../typesetting/drawing.ts';
import { footerCode } from './footer.ts';
import { type LayoutContext, layOutForm } from './form-pages.ts';
import { label, value } from './particulars.ts';
import { aboutRows, signedRow, textRow } from './recall-rows.ts';

/** Nothing of it is known beforehand: a place to sign and to date by hand. */
const byHand = { signer: null, signedOn: null };

/**
 * Lays out 约谈记录: who talked with whom, when and where, what was said and what was answered, signed by both sides and
 * by whoever wrote it down.
 *
 * @throws MissingGlyphError naming every character that no shipped font has; nothing is drawn then
 */
export function layOutTalkRecord(snapshot: TalkRecordSnapshot, context: LayoutContext): PageDrawing[] {
  const { about, caseNumber, organisation } = snapshot;
  return layOutForm(
    {
      snapshot,
      title: { title: '约谈记录', period: caseNumber, organisation },
      who: `约谈对象：${snapshot.object}`,
      subject: snapshot.object,
      code: footerCode,
      rows: (typesetter, width) => [
        {
          together: false,
          rows: [
            fieldRow(typesetter, width, [
              label(3, '约谈对象'),
              { units: 9, field: '约谈对象', value: snapshot.object, alignment: 'left' },
              label(3, '约谈时间'),
              value(9, '约谈时间', formatDateLong(snapshot.on)),
            ]),
            fieldRow(typesetter, width, [
              label(3, '约谈机关'),
              { units: 9, field: '约谈机关', value: snapshot.organ, alignment: 'left' },
              label(3, '约谈人'),
              value(9, '约谈人', snapshot.conductedBy),
            ]),
            fieldRow(typesetter, width, [
              label(3, '约谈地点'),
              { units: 9, field: '约谈地点', value: snapshot.place, alignment: 'left' },
              label(3, '文  号'),
              value(9, '文号', snapshot.documentNumber),
            ]),
            ...aboutRows(typesetter, width, about, '被召回\n人员'),
            textRow(typesetter, width, {
              label: '约谈内容',
              text: snapshot.content,
              leastHeight: mm(60),
              maximumStretch: Number.POSITIVE_INFINITY,
            }),
            signedRow(typesetter, width, {
              label: '被约谈人\n表态',
              text: snapshot.reply,
              opinion: byHand,
              signatory: 'person',
              leastHeight: mm(35),
              maximumStretch: mm(30),
            }),
            signedRow(typesetter, width, {
              label: '约谈人',
              text: null,
              opinion: byHand,
              signatory: 'person',
              leastHeight: mm(22),
              maximumStretch: 0,
            }),
            signedRow(typesetter, width, {
              label: '记录人',
              text: null,
              opinion: byHand,
              signatory: 'person',
              leastHeight: mm(22),
              maximumStretch: 0,
            }),
          ],
        },
      ],
    },
    context,
  );
}
