import type { AttendanceRow, MonthDay } from '#shared/contract/presence-attendance.ts';
import type { BusinessDate, Month } from '#shared/dates.ts';
import type { MonthRun } from './absence-days.ts';
import { whyNot } from './grid-model.ts';
import { labelOf } from './marks.ts';

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];

/** `一` to `日`. */
export const weekdayOf = ({ weekday }: MonthDay): string => weekdays[weekday - 1] ?? '';

/** A weekday off, or a Saturday or Sunday worked in its stead: what the weekday alone does not tell. */
export function specialMarkOf({ weekday, working, name }: MonthDay): '班' | '休' | null {
  if (working) return weekday > 5 ? '班' : null;
  return weekday <= 5 || name !== null ? '休' : null;
}

const leaveWords: Record<string, string> = { L: '请假', B: '因公出差', M: '开会', T: '培训' };

/** What approved leave says of a day, in words; null where there is none. */
export function leaveWordsOf(letter: string | undefined): string | null {
  const words = leaveWords[(letter ?? '').toUpperCase()];
  if (letter === undefined || words === undefined) return null;
  return `已批准${words}${letter === letter.toLowerCase() ? '（半天）' : ''}`;
}

/** `3月5日 周四（清明节，休息）` */
export function dayWords(day: MonthDay): string {
  const [, month, date] = day.date.split('-').map(Number);
  const mark = specialMarkOf(day);
  const special = mark === '班' ? `（${day.name ?? '调休上班'}）` : `（${day.name ?? '放假'}，休息）`;
  return `${month}月${date}日 周${weekdayOf(day)}${mark === null ? '' : special}`;
}

export interface DayFacts {
  readonly month: Month;
  readonly day: number;
  readonly row: AttendanceRow;
  readonly letter: string;
  readonly today: BusinessDate;
  /** The letter that somebody else saved, where a choice is to be made. */
  readonly theirs: string | null;
  readonly run: MonthRun | undefined;
}

/** Everything beside the mark itself that a day of a person has to say; empty for an ordinary day. */
export function remarksOf({ month, day, row, letter, today, theirs, run }: DayFacts): string[] {
  const remarks: string[] = [];
  const leave = leaveWordsOf(row.leaveDays[day - 1]);
  if (leave) remarks.push(leave);
  if (theirs !== null) remarks.push(`对方登记为${labelOf(theirs)}，您填写的是${labelOf(letter)}`);
  for (const contradiction of row.contradictions) {
    if (contradiction.day === day) remarks.push(`矛盾：${contradiction.sentence}`);
  }
  if (run) remarks.push(`连续无故不在岗 ${run.days} 天`);
  const reason = whyNot(month, day, row, today);
  if (reason) remarks.push(reason);
  return remarks;
}

/** One sentence for the line below the grid. */
export const sentenceOf = (parts: readonly string[]): string =>
  parts.map((part) => part.replace(/。$/, '')).join('；');
