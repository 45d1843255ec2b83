import type { AllowanceYear, AllowanceYearRow } from '#shared/contract/presence-money.ts';
import type { Month } from '#shared/dates.ts';
import type { DataColumn } from '../../components/data-table/index.ts';
import { byName, byNumber, type Comparers } from '../sorted-source.ts';
import { formatYuanFigure } from './amounts.ts';
import styles from './money.module.css';
import { notTotalled } from './open-words.tsx';
import { totalsOf } from './statement-columns.tsx';

type Column = DataColumn<AllowanceYearRow, string>;
type MonthTotal = AllowanceYearRow['months'][number];

const monthOf = (row: AllowanceYearRow, month: Month): MonthTotal | undefined =>
  row.months.find((each) => each.month === month);

/** Comparers by column, one a month too. */
export function yearComparers(months: readonly Month[]): Comparers<AllowanceYearRow, string> {
  return {
    unit: (a, b) => byName(a.unitName, b.unitName),
    person: (a, b) => byName(a.personName ?? '', b.personName ?? ''),
    people: (a, b) => byNumber(a.people, b.people),
    total: (a, b) => byNumber(a.totalCents, b.totalCents),
    ...Object.fromEntries(
      months.map((month) => [
        month,
        (a: AllowanceYearRow, b: AllowanceYearRow) =>
          byNumber(monthOf(a, month)?.totalCents ?? null, monthOf(b, month)?.totalCents ?? null),
      ]),
    ),
  };
}

interface YearColumnsInput {
  readonly statement: Pick<AllowanceYear, 'months' | 'totals'>;
  /** Whether rows are the people of one unit. */
  readonly people: boolean;
  readonly onOpenRow: (row: AllowanceYearRow) => void;
  readonly onOpenMonth: (row: AllowanceYearRow, month: Month) => void;
}

/** Columns of the yearly statement: the unit or person, the total, and a column a month. */
export function yearColumns({
  statement,
  people,
  onOpenRow,
  onOpenMonth,
}: YearColumnsInput): readonly Column[] {
  const { months, totals } = statement;
  const anyOpen = totals.totalCents === null;
  const nameTotals = anyOpen ? ['合计', '其中已算出'] : ['合计'];
  return [
    people
      ? {
          id: 'person',
          title: '姓名',
          width: 104,
          grow: true,
          sort: 'person',
          totals: nameTotals,
          text: (row) => row.personName ?? '',
        }
      : {
          id: 'unit',
          title: '派出单位',
          width: 132,
          grow: true,
          sort: 'unit',
          totals: nameTotals,
          text: (row) => row.unitName,
          cell: (row) => (
            <button type="button" className={styles.link} onClick={() => onOpenRow(row)}>
              {row.unitName}
            </button>
          ),
        },
    people
      ? { id: 'village', title: '驻村', width: 104, text: (row) => row.villageName ?? '' }
      : {
          id: 'people',
          title: '人数',
          width: 64,
          align: 'end',
          sort: 'people',
          totals: [String(totals.people)],
          text: (row) => String(row.people),
        },
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
          <b>{formatYuanFigure(row.totalCents)}</b>
        ),
    },
    ...months.map((month) => monthColumn(month, statement, onOpenMonth)),
  ];
}

function monthColumn(
  month: Month,
  { totals }: Pick<AllowanceYear, 'totals'>,
  onOpenMonth: (row: AllowanceYearRow, month: Month) => void,
): Column {
  const total = totals.months.find((each) => each.month === month);
  return {
    id: month,
    title: `${Number(month.slice(5))}月`,
    width: 96,
    align: 'end',
    sort: month,
    totals: total
      ? totalsOf(
          { complete: total.totalCents, computedCents: total.computedCents },
          totals.totalCents === null,
        )
      : [],
    text: (row) => monthWords(monthOf(row, month)),
    cell: (row) => {
      const found = monthOf(row, month);
      if (!found || found.people === 0) return <span className={styles.quiet}>—</span>;
      return (
        <button
          type="button"
          className={found.totalCents === null ? `${styles.figure} ${styles.open}` : styles.figure}
          title={
            found.openReason === null
              ? undefined
              : `${found.openReason}已算出 ${formatYuanFigure(found.computedCents)} 元。`
          }
          onClick={() => onOpenMonth(row, month)}
        >
          {monthWords(found)}
        </button>
      );
    },
  };
}

/** The month's total; nothing where nobody was on post. */
function monthWords(month: MonthTotal | undefined): string {
  if (!month || month.people === 0) return '';
  return month.totalCents === null ? notTotalled : formatYuanFigure(month.totalCents);
}
