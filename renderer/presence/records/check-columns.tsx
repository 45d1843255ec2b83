import type {
  CorrectionState,
  SpotCheckRow,
  spotCheckSortColumns,
} from '#shared/contract/presence-records.ts';
import { checkLevelLabels, type FindingKind, findingKindLabels } from '#shared/vocabulary.ts';
import type { DataColumn } from '../../components/data-table/index.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import { correctionWords } from './check-words.ts';
import { strikeVoided } from './parts/voided.tsx';

export type SpotCheckSort = (typeof spotCheckSortColumns)[number];

const findingTones: Record<FindingKind, 'red' | 'amber' | 'green' | 'grey'> = {
  on_post: 'green',
  excused_absence: 'grey',
  unexcused_absence: 'red',
  shortcoming: 'amber',
};

const correctionTones: Record<CorrectionState, 'red' | 'amber' | 'green' | 'grey'> = {
  none: 'grey',
  open: 'amber',
  overdue: 'red',
  corrected: 'green',
};

/** What was found, as a coloured word. */
export function FindingChip({ finding }: { readonly finding: FindingKind }) {
  return <StatusChip tone={findingTones[finding]}>{findingKindLabels[finding]}</StatusChip>;
}

/** Where the correction stands, as coloured words; nothing where none was asked for. */
export function CorrectionChip({ check }: { readonly check: SpotCheckRow }) {
  const words = correctionWords(check);
  return words === '' ? null : <StatusChip tone={correctionTones[check.correction]}>{words}</StatusChip>;
}

/** Columns of the findings, overdue corrections first as the server gives them. */
export const checkColumns: readonly DataColumn<SpotCheckRow, SpotCheckSort>[] = strikeVoided<
  SpotCheckRow,
  SpotCheckSort
>([
  { id: 'person', title: '姓名', width: 112, sort: 'person', text: (row) => row.personName ?? '' },
  { id: 'checkedOn', title: '检查日期', width: 104, sort: 'checkedOn', text: (row) => row.checkedOn },
  {
    id: 'level',
    title: '级别',
    width: 104,
    sort: 'level',
    text: (row) => checkLevelLabels[row.level],
  },
  { id: 'organ', title: '检查单位', width: 132, text: (row) => row.organ },
  {
    id: 'finding',
    title: '检查结果',
    width: 116,
    sort: 'finding',
    text: (row) => findingKindLabels[row.finding],
    cell: (row) => <FindingChip finding={row.finding} />,
  },
  { id: 'detail', title: '检查情况', width: 160, grow: true, text: (row) => row.detail },
  {
    id: 'due',
    title: '整改期限',
    width: 104,
    sort: 'correctionDueOn',
    text: (row) => row.correctionDueOn ?? '',
  },
  {
    id: 'correction',
    title: '整改',
    width: 124,
    text: correctionWords,
    cell: (row) => <CorrectionChip check={row} />,
  },
  { id: 'village', title: '驻村', width: 92, sort: 'village', text: (row) => row.villageName },
  {
    id: 'township',
    title: '乡镇（街道）',
    width: 112,
    sort: 'township',
    hidden: true,
    text: (row) => row.townshipName,
  },
  { id: 'unit', title: '派出单位', width: 160, sort: 'unit', hidden: true, text: (row) => row.unitName },
  { id: 'document', title: '文号', width: 140, hidden: true, text: (row) => row.documentNumber ?? '' },
  { id: 'correctedOn', title: '整改日期', width: 104, hidden: true, text: (row) => row.correctedOn ?? '' },
  {
    id: 'correctionNote',
    title: '整改情况',
    width: 200,
    hidden: true,
    text: (row) => row.correctionNote ?? '',
  },
]);
