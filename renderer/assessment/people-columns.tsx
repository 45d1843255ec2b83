import { Link } from 'react-router';
import type { AssessmentRow } from '#shared/contract/assessment-record.ts';
import { formatPointsAligned } from '#shared/points.ts';
import { gradeWordsFor } from '#shared/policy/lookup.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import {
  assessedObjectLabels,
  assessmentStateLabels,
  type Grade,
  identityLabels,
} from '#shared/vocabulary.ts';
import type { DataColumn } from '../components/data-table/index.ts';
import { StatusChip } from '../components/status-chip.tsx';

export type PeopleSort = 'rank' | 'name' | 'village' | 'unit' | 'state' | 'total';

const tones = { scoring: 'grey', proposed: 'amber', locked: 'green' } as const;
const poolOf = ({ identity }: AssessmentRow) => (identity === 'civil_servant' ? '公务员' : '其他');

/** The columns of a cycle's people; grades in the words of each person's identity. */
export function peopleColumns(scheme: Scheme): readonly DataColumn<AssessmentRow, PeopleSort>[] {
  const word = (row: AssessmentRow, grade: Grade | null) =>
    grade === null ? '' : gradeWordsFor(scheme, row.identity)[grade];
  return [
    {
      id: 'name',
      title: '姓名',
      width: 116,
      sort: 'name',
      text: (row) => row.name,
      cell: (row) => (
        <Link to={row.id} tabIndex={-1}>
          {row.name}
        </Link>
      ),
    },
    {
      id: 'rank',
      title: '名次',
      width: 100,
      align: 'end',
      sort: 'rank',
      text: (row) => (row.rank === null ? '' : `${poolOf(row)} ${row.rank}/${row.poolSize}`),
    },
    {
      id: 'total',
      title: '得分',
      width: 68,
      align: 'end',
      sort: 'total',
      text: (row) => (row.total === null ? '' : formatPointsAligned(row.total)),
    },
    { id: 'suggested', title: '按得分', width: 76, text: (row) => word(row, row.suggestedGrade) },
    { id: 'proposed', title: '拟定', width: 76, text: (row) => word(row, row.proposedGrade) },
    { id: 'final', title: '审定', width: 76, text: (row) => word(row, row.finalGrade) },
    {
      id: 'state',
      title: '状态',
      width: 80,
      sort: 'state',
      text: (row) => assessmentStateLabels[row.state],
      cell: (row) => <StatusChip tone={tones[row.state]}>{assessmentStateLabels[row.state]}</StatusChip>,
    },
    { id: 'village', title: '派驻村', width: 96, sort: 'village', text: (row) => row.villageName },
    { id: 'unit', title: '派出单位', width: 140, grow: true, sort: 'unit', text: (row) => row.unitName },
    { id: 'role', title: '驻村职务', width: 126, text: (row) => assessedObjectLabels[row.object] },
    {
      id: 'identity',
      title: '身份',
      width: 108,
      text: (row) => (row.identity === null ? '' : identityLabels[row.identity]),
    },
    { id: 'township', title: '乡镇（街道）', width: 124, text: (row) => row.townshipName, hidden: true },
  ];
}
