import {
  type FeedbackStage,
  feedbackStageLabels,
  type UnitResult,
} from '#shared/contract/assessment-unit-results.ts';
import type { DataColumn } from '../../components/data-table/index.ts';
import { StatusChip } from '../../components/status-chip.tsx';

const tones = {
  not_settled: 'grey',
  to_send: 'red',
  changed: 'red',
  sent: 'amber',
  receipt: 'green',
} as const satisfies Record<FeedbackStage, string>;

/** How far a unit has been told. */
export function FeedbackChip({ unit }: { readonly unit: Pick<UnitResult, 'stage'> }) {
  return <StatusChip tone={tones[unit.stage]}>{feedbackStageLabels[unit.stage]}</StatusChip>;
}

export const unitColumns: readonly DataColumn<UnitResult>[] = [
  { id: 'unit', title: '派出单位', width: 200, text: (row) => row.unitName },
  {
    id: 'people',
    title: '人员等次',
    width: 240,
    grow: true,
    text: (row) => row.people.map(({ name, gradeWord }) => `${name} ${gradeWord}`).join('、'),
  },
  {
    id: 'teams',
    title: '工作队等次',
    width: 220,
    text: (row) =>
      row.teams
        .map(
          ({ villageName, leading, gradeWord }) => `${villageName}${leading ? '（牵头）' : ''} ${gradeWord}`,
        )
        .join('、'),
  },
  { id: 'own', title: '单位等次', width: 92, text: (row) => row.own?.gradeWord ?? '' },
  {
    id: 'stage',
    title: '反馈情况',
    width: 156,
    text: (row) => feedbackStageLabels[row.stage],
    cell: (row) => <FeedbackChip unit={row} />,
  },
  { id: 'sent', title: '反馈日期', width: 104, text: (row) => row.feedback?.sentOn ?? '' },
  { id: 'number', title: '反馈函文号', width: 150, text: (row) => row.feedback?.documentNumber ?? '' },
  { id: 'receipt', title: '回执日期', width: 104, text: (row) => row.feedback?.receiptOn ?? '' },
  {
    id: 'assistance',
    title: '对单位的意义',
    width: 280,
    text: (row) => row.assistance ?? '',
    hidden: true,
  },
];
