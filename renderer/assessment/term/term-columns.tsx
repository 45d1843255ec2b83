import { Link } from 'react-router';
import type { TermDueRow } from '#shared/contract/assessment-term.ts';
import {
  assessmentStateLabels,
  cycleStateLabels,
  identityLabels,
  postingEndKindLabels,
  postRoleLabels,
} from '#shared/vocabulary.ts';
import type { DataColumn } from '../../components/data-table/index.ts';
import { StatusChip } from '../../components/status-chip.tsx';

export type TermSort = 'due' | 'name' | 'village' | 'unit' | 'start';

/** 还有 12 天 / 今天 / 已过 30 天. */
function remaining({ daysLeft, endDate }: TermDueRow): string {
  if (endDate !== null) return '已离岗';
  if (daysLeft === null) return '';
  if (daysLeft === 0) return '今天届满';
  return daysLeft > 0 ? `还有 ${daysLeft} 天` : `已过 ${-daysLeft} 天`;
}

function standing(row: TermDueRow): string {
  const { assessment } = row;
  if (assessment === null) return '还没有期满考核';
  const state =
    assessment.cycleState === 'scoring'
      ? assessmentStateLabels[assessment.state]
      : cycleStateLabels[assessment.cycleState];
  return `${assessment.cycleTitle}：${state}`;
}

function ending({ early, endKind }: TermDueRow): string {
  const kind = endKind === null ? '' : postingEndKindLabels[endKind];
  return early ? `任期未满${kind === '' ? '' : `（${kind}）`}` : kind;
}

export const termColumns: readonly DataColumn<TermDueRow, TermSort>[] = [
  {
    id: 'name',
    title: '姓名',
    width: 116,
    sort: 'name',
    text: (row) => row.name,
    cell: (row) => (
      <Link to={`/people/${row.personId}`} tabIndex={-1}>
        {row.name}
      </Link>
    ),
  },
  { id: 'start', title: '到岗', width: 104, sort: 'start', text: (row) => row.startDate },
  { id: 'due', title: '任期届满', width: 104, sort: 'due', text: (row) => row.dueOn ?? '' },
  {
    id: 'remaining',
    title: '距届满',
    width: 104,
    text: remaining,
    cell: (row) =>
      row.endDate === null && row.daysLeft !== null && row.daysLeft < 0 ? (
        <StatusChip tone="red">{remaining(row)}</StatusChip>
      ) : (
        remaining(row)
      ),
  },
  { id: 'end', title: '离岗', width: 104, text: (row) => row.endDate ?? '' },
  {
    id: 'ending',
    title: '离岗情形',
    width: 176,
    text: ending,
    cell: (row) => (row.early ? <StatusChip tone="amber">{ending(row)}</StatusChip> : ending(row)),
  },
  { id: 'standing', title: '期满考核', width: 200, grow: true, text: standing },
  { id: 'role', title: '驻村职务', width: 126, text: (row) => (row.role ? postRoleLabels[row.role] : '') },
  { id: 'village', title: '派驻村', width: 100, sort: 'village', text: (row) => row.villageName },
  { id: 'unit', title: '派出单位', width: 150, sort: 'unit', text: (row) => row.unitName },
  { id: 'township', title: '乡镇（街道）', width: 124, text: (row) => row.townshipName, hidden: true },
  {
    id: 'identity',
    title: '身份',
    width: 108,
    text: (row) => (row.identity ? identityLabels[row.identity] : ''),
    hidden: true,
  },
];
