import type { PresenceFigure } from '../contract/presence-attendance.ts';
import { addDays, type BusinessDate, formatDateLong, type Month, monthOf } from '../dates.ts';
import type { PresenceMeasure, PresenceRule } from '../policy/presence-rules.ts';
import { kindOfLetter, unrecorded } from './attendance-days.ts';
import { type PostingAttendance, presenceWord } from './evaluate-presence-facts.ts';
import { isoWeekday, type WorkingCalendar } from './working-calendar.ts';

type WeeklyPattern = Extract<PresenceMeasure, { kind: 'weekly_pattern' }>;

interface Week {
  readonly monday: BusinessDate;
  readonly friday: BusinessDate;
  /** Days that count, and pairs of neighbouring days that count. */
  readonly days: number;
  readonly nights: number;
  readonly verdict: 'met' | 'below' | 'cannot_say';
}

/**
 * Holds the weeks that end from `from` to `to` against a weekly pattern such as 五天四夜. Looked at are full working
 * weeks: Monday to Friday all on post, all working days, and all gone by on `asOf`. Attendance sheets know no nights:
 * a night is inferred where two neighbouring days count, and the sentence says so.
 *
 * @param span how the sentence names the time from `from` to `to`, e.g. 2026年3月
 */
export function evaluateWeeks(
  rule: PresenceRule,
  pattern: WeeklyPattern,
  attendance: PostingAttendance,
  calendar: WorkingCalendar,
  time: {
    readonly from: BusinessDate;
    readonly to: BusinessDate;
    readonly asOf: BusinessDate;
    readonly span: string;
  },
): PresenceFigure {
  const weeks = weeksIn(rule, pattern, attendance, calendar, time);
  const short = weeks.filter((week) => week.verdict === 'below');
  const unknown = weeks.filter((week) => week.verdict === 'cannot_say');
  const kept = weeks.length - short.length - unknown.length;
  const running = time.asOf < time.to && (attendance.endDate === null || attendance.endDate > time.asOf);
  const verdict =
    short.length > 0
      ? 'below'
      : unknown.length > 0
        ? 'cannot_say'
        : weeks.length > 0
          ? 'met'
          : running
            ? 'not_yet'
            : 'cannot_say';
  return {
    ruleCode: rule.code,
    title: rule.title,
    verdict,
    counted: weeks.length === 0 ? null : kept,
    required: weeks.length === 0 ? null : weeks.length,
    months: null,
    sentence: sentenceOf(rule, pattern, time.span, weeks, short, unknown, uncovered(calendar, time)),
  };
}

function weeksIn(
  rule: PresenceRule,
  pattern: WeeklyPattern,
  attendance: PostingAttendance,
  calendar: WorkingCalendar,
  { from, to, asOf }: { readonly from: BusinessDate; readonly to: BusinessDate; readonly asOf: BusinessDate },
): Week[] {
  const recorded = new Map(attendance.months.map((month) => [month.month, month.days]));
  const length = Math.max(5, pattern.days, pattern.nights + 1);
  const weeks: Week[] = [];
  for (let friday = firstFriday(from); friday <= to && friday <= asOf; friday = addDays(friday, 7)) {
    const monday = addDays(friday, -4);
    if (monday < attendance.startDate) continue;
    if (attendance.endDate !== null && friday > attendance.endDate) break;
    let working = true;
    let letters = '';
    for (let day = 0; day < length; day += 1) {
      const date = addDays(monday, day);
      if (day < 5 && !calendar.isWorkingDay(date)) working = false;
      letters += letterOn(recorded, date);
    }
    if (working) weeks.push(judgeWeek(rule, pattern, monday, friday, letters));
  }
  return weeks;
}

function judgeWeek(
  rule: PresenceRule,
  pattern: WeeklyPattern,
  monday: BusinessDate,
  friday: BusinessDate,
  letters: string,
): Week {
  const { days: daysAsked, nights: nightsAsked } = pattern;
  const counts = (letter: string) => {
    const kind = kindOfLetter(letter);
    return kind !== undefined && rule.counted.includes(kind);
  };
  const certain = [...letters].map(counts);
  const possible = [...letters].map((letter) => letter === unrecorded || counts(letter));
  const keeps = (present: readonly boolean[]) =>
    present.filter(Boolean).length >= daysAsked && nightsOf(present) >= nightsAsked;
  return {
    monday,
    friday,
    days: certain.filter(Boolean).length,
    nights: nightsOf(certain),
    verdict: keeps(certain) ? 'met' : keeps(possible) ? 'cannot_say' : 'below',
  };
}

function sentenceOf(
  rule: PresenceRule,
  pattern: WeeklyPattern,
  span: string,
  weeks: readonly Week[],
  short: readonly Week[],
  unknown: readonly Week[],
  calendarUnknown: string,
): string {
  const asked = `每周 ${pattern.days} 天 ${pattern.nights} 夜`;
  if (weeks.length === 0) return `${span}没有可以核对的完整工作周，要求${asked}${calendarUnknown}`;
  const kept = weeks.length - short.length - unknown.length;
  const [first] = short;
  const shortest = first
    ? `；${formatDateLong(first.monday)}起的一周${presenceWord(rule.counted)} ${first.days} 天 ${first.nights} 夜${short.length > 1 ? `，不足的共 ${short.length} 周` : ''}`
    : '';
  const open = unknown.length > 0 ? `；${unknown.length} 周没有逐日登记完整` : '';
  return `${span} ${weeks.length} 个完整工作周中 ${kept} 周达到${asked}${shortest}${open}（夜数按相邻两天都在村推算）${calendarUnknown}`;
}

function uncovered(
  calendar: WorkingCalendar,
  { from, to }: { readonly from: BusinessDate; readonly to: BusinessDate },
): string {
  const known = calendar.covered(Number(from.slice(0, 4))) && calendar.covered(Number(to.slice(0, 4)));
  return known ? '' : '（没有当年的节假日安排，只按周六、周日休息计算）';
}

const nightsOf = (present: readonly boolean[]) =>
  present.filter((day, index) => day && present[index + 1] === true).length;

function letterOn(recorded: ReadonlyMap<Month, string | null>, date: BusinessDate): string {
  return recorded.get(monthOf(date))?.[Number(date.slice(8)) - 1] ?? unrecorded;
}

const firstFriday = (from: BusinessDate) => addDays(from, (5 - isoWeekday(from) + 7) % 7);
