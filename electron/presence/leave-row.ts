import type { LeaveRow } from '#shared/contract/presence-leave.ts';
import { addDays, type BusinessDate } from '#shared/dates.ts';
import { halfDayNumber, halfDaysOf, type WorkingDays } from '#shared/presence/leave-length.ts';
import type { Queries } from '../roster/handle.types.ts';
import { fromPostings, placeColumns } from './record-places.ts';

/** As of when a list is looked at. */
export interface LeaveToday {
  readonly today: BusinessDate;
  /** The last working day before today: a leave that ended earlier ought to have been followed by a return. */
  readonly lastWorkingDay: BusinessDate;
}

/** @param calendar only days before `today` are asked for */
export function leaveToday(today: BusinessDate, calendar: WorkingDays): LeaveToday {
  let day = addDays(today, -1);
  for (let back = 0; back < 31 && !calendar.isWorkingDay(day); back += 1) day = addDays(day, -1);
  return { today, lastWorkingDay: day };
}

/** Leaves (`l`) with the names of their postings. */
export function selectLeaveRows(handle: Queries) {
  return fromPostings(handle)
    .innerJoin('leave as l', 'l.posting_id', 'p.id')
    .select([
      ...placeColumns,
      'l.id as id',
      'l.revision as revision',
      'l.posting_id as postingId',
      'l.kind as kind',
      'l.start_date as startDate',
      'l.start_half as startHalf',
      'l.end_date as endDate',
      'l.end_half as endHalf',
      'l.calendar_half_days as calendarHalfDays',
      'l.working_half_days as workingHalfDays',
      'l.counted_as as countedAs',
      'l.state as state',
      'l.reason as reason',
      'l.destination as destination',
      'l.requested_on as requestedOn',
      'l.reported_by as reportedBy',
      'l.paper_on as paperOn',
      'l.required_organ as requiredOrgan',
      'l.decided_organ as decidedOrgan',
      'l.decided_on as decidedOn',
      'l.returned_on as returnedOn',
      'l.returned_half as returnedHalf',
      'l.substitution_needed as substitutionNeeded',
      'l.substitute as substitute',
      'l.substitute_from as substituteFrom',
      'l.joined as joined',
    ]);
}

type SelectedLeave = Awaited<ReturnType<ReturnType<typeof selectLeaveRows>['execute']>>[number];

export function toLeaveRow(row: SelectedLeave, { today, lastWorkingDay }: LeaveToday): LeaveRow {
  const lacksPaper =
    row.reportedBy !== 'paper' &&
    row.paperOn === null &&
    row.state !== 'refused' &&
    row.state !== 'withdrawn';
  return {
    ...row,
    substitutionNeeded: row.substitutionNeeded === 1,
    joined: row.joined === null ? null : row.joined === 1,
    paperOverdue: lacksPaper && (row.state === 'returned' || row.endDate < today),
    returnOverdue: row.state === 'approved' && halfDaysOf(row).last < halfDayNumber(lastWorkingDay, 'pm'),
  };
}
