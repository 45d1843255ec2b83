import type { LeaveRow, leaveSortColumns } from '#shared/contract/presence-leave.ts';
import { leaveKindLabels, leaveStateLabels, postRoleLabels } from '#shared/vocabulary.ts';
import type { DataColumn } from '../../components/data-table/index.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import styles from './leave.module.css';
import { daysText, flagsOf, halfDayText, leaveTones, reportedByLabels } from './leave-words.ts';

export type LeaveSort = (typeof leaveSortColumns)[number];

/** How far a leave has come, as a coloured word. */
export function LeaveStateChip({ leave }: { readonly leave: LeaveRow }) {
  return <StatusChip tone={leaveTones[leave.state]}>{leaveStateLabels[leave.state]}</StatusChip>;
}

/** What is still owed, one chip each. */
export function LeaveFlags({ leave }: { readonly leave: LeaveRow }) {
  return (
    <span className={styles.flags}>
      {flagsOf(leave).map(({ attention, label, tone }) => (
        <StatusChip key={attention} tone={tone}>
          {label}
        </StatusChip>
      ))}
    </span>
  );
}

/** Columns of the leaves; lengths in days, half days as 3.5. */
export const leaveColumns: readonly DataColumn<LeaveRow, LeaveSort>[] = [
  { id: 'person', title: '姓名', width: 112, sort: 'person', text: (row) => row.personName ?? '' },
  { id: 'kind', title: '类别', width: 92, text: (row) => leaveKindLabels[row.kind] },
  {
    id: 'start',
    title: '开始',
    width: 120,
    sort: 'startDate',
    text: (row) => halfDayText(row.startDate, row.startHalf),
  },
  { id: 'end', title: '结束', width: 120, text: (row) => halfDayText(row.endDate, row.endHalf) },
  {
    id: 'calendar',
    title: '日历日',
    width: 76,
    align: 'end',
    sort: 'length',
    text: (row) => daysText(row.calendarHalfDays),
  },
  {
    id: 'working',
    title: '工作日',
    width: 68,
    align: 'end',
    text: (row) => daysText(row.workingHalfDays),
  },
  {
    id: 'state',
    title: '状态',
    width: 80,
    sort: 'state',
    text: (row) => leaveStateLabels[row.state],
    cell: (row) => <LeaveStateChip leave={row} />,
  },
  {
    id: 'flags',
    title: '待办',
    width: 156,
    text: (row) =>
      flagsOf(row)
        .map(({ label }) => label)
        .join('、'),
    cell: (row) => <LeaveFlags leave={row} />,
  },
  {
    id: 'required',
    title: '须由谁批准',
    width: 128,
    grow: true,
    text: (row) => row.requiredOrgan ?? '',
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
  {
    id: 'role',
    title: '驻村职务',
    width: 132,
    hidden: true,
    text: (row) => (row.role ? postRoleLabels[row.role] : ''),
  },
  { id: 'reason', title: '事由', width: 200, hidden: true, text: (row) => row.reason },
  { id: 'destination', title: '去向', width: 120, hidden: true, text: (row) => row.destination ?? '' },
  {
    id: 'requestedOn',
    title: '申请日期',
    width: 104,
    sort: 'requestedOn',
    hidden: true,
    text: (row) => row.requestedOn,
  },
  {
    id: 'reportedBy',
    title: '报告方式',
    width: 120,
    hidden: true,
    text: (row) => reportedByLabels[row.reportedBy],
  },
  { id: 'paperOn', title: '手续日期', width: 104, hidden: true, text: (row) => row.paperOn ?? '' },
  { id: 'decidedOrgan', title: '审批单位', width: 180, hidden: true, text: (row) => row.decidedOrgan ?? '' },
  { id: 'decidedOn', title: '审批日期', width: 104, hidden: true, text: (row) => row.decidedOn ?? '' },
  {
    id: 'returned',
    title: '返岗',
    width: 124,
    hidden: true,
    text: (row) =>
      row.returnedOn === null || row.returnedHalf === null
        ? ''
        : halfDayText(row.returnedOn, row.returnedHalf),
  },
  { id: 'substitute', title: '接替人员', width: 112, hidden: true, text: (row) => row.substitute ?? '' },
];
