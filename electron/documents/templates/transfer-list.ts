import type { TransferListSnapshot } from '#shared/archive/snapshots/personal-files.ts';
import type { FormRow } from '../form/form-row.ts';
import { type ListSection, layOutList } from '../list/list-pages.ts';
import { headRow, type ListColumn, listRow, stacked } from '../list/list-row.ts';
import { signingRow } from '../list/signing-pair.ts';
import { mm } from '../page-geometry.ts';
import type { PageDrawing } from '../typesetting/drawing.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import { footerCode } from './footer.ts';
import type { LayoutContext } from './form-pages.ts';
import { receiptSection } from './transfer-receipt.ts';
import { dotted, noteRow } from './transfer-rows.ts';

/**
 * Lays out 材料移交清单: what is handed over, with totals and the place where both sides sign and seal on the last page,
 * and the receipt on a page of its own, so that it can be sent back.
 *
 * @throws MissingGlyphError naming every character that no shipped font has; nothing is drawn then
 */
export function layOutTransferList(snapshot: TransferListSnapshot, context: LayoutContext): PageDrawing[] {
  return layOutList(
    {
      snapshot,
      subject: snapshot.number,
      code: footerCode,
      sections: (typesetter, width) => [
        listSection(typesetter, width, snapshot),
        receiptSection(typesetter, width, snapshot),
      ],
    },
    context,
  );
}

function listSection(typesetter: Typesetter, width: number, snapshot: TransferListSnapshot): ListSection {
  const columns = columnsIn(width);
  const rows = snapshot.rows.map((row, index) =>
    listRow(
      typesetter,
      columns,
      [
        String(index + 1),
        row.person ?? '',
        row.title,
        row.registerNumber,
        dotted(row.formedOn),
        String(row.copies),
        String(row.pages),
        row.remark ?? '',
      ],
      { which: `第 ${index + 1} 行` },
    ),
  );
  // Totals and signatures belong to what they are about: at least one paper stands above them.
  const foot = stacked([...rows.slice(-1), ...closing(typesetter, width, columns, snapshot)]);
  return {
    title: {
      title: '材料移交清单',
      left: `县（市、区）：${snapshot.organisation}`,
      right: `编号：${snapshot.number}`,
    },
    groups: [{ together: false, head: headRow(typesetter, columns), rows: [...rows.slice(0, -1), foot] }],
    filler: null,
  };
}

function closing(
  typesetter: Typesetter,
  width: number,
  columns: readonly ListColumn[],
  { totals, note, sender, recipient, handedOverOn }: TransferListSnapshot,
): FormRow[] {
  const widthOf = (from: number, to?: number) =>
    columns.slice(from, to).reduce((sum, column) => sum + column.width, 0);
  const sum: ListColumn[] = [
    { title: '合计', width: widthOf(0, 2), alignment: 'centre' },
    { title: '合计', width: widthOf(2, 5) },
    { title: '份数合计', width: widthOf(5, 6), alignment: 'centre' },
    { title: '页数合计', width: widthOf(6, 7), alignment: 'centre' },
    { title: '备注', width: widthOf(7) },
  ];
  const people = totals.people === 0 ? '' : `，涉及${totals.people}人`;
  // The column has the pages of one copy, so its sum would be another number.
  const counted = totals.copies === totals.documents ? '' : '（页数按份数合计）';
  return [
    listRow(
      typesetter,
      sum,
      [
        '合计',
        `材料${totals.documents}件${people}${counted}`,
        String(totals.copies),
        String(totals.pages),
        '',
      ],
      { role: 'label', leastHeight: mm(8) },
    ),
    ...(note === null ? [] : [noteRow(typesetter, width, '说明', note)]),
    signingRow(typesetter, width, [
      {
        unitLabel: '移交单位',
        unit: sender,
        personLabel: '移交人',
        person: null,
        dateLabel: '移交日期',
        on: handedOverOn,
      },
      {
        unitLabel: '接收单位',
        unit: recipient,
        personLabel: '接收人',
        person: null,
        dateLabel: '接收日期',
        on: null,
      },
    ]),
  ];
}

function columnsIn(width: number): ListColumn[] {
  const fixed = [10, 24, 26, 21, 10, 10, 18].reduce((sum, each) => sum + mm(each), 0);
  return [
    { title: '序号', width: mm(10), alignment: 'centre' },
    { title: '姓名', width: mm(24), alignment: 'centre', name: true },
    { title: '材料名称', width: width - fixed },
    { title: '登记号', width: mm(26), alignment: 'centre' },
    { title: '形成时间', width: mm(21), alignment: 'centre' },
    { title: '份数', width: mm(10), alignment: 'centre' },
    { title: '页数', width: mm(10), alignment: 'centre' },
    { title: '备注', width: mm(18) },
  ];
}
