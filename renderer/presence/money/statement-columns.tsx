import type { AllowanceColumn, AllowanceRow, AllowanceStatement } from '#shared/contract/presence-money.ts';
import { allowanceStatusLabels } from '#shared/contract/presence-money.ts';
import { postRoleLabels } from '#shared/vocabulary.ts';
import type { DataColumn } from '../../components/data-table/index.ts';
import { byName, byNumber, type Comparers } from '../sorted-source.ts';
import { formatYuanFigure, shortTitle } from './amounts.ts';
import styles from './money.module.css';
import { notTotalled, OpenChip } from './open-words.tsx';

const lineOf = (row: AllowanceRow, ruleCode: string) => row.lines.find((line) => line.ruleCode === ruleCode);

/** Comparers by column, one an allowance too. */
export function statementComparers(columns: readonly AllowanceColumn[]): Comparers<AllowanceRow, string> {
  return {
    person: (a, b) => byName(a.personName, b.personName),
    village: (a, b) => byName(a.villageName, b.villageName),
    unit: (a, b) => byName(a.unitName, b.unitName),
    days: (a, b) => byNumber(a.daysOnPost, b.daysOnPost),
    total: (a, b) => byNumber(a.totalCents, b.totalCents),
    ...Object.fromEntries(
      columns.map(({ ruleCode }) => [
        `rule.${ruleCode}`,
        (a: AllowanceRow, b: AllowanceRow) =>
          byNumber(lineOf(a, ruleCode)?.amountCents ?? null, lineOf(b, ruleCode)?.amountCents ?? null),
      ]),
    ),
  };
}

/** A figure over all rows, and below it what is worked out where it is not complete. */
export function totalsOf(
  { complete, computedCents }: { readonly complete: number | null; readonly computedCents: number },
  anyOpen: boolean,
) {
  const whole = complete === null ? notTotalled : formatYuanFigure(complete);
  if (!anyOpen) return [whole];
  // Not a single figure of it is known: that is not nothing to pay.
  return [whole, complete === null && computedCents === 0 ? '—' : formatYuanFigure(computedCents)];
}

type Column = DataColumn<AllowanceRow, string>;

/** Columns of the monthly statement: who, one column an allowance, the total or why there is none. */
export function statementColumns(
  { columns, totals }: Pick<AllowanceStatement, 'columns' | 'totals'>,
  onOpen: (row: AllowanceRow, ruleCode: string | null) => void,
): readonly Column[] {
  const anyOpen = totals.totalCents === null;
  return [
    {
      id: 'person',
      title: '姓名',
      width: 96,
      sort: 'person',
      totals: anyOpen ? ['合计', '其中已算出'] : ['合计'],
      text: (row) => row.personName,
      cell: (row) => (
        <button type="button" className={styles.link} onClick={() => onOpen(row, null)}>
          {row.personName}
        </button>
      ),
    },
    {
      id: 'role',
      title: '驻村职务',
      width: 104,
      hidden: true,
      text: (row) => (row.role ? postRoleLabels[row.role] : ''),
    },
    { id: 'village', title: '驻村', width: 104, sort: 'village', text: (row) => row.villageName },
    { id: 'township', title: '乡镇', width: 104, hidden: true, text: (row) => row.townshipName },
    { id: 'unit', title: '派出单位', width: 120, sort: 'unit', text: (row) => row.unitName },
    {
      id: 'days',
      title: '在岗天数',
      width: 86,
      align: 'end',
      sort: 'days',
      text: (row) => String(row.daysOnPost),
    },
    ...columns.map((column) => ruleColumn(column, anyOpen, onOpen)),
    {
      id: 'total',
      title: '合计（元）',
      width: 112,
      align: 'end',
      sort: 'total',
      totals: totalsOf({ complete: totals.totalCents, computedCents: totals.computedCents }, anyOpen),
      text: (row) => (row.totalCents === null ? notTotalled : formatYuanFigure(row.totalCents)),
      cell: (row) =>
        row.totalCents === null ? (
          <span className={styles.open} title={row.openReason ?? undefined}>
            {notTotalled}
          </span>
        ) : (
          <button type="button" className={styles.figure} onClick={() => onOpen(row, null)}>
            <b>{formatYuanFigure(row.totalCents)}</b>
          </button>
        ),
    },
    {
      id: 'reason',
      title: '说明',
      width: 168,
      grow: true,
      text: (row) => row.openReason ?? '',
      cell: (row) => <span className={styles.quiet}>{row.openReason}</span>,
    },
  ];
}

function ruleColumn(
  { ruleCode, title, amountCents, computedCents }: AllowanceColumn,
  anyOpen: boolean,
  onOpen: (row: AllowanceRow, ruleCode: string | null) => void,
): Column {
  return {
    id: `rule.${ruleCode}`,
    title,
    heading: shortTitle(title),
    width: Math.max(108, shortTitle(title).length * 13 + 36),
    align: 'end',
    sort: `rule.${ruleCode}`,
    totals: totalsOf({ complete: amountCents, computedCents }, anyOpen),
    text: (row) => {
      const line = lineOf(row, ruleCode);
      if (!line) return '';
      return line.amountCents === null
        ? allowanceStatusLabels[line.status]
        : formatYuanFigure(line.amountCents);
    },
    cell: (row) => {
      const line = lineOf(row, ruleCode);
      return (
        line && (
          <button
            type="button"
            className={styles.figure}
            title={line.sentence}
            onClick={() => onOpen(row, ruleCode)}
          >
            {line.amountCents === null ? (
              <OpenChip status={line.status} />
            ) : (
              formatYuanFigure(line.amountCents)
            )}
          </button>
        )
      );
    },
  };
}
