import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { PostingRow } from '#shared/contract/roster.ts';
import { postRoleLabels } from '#shared/vocabulary.ts';
import { PostingStageChip } from '../stage-chip.tsx';
import styles from './villages.module.css';

/** A column of a {@link PeopleTable}. */
export interface PeopleColumn {
  readonly title: string;
  readonly cell: (row: PostingRow) => ReactNode;
  /** A date or another short word that is not to be broken. */
  readonly day?: boolean;
}

export const personColumn: PeopleColumn = {
  title: '姓名',
  cell: (row) =>
    row.personId === null ? (
      <span className={styles.unknown}>{row.nomineeName === null ? '待定人' : `拟 ${row.nomineeName}`}</span>
    ) : (
      <Link to={`/people/${row.personId}`}>{row.personName}</Link>
    ),
};
export const roleColumn: PeopleColumn = {
  title: '驻村职务',
  cell: (row) =>
    row.role === null ? <span className={styles.unknown}>未定</span> : postRoleLabels[row.role],
};
export const unitColumn: PeopleColumn = {
  title: '派出单位',
  cell: (row) => (
    <>
      <Link to={`/roster/units/${row.unitId}`}>{row.unitName}</Link>
      {row.leadUnit && '（牵头）'}
    </>
  ),
};
export const villageColumn: PeopleColumn = {
  title: '村（社区）',
  cell: (row) => <Link to={`/roster/villages/${row.villageId}`}>{row.villageName}</Link>,
};
export const startColumn: PeopleColumn = {
  title: '到岗日期',
  cell: (row) => row.startDate ?? '—',
  day: true,
};
export const endColumn: PeopleColumn = { title: '离岗日期', cell: (row) => row.endDate ?? '—', day: true };
/** Leads to the posting itself. */
export const stageColumn: PeopleColumn = {
  title: '状态',
  cell: (row) => (
    <Link to={`/roster?posting=${row.id}`} title="查看派驻记录">
      <PostingStageChip stage={row.stage} />
    </Link>
  ),
  day: true,
};

interface PeopleTableProps {
  /** What the table lists, for screen readers. */
  readonly label: string;
  readonly columns: readonly PeopleColumn[];
  readonly rows: readonly PostingRow[];
}

/** A few postings as a plain table; long lists belong in a DataTable. */
export function PeopleTable({ label, columns, rows }: PeopleTableProps) {
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ title }) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            {columns.map(({ title, cell, day }) => (
              <td key={title} className={day ? styles.day : undefined}>
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
