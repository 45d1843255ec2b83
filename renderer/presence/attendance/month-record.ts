import type { AttendanceRow } from '#shared/contract/presence-attendance.ts';
import type { Month } from '#shared/dates.ts';
import { type AttendanceCounts, noDays, recordedDays } from '#shared/presence/attendance-days.ts';
import { attendanceKindLabels, attendanceKinds } from '#shared/vocabulary.ts';
import type { client } from '../../app/client.ts';

/** Everything recorded of one posting. */
export type PostingAttendance = Awaited<ReturnType<typeof client.presence.attendanceOf>>;

/** One month of a posting as a row of the grid; undefined when the posting has no day in it. */
export function rowOfMonth(answer: PostingAttendance, month: Month): AttendanceRow | undefined {
  const found = answer.months.find((candidate) => candidate.month === month);
  if (!found) return undefined;
  const { month: _, calendar: __, figures, ...recorded } = found;
  const year = answer.years.find((each) => each.year === Number(month.slice(0, 4)));
  return {
    ...answer.posting,
    ...recorded,
    monthFigures: figures,
    yearFigures: year?.figures ?? [],
  };
}

export type CountTexts = Readonly<Record<keyof AttendanceCounts, string>>;

/** Totals as they stand in the fields; blank for none. */
export function countTexts(counts: AttendanceCounts | null): CountTexts {
  const texts = { ...noTexts };
  for (const kind of attendanceKinds) texts[kind] = counts && counts[kind] > 0 ? String(counts[kind]) : '';
  return texts;
}

const noTexts: Record<keyof AttendanceCounts, string> = {
  present: '',
  business_trip: '',
  meeting: '',
  training: '',
  leave: '',
  absent: '',
  rest: '',
};

/** A number of days or trips as typed, full-width digits too; null for anything else. Blank is 0. */
export function readCount(text: string): number | null {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return 0;
  return /^\d{1,2}$/.test(plain) ? Number(plain) : null;
}

export type ReadTotals =
  | { readonly kind: 'totals'; readonly totals: Record<keyof AttendanceCounts, number>; readonly sum: number }
  | { readonly kind: 'wrong'; readonly message: string };

/** Reads the typed totals of a month with so many days that can be recorded. */
export function readTotals(texts: CountTexts, daysOnPost: number): ReadTotals {
  const totals = { ...noDays };
  for (const kind of attendanceKinds) {
    const count = readCount(texts[kind]);
    if (count === null)
      return { kind: 'wrong', message: `${attendanceKindLabels[kind]}应填 0 至 31 的整数。` };
    totals[kind] = count;
  }
  const sum = recordedDays(totals);
  if (sum > daysOnPost) {
    return { kind: 'wrong', message: `合计 ${sum} 天，超过可以登记的 ${daysOnPost} 天，请核对。` };
  }
  return { kind: 'totals', totals, sum };
}
