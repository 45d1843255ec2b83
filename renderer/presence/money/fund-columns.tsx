import type { FundRow, FundStatement } from '#shared/contract/presence-money.ts';
import type { DataColumn } from '../../components/data-table/index.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import { byName, byNumber, type Comparers } from '../sorted-source.ts';
import { formatYuanFigure, shortTitle } from './amounts.ts';
import styles from './money.module.css';

type Column = DataColumn<FundRow, string>;

/** What a rule gives the row; null where it gives nothing. */
export function amountOf({ lines }: FundRow, ruleCode: string): number | null {
  const own = lines.filter((line) => line.ruleCode === ruleCode);
  return own.length === 0 ? null : own.reduce((sum, { amountCents }) => sum + amountCents, 0);
}

/** Comparers by column, one a rule too. */
export function fundComparers(columns: FundStatement['columns']): Comparers<FundRow, string> {
  return {
    name: (a, b) => byName(a.name, b.name),
    township: (a, b) => byName(a.townshipName ?? '', b.townshipName ?? ''),
    headcount: (a, b) => byNumber(a.headcount, b.headcount),
    total: (a, b) => byNumber(a.totalCents, b.totalCents),
    allocated: (a, b) => byNumber(a.allocation?.totalCents ?? null, b.allocation?.totalCents ?? null),
    differences: (a, b) => byNumber(a.differences.length, b.differences.length),
    ...Object.fromEntries(
      columns.map(({ ruleCode }) => [
        `rule.${ruleCode}`,
        (a: FundRow, b: FundRow) => byNumber(amountOf(a, ruleCode), amountOf(b, ruleCode)),
      ]),
    ),
  };
}

/** Columns of the funding table: the unit or village, heads, one column a rule, the total, and the imported table. */
export function fundColumns(
  { columns, totals }: Pick<FundStatement, 'columns' | 'totals'>,
  kind: FundRow['kind'],
  onOpen: (row: FundRow) => void,
): readonly Column[] {
  const own = columns.filter((column) => column.kind === kind);
  const figure = (row: FundRow, cents: number | null) =>
    cents === null ? (
      <span className={styles.quiet}>—</span>
    ) : (
      <button type="button" className={styles.figure} onClick={() => onOpen(row)}>
        {formatYuanFigure(cents)}
      </button>
    );
  return [
    {
      id: 'name',
      title: kind === 'unit' ? '派出单位' : '村（社区）',
      width: 176,
      sort: 'name',
      totals: ['合计（元）'],
      text: (row) => row.name,
      cell: (row) => (
        <button type="button" className={styles.link} onClick={() => onOpen(row)}>
          {row.name}
        </button>
      ),
    },
    ...(kind === 'village'
      ? [
          {
            id: 'township',
            title: '乡镇（街道）',
            width: 128,
            sort: 'township',
            text: (row: FundRow) => row.townshipName ?? '',
          },
        ]
      : []),
    {
      id: 'headcount',
      title: '人数',
      width: 72,
      align: 'end',
      sort: 'headcount',
      totals: [String(totals.headcount)],
      text: (row) => String(row.headcount),
    },
    { id: 'posts', title: '岗位数', width: 80, align: 'end', hidden: true, text: (row) => String(row.posts) },
    {
      id: 'people',
      title: '在岗人数',
      width: 88,
      align: 'end',
      hidden: true,
      text: (row) => String(row.people),
    },
    ...own.map(
      ({ ruleCode, title, atLeast, amountCents }): Column => ({
        id: `rule.${ruleCode}`,
        title: atLeast ? `${title}（不少于）` : title,
        heading: shortTitle(title),
        width: 148,
        align: 'end',
        sort: `rule.${ruleCode}`,
        totals: [formatYuanFigure(amountCents)],
        text: (row) => {
          const cents = amountOf(row, ruleCode);
          return cents === null ? '' : formatYuanFigure(cents);
        },
        cell: (row) => figure(row, amountOf(row, ruleCode)),
      }),
    ),
    {
      id: 'total',
      title: '合计',
      width: 124,
      align: 'end',
      sort: 'total',
      totals: [formatYuanFigure(totals.totalCents)],
      text: (row) => formatYuanFigure(row.totalCents),
      cell: (row) => figure(row, row.totalCents),
    },
    ...(kind === 'unit' && totals.allocation ? allocationColumns(totals.allocation.totalCents, totals) : []),
    {
      id: 'sentences',
      title: '计算',
      width: 240,
      grow: kind === 'village' || totals.allocation === null,
      hidden: kind === 'unit' && totals.allocation !== null,
      text: (row) => row.lines.map(({ sentence }) => sentence).join(''),
      cell: (row) => (
        <span className={styles.quiet}>{row.lines.map(({ sentence }) => sentence).join('')}</span>
      ),
    },
  ];
}

function allocationColumns(totalCents: number, { differingRows }: FundStatement['totals']): Column[] {
  return [
    {
      id: 'allocated',
      title: '拨付表',
      width: 124,
      align: 'end',
      sort: 'allocated',
      totals: [formatYuanFigure(totalCents)],
      text: ({ allocation }) => (allocation ? formatYuanFigure(allocation.totalCents) : ''),
    },
    {
      id: 'differences',
      title: '核对',
      width: 160,
      grow: true,
      sort: 'differences',
      totals: [differingRows === 0 ? '逐行一致' : `${differingRows} 行不一致`],
      text: ({ differences }) => (differences.length === 0 ? '一致' : differences.join('')),
      cell: ({ differences }) =>
        differences.length === 0 ? (
          <StatusChip tone="green">一致</StatusChip>
        ) : (
          <span className={styles.differs}>≠ {differences.join('')}</span>
        ),
    },
  ];
}
