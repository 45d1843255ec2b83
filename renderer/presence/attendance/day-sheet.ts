import type { BusinessDate } from '#shared/dates.ts';
import styles from './day-sheet.module.css';
import { dayWords, leaveWordsOf } from './describe-cell.ts';
import { lastEditableDay, letterAt, storedDays } from './grid-model.ts';
import { attendanceMarksInOrder, characterOf, labelOf } from './marks.ts';
import type { PostingAttendance } from './month-record.ts';

/** A day of a recorded month as a sheet shows it that is only read; its classes are those of day-sheet.module.css. */
export interface SheetDay {
  /** Day of the month, from 1. */
  readonly day: number;
  readonly character: string;
  readonly classes: string;
  /** What it says to the pointer, for `sentenceOf`. */
  readonly words: readonly string[];
}

const kindClass = new Map(attendanceMarksInOrder.map(({ letter, kind }) => [letter, styles[kind] ?? '']));

/** Every day of the month, the first at index 0. Days off the post and days to come are marked as such. */
export function sheetDays(month: PostingAttendance['months'][number], today: BusinessDate): SheetDay[] {
  const letters = storedDays(month.month, month);
  const last = lastEditableDay(month.month, month.lastDay, today);
  return month.calendar.map((calendar, index) => {
    const day = index + 1;
    const outside = day < month.firstDay || day > last;
    const letter = letterAt(letters, day);
    const leave = leaveWordsOf(month.leaveDays[index]);
    const classes = [
      calendar.working ? '' : styles.dayOff,
      outside ? styles.outside : (kindClass.get(letter) ?? ''),
      leave ? styles.onLeave : '',
    ];
    const words = [`${dayWords(calendar)}，${outside ? '不在岗或日期未到' : labelOf(letter)}`];
    if (leave) words.push(leave);
    return { day, character: characterOf(letter), classes: classes.join(' '), words };
  });
}
