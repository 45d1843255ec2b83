import { addMonths, type BusinessDate, businessDateSchema, daysInMonth, monthOf } from '../../dates.ts';
import type { Scheme } from '../../policy/scheme.ts';
import { formatHalfDays, formatPeriod } from '../../presence/leave-length.ts';
import { leaveTierFor } from '../../presence/leave-tier.ts';
import type { PostRole } from '../../vocabulary.ts';
import type { ApprovedLeaveRecord } from '../records.ts';
import type { WhatIfComparison } from './what-if.types.ts';

/**
 * Who would have approved the leaves of the last twelve months. Each leave is held against the ladder by its own
 * length; where a scheme does not say how days are counted, as it was counted when it was approved.
 */
export const compareLeaves: WhatIfComparison = (first, second, { records, asOf }) => {
  const { role } = records.posting;
  if (role === null) return [];
  const since = yearBefore(asOf);
  const differing = records.leaves
    .filter(({ startDate }) => startDate > since && startDate <= asOf)
    .toSorted((a, b) => (a.startDate < b.startDate ? -1 : a.startDate > b.startDate ? 1 : 0))
    .map((leave) => ({
      leave,
      first: approverUnder(first, role, leave),
      second: approverUnder(second, role, leave),
    }))
    .filter((pair) => pair.first.approver !== pair.second.approver);
  if (differing.length === 0) return [];
  return [
    {
      kind: 'leave',
      first: said(
        first,
        differing.map(({ leave, first: by }) => [leave, by]),
      ),
      second: said(
        second,
        differing.map(({ leave, second: by }) => [leave, by]),
      ),
    },
  ];
};

interface Approval {
  readonly halfDays: number;
  /** Null where the scheme does not say. */
  readonly approver: string | null;
}

function approverUnder(scheme: Scheme, role: PostRole, leave: ApprovedLeaveRecord): Approval {
  const rule = scheme.presence.leaveDayCount;
  const countedAs = rule.kind === 'stated' ? rule.value : leave.countedAs;
  const halfDays = countedAs === 'calendar' ? leave.calendarHalfDays : leave.workingHalfDays;
  return { halfDays, approver: leaveTierFor(scheme, role, halfDays)?.approver ?? null };
}

function said({ shortTitle }: Scheme, leaves: readonly (readonly [ApprovedLeaveRecord, Approval])[]): string {
  const each = leaves.map(([leave, { halfDays, approver }]) => {
    const what = `${formatPeriod(leave)}请假 ${formatHalfDays(halfDays)}`;
    return approver === null ? `${what}，没有规定由谁批准` : `${what}，由${approver}批准`;
  });
  return `${shortTitle}：${each.join('；')}。`;
}

/** The same day a year before; 28 February for 29 February. */
function yearBefore(date: BusinessDate): BusinessDate {
  const month = addMonths(monthOf(date), -12);
  const day = Math.min(Number(date.slice(8)), daysInMonth(month));
  return businessDateSchema.parse(`${month}-${String(day).padStart(2, '0')}`);
}
