import { attendanceContract } from './presence-attendance.ts';
import { calendarContract } from './presence-calendar.ts';
import { presenceDutiesContract } from './presence-duties.ts';
import { leaveContract } from './presence-leave.ts';
import { presenceMoneyContract } from './presence-money.ts';
import { recordsContract } from './presence-records.ts';

/**
 * Daily management: attendance, leave, inspections, conduct, observations, duties, allowances and funds. Each part has
 * a file of its own beside this one (`presence-….ts`).
 */
export const presenceContract = {
  ...calendarContract,
  ...attendanceContract,
  ...leaveContract,
  ...recordsContract,
  ...presenceDutiesContract,
  ...presenceMoneyContract,
};
