import { Link } from 'react-router';
import type { AssessmentRow } from '#shared/contract/assessment-record.ts';
import type { CycleId } from '#shared/ids.ts';
import { formatPointsAligned } from '#shared/points.ts';
import { gradeWordsFor } from '#shared/policy/lookup.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import {
  assessedObjectLabels,
  assessmentStateLabels,
  type Grade,
  identityLabels,
  participationLabels,
} from '#shared/vocabulary.ts';
import type { DataColumn } from '../../components/data-table/index.ts';
import { StatusChip } from '../../components/status-chip.tsx';

export type PeopleSort = 'rank' | 'name' | 'village' | 'unit' | 'state' | 'total';

const tones = { scoring: 'grey', proposed: 'amber', locked: 'green' } as const;
const shortPools = { civil_servant: '公务员', other: '其他', team: '工作队', unit: '单位' } as const;

/** The columns of a cycle's people; grades in the words of each person's identity. */
export function peopleColumns(
  scheme: Scheme,
  cycleId: CycleId,
): readonly DataColumn<AssessmentRow, PeopleSort>[] {
  const word = (row: AssessmentRow, grade: Grade | null) =>
    grade === null ? '' : gradeWordsFor(scheme, row.identity)[grade];
  const settled = (row: AssessmentRow) =>
    row.participation === 'graded' ? word(row, row.finalGrade) : '不定等次';
  return [
    {
      id: 'name',
      title: '考核对象',
      width: 116,
      sort: 'name',
      text: (row) => row.name,
      cell: (row) => (
        <Link to={`/assessment/${cycleId}/records/${row.id}`} tabIndex={-1}>
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
      text: (row) => (row.rank === null ? '' : `${shortPools[row.pool]} ${row.rank}/${row.poolSize}`),
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
    { id: 'final', title: '审定', width: 76, text: (row) => settled(row) },
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
    { id: 'role', title: '类别', width: 126, text: (row) => assessedObjectLabels[row.object] },
    {
      id: 'identity',
      title: '身份',
      width: 108,
      text: (row) => (row.identity === null ? '' : identityLabels[row.identity]),
    },
    {
      id: 'participation',
      title: '参加考核情况',
      width: 148,
      text: (row) => participationLabels[row.participation],
      hidden: true,
    },
    {
      id: 'cap',
      title: '最高等次',
      width: 92,
      text: (row) => (row.gradeCap === null ? '' : word(row, row.gradeCap)),
      hidden: true,
    },
    { id: 'township', title: '乡镇（街道）', width: 124, text: (row) => row.townshipName, hidden: true },
  ];
}
