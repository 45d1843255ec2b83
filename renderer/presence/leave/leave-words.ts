import type {
  AdjoiningLeave,
  Half,
  LeaveRow,
  leaveAttentions,
  ReportedBy,
} from '#shared/contract/presence-leave.ts';
import { formatPeriod } from '#shared/presence/leave-length.ts';
import { type LeaveState, leaveKindLabels, leaveStateLabels } from '#shared/vocabulary.ts';

export const halfLabels: Record<Half, string> = { am: '上午', pm: '下午' };

export const reportedByLabels: Record<ReportedBy, string> = {
  paper: '书面申请',
  telephone: '电话报告',
  message: '短信、微信报告',
};

export type LeaveAttention = (typeof leaveAttentions)[number];
export const attentionLabels: Record<LeaveAttention, string> = {
  paper_missing: '手续未补',
  substitution_missing: '待安排接替',
  not_returned: '未销假',
};

/** Colours of the states; words say the same. */
export const leaveTones: Record<LeaveState, 'red' | 'amber' | 'green' | 'grey'> = {
  requested: 'amber',
  approved: 'grey',
  refused: 'red',
  withdrawn: 'grey',
  returned: 'green',
};

/** `7` → `3.5`, for columns of figures. */
export const daysText = (halfDays: number): string => String(halfDays / 2);

/** `2026-03-02 上午` */
export const halfDayText = (date: string, half: Half): string => `${date} ${halfLabels[half]}`;

export interface LeaveFlag {
  readonly attention: LeaveAttention;
  readonly label: string;
  /** red: the time for it has passed. */
  readonly tone: 'red' | 'amber';
}

/** What still has to be done about a leave, besides the decision. */
export function flagsOf(leave: LeaveRow): LeaveFlag[] {
  const flags: LeaveFlag[] = [];
  if (leave.returnOverdue) flags.push({ attention: 'not_returned', label: '未销假', tone: 'red' });
  if (lacksPaper(leave)) {
    flags.push({
      attention: 'paper_missing',
      label: leave.paperOverdue ? '手续逾期' : '手续未补',
      tone: leave.paperOverdue ? 'red' : 'amber',
    });
  }
  if (lacksSubstitute(leave)) {
    flags.push({ attention: 'substitution_missing', label: '待安排接替', tone: 'amber' });
  }
  return flags;
}

/** Whether the paper that has to follow a report is still missing. */
export const lacksPaper = ({ reportedBy, paperOn, state }: LeaveRow): boolean =>
  reportedBy !== 'paper' && paperOn === null && state !== 'refused' && state !== 'withdrawn';

/** Whether somebody has to stand in and nobody does. */
export const lacksSubstitute = ({ substitutionNeeded, substitute, state }: LeaveRow): boolean =>
  substitutionNeeded && substitute === null && (state === 'requested' || state === 'approved');

/** `2026年3月2日至2026年3月4日的事假（已批准）` */
export const nameOfLeave = (leave: AdjoiningLeave): string =>
  `${formatPeriod(leave)}的${leaveKindLabels[leave.kind]}（${leaveStateLabels[leave.state]}）`;
