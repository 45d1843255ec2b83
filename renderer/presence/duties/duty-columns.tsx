import type { DutyRow } from '#shared/contract/presence-duties.ts';
import type { DutySubject } from '#shared/vocabulary.ts';
import { postRoleLabels } from '#shared/vocabulary.ts';
import type { DataColumn } from '../../components/data-table/index.ts';
import { TextButton } from '../../components/text-button.tsx';
import { byName, byNumber, type Comparers } from '../sorted-source.ts';
import styles from './duties.module.css';
import { doneInWords, missingInWords, periodsInWords } from './duty-words.ts';
import { YearAxis, YearStrip } from './year-strip.tsx';

export type DutySort = 'name' | 'village' | 'unit' | 'done' | 'missing';

const shareDone = ({ totals }: DutyRow): number | null =>
  totals.due === 0 ? null : totals.done / totals.due;

export const dutyComparers: Comparers<DutyRow, DutySort> = {
  name: (a, b) => byName(a.name, b.name),
  village: (a, b) => byName(a.villageName ?? '', b.villageName ?? ''),
  unit: (a, b) => byName(a.unitName ?? '', b.unitName ?? ''),
  done: (a, b) => byNumber(shareDone(a), shareDone(b)),
  missing: (a, b) => byNumber(a.totals.missing, b.totals.missing),
};

const nameTitles: Record<DutySubject, string> = {
  person: '姓名',
  team: '工作队',
  unit: '派出单位',
  organiser: '单位',
};

interface DutyColumnsInput {
  readonly subject: DutySubject;
  readonly year: number;
  /** Whether all rows are of one duty, which then needs no column. */
  readonly oneDuty: boolean;
  readonly onOpen: (row: DutyRow, period: string | null) => void;
  readonly onOpenPosting: (row: DutyRow) => void;
}

type Column = DataColumn<DutyRow, DutySort>;

/** Columns of the register: who, what is asked for, the year, and what is missing. */
export function dutyColumns(input: DutyColumnsInput): readonly Column[] {
  const { subject, year, oneDuty, onOpen, onOpenPosting } = input;
  const name: Column = {
    id: 'name',
    title: nameTitles[subject],
    width: subject === 'person' ? 92 : 148,
    sort: 'name',
    text: (row) => row.name,
    ...(subject === 'person' && {
      cell: (row: DutyRow) => <TextButton onClick={() => onOpenPosting(row)}>{row.name}</TextButton>,
    }),
  };
  const duty: Column = { id: 'duty', title: '履职要求', width: 176, text: (row) => row.duty.title };
  return [
    name,
    ...(subject === 'person' || subject === 'team' ? placeColumns(subject) : []),
    ...(oneDuty ? [] : [duty]),
    {
      id: 'periods',
      title: `${year}年各期`,
      heading: <YearAxis year={year} />,
      width: 440,
      grow: true,
      text: (row) => periodsInWords(row.periods),
      cell: (row) => <YearStrip year={year} periods={row.periods} onOpen={(period) => onOpen(row, period)} />,
    },
    {
      id: 'done',
      title: '完成',
      width: 68,
      align: 'end',
      sort: 'done',
      text: (row) => doneInWords(row.totals),
    },
    {
      id: 'missing',
      title: '不足',
      width: 84,
      align: 'end',
      sort: 'missing',
      text: (row) => missingInWords(row.totals, row.duty.unit),
      cell: (row) => <span className={styles.missing}>{missingInWords(row.totals, row.duty.unit)}</span>,
    },
  ];
}

function placeColumns(subject: 'person' | 'team'): Column[] {
  const township: Column = {
    id: 'township',
    title: '乡镇',
    width: 104,
    hidden: subject === 'person',
    text: (row) => row.townshipName ?? '',
  };
  if (subject === 'team') return [township];
  return [
    { id: 'village', title: '驻村', width: 104, sort: 'village', text: (row) => row.villageName ?? '' },
    {
      id: 'unit',
      title: '派出单位',
      width: 116,
      sort: 'unit',
      hidden: true,
      text: (row) => row.unitName ?? '',
    },
    {
      id: 'role',
      title: '驻村职务',
      width: 108,
      hidden: true,
      text: (row) => (row.role ? postRoleLabels[row.role] : ''),
    },
    township,
  ];
}
