import type { ProcedureName } from '#shared/contract/index.ts';
import { type Standing, termNoticeDays } from '#shared/contract/overview.ts';
import { effectNoticeDays } from '#shared/contract/recall-consequences.ts';
import { formatMonthLong } from '#shared/dates.ts';
import { isAllowed } from '#shared/permissions.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { Task } from './tasks.ts';

/** What daily management leaves to be done by a role, the most pressing first. */
export function dailyTasks(role: Role, standing: Standing): Task[] {
  const lines: readonly (Omit<Task, 'count'> & { count: number | null; procedure: ProcedureName })[] = [
    {
      key: 'signals',
      count: standing.signals,
      text: '条召回线索待处理',
      to: '/recall/signals',
      procedure: 'recall.dismissSignal',
    },
    {
      key: 'cases-mine',
      count: standing.casesMine,
      text: '件召回案件待我办理',
      to: '/recall/cases?group=mine',
      procedure: 'recall.stepCase',
    },
    {
      key: 'cases-overdue',
      count: standing.casesOverdue,
      text: '件召回案件已逾期',
      to: '/recall/cases?group=overdue',
      procedure: 'recall.stepCase',
    },
    {
      key: 'follow-ups',
      count: standing.followUpsOverdue,
      text: '项召回跟踪事项已逾期',
      to: '/recall/follow-ups?view=overdue',
      procedure: 'recall.finishFollowUp',
    },
    {
      key: 'effects',
      count: standing.effectsEnding,
      text: `项召回影响期将满或刚满（前后 ${effectNoticeDays} 天）`,
      to: '/recall/follow-ups?view=effects',
      procedure: 'recall.effectsEnding',
    },
    {
      key: 'corrections',
      count: standing.correctionsOverdue,
      text: '项检查问题逾期未整改',
      to: '/daily/checks?correction=overdue',
      procedure: 'presence.recordCorrection',
    },
    {
      key: 'leaves',
      count: standing.leavesRequested,
      text: '条请假等待审批结果',
      to: '/daily/leave?state=requested',
      procedure: 'presence.decideLeave',
    },
    {
      key: 'substitutes',
      count: standing.leaveSubstitutionMissing,
      text: '条长假还没有安排接替人员',
      to: '/daily/leave?attention=substitution_missing',
      procedure: 'presence.arrangeSubstitute',
    },
    {
      key: 'papers',
      count: standing.leavePaperMissing,
      text: '条请假还没有补办书面手续',
      to: '/daily/leave?attention=paper_missing',
      procedure: 'presence.recordLeavePaper',
    },
    {
      key: 'returns',
      count: standing.leavesNotReturned,
      text: '条请假已到期，还没有销假',
      to: '/daily/leave?attention=not_returned',
      procedure: 'presence.returnLeave',
    },
    {
      key: 'attendance',
      count: standing.attendanceMissing,
      text: `人的${formatMonthLong(standing.attendanceMonth)}考勤还没有登记`,
      to: `/daily/attendance?month=${standing.attendanceMonth}`,
      procedure: 'presence.saveAttendance',
    },
    {
      key: 'nominations',
      count: standing.nominations,
      text: '名人选正在办理选派手续',
      to: '/roster/nominations',
      procedure: 'roster.recordNominationStep',
    },
    {
      key: 'terms',
      count: standing.termsFull,
      text: `人任期已满或将在 ${termNoticeDays} 天内届满`,
      to: '/roster?status=on_post',
      procedure: 'roster.endPosting',
    },
  ];
  return lines
    .filter(({ count, procedure }) => count !== null && count > 0 && isAllowed(role, procedure))
    .map(({ procedure: _procedure, ...task }) => task);
}
