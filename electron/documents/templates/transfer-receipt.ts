import type { TransferListSnapshot } from '#shared/archive/snapshots/personal-files.ts';
import type { FormRow } from '../form/form-row.ts';
import type { ListSection } from '../list/list-pages.ts';
import { headRow, type ListColumn, listRow, stacked } from '../list/list-row.ts';
import { signingRow } from '../list/signing-pair.ts';
import { mm } from '../page-geometry.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import { dayOr, noteRow } from './transfer-rows.ts';

/** Rows left for the pen while nothing is known of what comes back. */
const blankRows = 8;
/** A note written by hand takes this much. */
const noteRoom = mm(24);

/**
 * The receipt of a hand-over: what was received, what came back and why. Until it is recorded it is a form for the
 * recipient to fill in.
 */
export function receiptSection(
  typesetter: Typesetter,
  width: number,
  snapshot: TransferListSnapshot,
): ListSection {
  const { receipt, recipient, number, organisation } = snapshot;
  const columns = columnsIn(width);
  const rows = refusedRows(typesetter, columns, snapshot);
  const closing = [
    noteRow(typesetter, width, '说　明', receipt?.note ?? '', receipt === null ? noteRoom : undefined),
    signingRow(typesetter, width, [
      {
        unitLabel: '接收单位',
        unit: recipient,
        personLabel: '接收人',
        person: receipt?.by ?? null,
        dateLabel: '接收日期',
        on: receipt?.on ?? null,
      },
    ]),
  ];
  return {
    title: { title: '材料移交回执', left: `县（市、区）：${organisation}`, right: `编号：${number}` },
    groups: [
      {
        together: true,
        rows: [wordsRow(typesetter, width, snapshot), countsRow(typesetter, width, snapshot)],
      },
      {
        together: false,
        head: headRow(typesetter, columns),
        rows: [...rows.slice(0, -1), stacked([...rows.slice(-1), ...closing])],
      },
    ],
    filler: null,
  };
}

function wordsRow(
  typesetter: Typesetter,
  width: number,
  { sender, handedOverOn, number, totals }: TransferListSnapshot,
): FormRow {
  const text = [
    `${sender}：`,
    `　　你单位于${dayOr(handedOverOn)}移交的材料（清单编号：${number}），计${totals.documents}件、${totals.copies}份、${totals.pages}页，已逐件核对，回执如下。`,
  ].join('\n');
  return listRow(typesetter, [{ title: '回执', width }], [text], { size: 12, leastHeight: mm(24) });
}

function countsRow(
  typesetter: Typesetter,
  width: number,
  { totals, receipt }: TransferListSnapshot,
): FormRow {
  const cells = [
    ['移交', String(totals.documents)],
    ['接收', receipt === null ? '' : String(receipt.accepted)],
    ['退回', receipt === null ? '' : String(receipt.refused.length)],
  ] as const;
  const columns = cells.flatMap(([name]): ListColumn[] => [
    { title: name, width: width / 8, alignment: 'centre', role: 'label' },
    { title: name, width: width / 3 - width / 8, alignment: 'centre' },
  ]);
  const texts = cells.flatMap(([name, count]) => [`${name}件数`, count]);
  return listRow(typesetter, columns, texts, { leastHeight: mm(9) });
}

/** Papers that came back; rows for the pen while that is not known, one that says so where none did. */
function refusedRows(
  typesetter: Typesetter,
  columns: readonly ListColumn[],
  { rows, receipt }: TransferListSnapshot,
): FormRow[] {
  if (receipt === null)
    return Array.from({ length: blankRows }, () => listRow(typesetter, columns, [], { leastHeight: mm(9) }));
  if (receipt.refused.length === 0)
    return [listRow(typesetter, columns, ['', '', '全部接收，没有退回的材料'])];
  return receipt.refused.map(({ row, reason }) => {
    const paper = rows[row - 1];
    return listRow(
      typesetter,
      columns,
      [String(row), paper?.person ?? '', paper?.title ?? '', paper?.registerNumber ?? '', reason],
      { which: `第 ${row} 行` },
    );
  });
}

function columnsIn(width: number): ListColumn[] {
  const fixed = mm(10) + mm(24) + mm(44) + mm(26);
  return [
    { title: '序号', width: mm(10), alignment: 'centre' },
    { title: '姓名', width: mm(24), alignment: 'centre', name: true },
    { title: '退回的材料', width: mm(44) },
    { title: '登记号', width: mm(26), alignment: 'centre' },
    { title: '退回理由', width: width - fixed },
  ];
}
