import { Link } from 'react-router';
import type { BatchRow } from '#shared/contract/assessment-ballots.ts';
import type { CycleId } from '#shared/ids.ts';
import { ballotBatchStateLabels, ballotEntryMethodLabels, raterGroupLabels } from '#shared/vocabulary.ts';
import type { DataColumn } from '../../../components/data-table/index.ts';
import { StatusChip } from '../../../components/status-chip.tsx';
import { stateTones } from '../words.ts';

export type BatchSort = 'number' | 'group' | 'place' | 'state' | 'heldOn';

function passWords({ passes }: BatchRow, number: 1 | 2): string {
  const pass = passes.find((candidate) => candidate.pass === number);
  if (!pass) return '';
  return `${pass.by}（${ballotEntryMethodLabels[pass.method]}${pass.finishedAt === null ? '，未录完' : ''}）`;
}

const settledCount = (row: BatchRow, key: 'returned' | 'valid' | 'invalid') =>
  row.settled === null ? '' : String(row.settled[key]);

/** The columns of the list of batches. */
export function batchColumns(cycleId: CycleId): readonly DataColumn<BatchRow, BatchSort>[] {
  return [
    {
      id: 'number',
      title: '批次',
      width: 72,
      align: 'end',
      sort: 'number',
      text: (row) => String(row.number),
      cell: (row) => (
        <Link to={`/assessment/${cycleId}/ballots/${row.id}`} tabIndex={-1}>
          {row.number}
        </Link>
      ),
    },
    { id: 'place', title: '地点', width: 150, sort: 'place', text: (row) => row.place },
    { id: 'group', title: '测评主体', width: 92, sort: 'group', text: (row) => raterGroupLabels[row.group] },
    {
      id: 'state',
      title: '状态',
      width: 116,
      sort: 'state',
      text: (row) => ballotBatchStateLabels[row.state],
      cell: (row) => (
        <StatusChip tone={stateTones[row.state]}>{ballotBatchStateLabels[row.state]}</StatusChip>
      ),
    },
    {
      id: 'subjects',
      title: '考核对象',
      width: 220,
      grow: true,
      text: (row) => row.subjects.map(({ name }) => name).join('、'),
    },
    { id: 'issued', title: '发出', width: 64, align: 'end', text: (row) => String(row.issued) },
    { id: 'returned', title: '收回', width: 64, align: 'end', text: (row) => settledCount(row, 'returned') },
    { id: 'valid', title: '有效', width: 64, align: 'end', text: (row) => settledCount(row, 'valid') },
    { id: 'invalid', title: '无效', width: 64, align: 'end', text: (row) => settledCount(row, 'invalid') },
    { id: 'township', title: '乡镇（街道）', width: 110, text: (row) => row.townshipName },
    { id: 'village', title: '村（社区）', width: 110, hidden: true, text: (row) => row.villageName },
    { id: 'heldOn', title: '测评日期', width: 104, sort: 'heldOn', text: (row) => row.heldOn ?? '' },
    { id: 'first', title: '第一遍', width: 170, hidden: true, text: (row) => passWords(row, 1) },
    { id: 'second', title: '第二遍', width: 170, hidden: true, text: (row) => passWords(row, 2) },
    { id: 'settledBy', title: '确认人', width: 100, hidden: true, text: (row) => row.settled?.by ?? '' },
    { id: 'voidReason', title: '作废理由', width: 180, hidden: true, text: (row) => row.voidReason ?? '' },
  ];
}
