import { addDays, type BusinessDate, daysInMonth, firstDayOfMonth, type Month } from '#shared/dates.ts';
import {
  type AttendanceLetter,
  attendanceLetters,
  daysOnPost,
  unrecorded,
} from '#shared/presence/attendance-days.ts';
import type { WorkingCalendar } from '#shared/presence/working-calendar.ts';

/** How somebody of the sample keeps to the village; most are steady. */
export type SampleHabit = 'steady' | 'thin' | 'absent';

interface SampleMonth {
  readonly month: Month;
  readonly startDate: BusinessDate;
  readonly endDate: BusinessDate | null;
  readonly calendar: WorkingCalendar;
  readonly habit: SampleHabit;
  /** Whether the person was on approved leave that day. */
  readonly onLeave: (date: BusinessDate) => boolean;
  /** Tells people apart; the same number gives the same days on every machine. */
  readonly seed: number;
}

/** A made-up month of attendance, a letter a day. */
export function sampleDays({
  month,
  startDate,
  endDate,
  calendar,
  habit,
  onLeave,
  seed,
}: SampleMonth): string {
  const onPost = daysOnPost(month, { startDate, endDate });
  if (!onPost) return unrecorded.repeat(daysInMonth(month));
  const pattern = calendar.patternOf(month);
  const chance = seeded(seed * 1009 + Number(month.replace('-', '')));
  let weekendsInVillage = habit === 'steady' ? 3 + chance(3) : 0;
  return [...pattern]
    .map((kind, index) => {
      const day = index + 1;
      const roll = chance(100);
      if (day < onPost.first || day > onPost.last) return unrecorded;
      if (kind === 'w' && onLeave(addDays(firstDayOfMonth(month), index))) return attendanceLetters.leave;
      if (kind === 'w') return letters[habit](roll);
      if (weekendsInVillage === 0 || roll < 40) return attendanceLetters.rest;
      weekendsInVillage -= 1;
      return attendanceLetters.present;
    })
    .join('');
}

/** What a working day becomes, by a roll of 0 to 99. */
const letters: Record<SampleHabit, (roll: number) => AttendanceLetter> = {
  steady: (roll) =>
    roll < 84
      ? attendanceLetters.present
      : roll < 90
        ? attendanceLetters.meeting
        : roll < 96
          ? attendanceLetters.business_trip
          : attendanceLetters.training,
  thin: (roll) =>
    roll < 62 ? attendanceLetters.present : roll < 72 ? attendanceLetters.meeting : attendanceLetters.rest,
  absent: (roll) =>
    roll < 66
      ? attendanceLetters.present
      : roll < 74
        ? attendanceLetters.business_trip
        : attendanceLetters.absent,
};

/** Whole numbers from 0 up to but not including `below`; 32-bit xorshift. */
function seeded(seed: number): (below: number) => number {
  let state = seed | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}
