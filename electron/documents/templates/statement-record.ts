import type { StatementRecordSnapshot } from '#shared/archive/snapshots/recall-forms.ts';
import { formatDateLong } from '#shared/dates.ts';
import { fieldRow } from '../form/field-row.ts';
import { mm } from '../page-geometry.ts';
import type { PageDrawing } from '../typesetting/drawing.ts';
import { footerCode } from './footer.ts';
import { type LayoutContext, layOutForm } from './form-pages.ts';
import { label, value } from './particulars.ts';
import { aboutRows, clauseText, signedRow, statementRow, textRow } from './recall-rows.ts';

/**
 * Lays out 本人陈述记录: what the person was told, what the person says and signs; or that it was refused, with two
 * witnesses. Without either it is a sheet to be written by hand.
 *
 * @throws MissingGlyphError naming every character that no shipped font has; nothing is drawn then
 */
export function layOutStatementRecord(
  snapshot: StatementRecordSnapshot,
  context: LayoutContext,
): PageDrawing[] {
  const { about, statement, clauses, caseNumber, organisation } = snapshot;
  const refused = statement?.kind === 'refused';
  return layOutForm(
    {
      snapshot,
      title: { title: refused ? '拒绝陈述情况记录' : '本人陈述记录', period: caseNumber, organisation },
      who: `姓名：${about.name}`,
      subject: about.name,
      code: footerCode,
      rows: (typesetter, width) => [
        {
          together: false,
          rows: [
            ...aboutRows(typesetter, width, about),
            fieldRow(typesetter, width, [
              label(3, refused ? '记录时间' : '陈述时间'),
              value(9, '陈述时间', statement && formatDateLong(statement.on)),
              label(3, '记录人'),
              value(9, '记录人', statement?.takenBy ?? null),
            ]),
            textRow(typesetter, width, {
              label: '已告知的\n召回情形',
              text: clauses.map(clauseText).join('\n'),
              leastHeight: mm(20),
            }),
            statementRow(typesetter, width, {
              label: refused ? '拒绝陈述\n情况' : '本人陈述',
              statement,
              leastHeight: mm(90),
              maximumStretch: Number.POSITIVE_INFINITY,
            }),
            signedRow(typesetter, width, {
              label: '记录人\n签名',
              text: refused ? '以上情况属实。' : '以上记录与本人陈述一致。',
              opinion: { signer: null, signedOn: null },
              signatory: 'person',
              leastHeight: mm(28),
              maximumStretch: 0,
            }),
          ],
        },
      ],
    },
    context,
  );
}
