import type { YearFigures } from '../contract/assessment-record.ts';
import type { BusinessDate, Month } from '../dates.ts';
import { addMonths, firstDayOfMonth, formatDateLong, lastDayOfMonth, monthOf } from '../dates.ts';
import type { PostingId } from '../ids.ts';
import type { PresenceRule, PresenceRules } from '../policy/presence-rules.ts';
import { monthsOnPost } from '../presence/evaluate-presence.ts';
import {
  type AttendanceMonth,
  countedDays,
  type MonthFacts,
  monthFacts,
  nameMonths,
} from '../presence/evaluate-presence-facts.ts';
import {
  formatHalfDays,
  halfDayNumber,
  halfDaysOf,
  leaveLength,
  periodOf,
} from '../presence/leave-length.ts';
import type { WorkingCalendar } from '../presence/working-calendar.ts';
import { type AttendanceKind, attendanceKindLabels } from '../vocabulary.ts';
import { type FactSetting, noticesOf } from './eligibility-facts.ts';
import type { EligibilityRecords, PostingOfPeriod } from './eligibility-records.ts';
import { type Days, daysOf, spellsWithin } from './time-on-post.ts';

/** The figures in the order of the form. */
export const figureKeys = ['requiredDays', 'presentDays', 'leaveDays', 'absenceNotices'] as const;
export const figureLabels: Record<keyof YearFigures, string> = {
  requiredDays: '应驻村天数',
  presentDays: '实际驻村天数',
  leaveDays: '请假天数',
  absenceNotices: '脱岗通报次数',
};

/** What the figures of a period are counted with. */
export interface FiguresSetting extends FactSetting {
  readonly rules: Pick<PresenceRules, 'rules' | 'leaveDayCount'>;
  readonly calendar: WorkingCalendar;
  /** Today: what is still to come is not missing. */
  readonly asOf: BusinessDate;
}

/** Records of a person with the months of attendance of each posting. */
export interface FiguresRecords extends EligibilityRecords {
  readonly attendance: ReadonlyMap<PostingId, readonly AttendanceMonth[]>;
}

export interface FiguresFound {
  readonly figures: YearFigures;
  /** How each was counted and what is missing, one sentence each. */
  readonly notes: readonly string[];
  /** Months on post that are not, or not wholly, recorded. */
  readonly incompleteMonths: readonly Month[];
}

/** One month of one posting within the period, as far as it has come. */
export interface MonthOnPost {
  readonly posting: PostingOfPeriod;
  readonly facts: MonthFacts;
}

/** The months of each posting within the period up to `asOf`, in order. */
export function monthsWithin(
  { period, postings, attendance }: FiguresRecords,
  { calendar, asOf }: Pick<FiguresSetting, 'calendar' | 'asOf'>,
): MonthOnPost[] {
  const until = asOf < period.to ? asOf : period.to;
  return postings.flatMap((posting) => {
    const recorded = new Map(attendance.get(posting.id)?.map((month) => [month.month, month]));
    const span = {
      startDate: posting.startDate < period.from ? period.from : posting.startDate,
      endDate: posting.endDate === null || posting.endDate > period.to ? period.to : posting.endDate,
    };
    return monthsOnPost(span, until).flatMap((month) => {
      const facts = monthFacts(month, span, recorded.get(month), calendar, until);
      return facts ? [{ posting, facts }] : [];
    });
  });
}

/** Nothing, or not every working day, is recorded. */
export const isIncomplete = ({ known, openDays }: MonthFacts): boolean =>
  known === 'nothing' || openDays.length > 0;

/**
 * The figures of the form from the records of daily management. What nobody recorded is not taken for zero: without
 * any attendance there are no days present, and months that lack are named.
 */
export function figuresFrom(records: FiguresRecords, setting: FiguresSetting): FiguresFound {
  const months = monthsWithin(records, setting);
  const rule = setting.rules.rules.find(({ measure }) => measure.kind !== 'weekly_pattern');
  const required = requiredDays(records, months, rule);
  const present = presentDays(months, rule);
  const leave = leaveDays(records, months, setting);
  const incomplete = [
    ...new Set(months.filter(({ facts }) => isIncomplete(facts)).map(({ facts }) => facts.month)),
  ].sort();
  const notices = noticesOf(records, setting);
  return {
    figures: {
      requiredDays: required.days,
      presentDays: present.days,
      leaveDays: leave.days,
      absenceNotices: notices,
    },
    notes: [
      required.note,
      present.note,
      leave.note,
      notices === 0 ? '没有检查发现的脱岗和通报批评记录。' : `检查发现无故脱岗和通报批评共 ${notices} 次。`,
      ...byYear(incomplete).map(
        (named) => `${nameMonths(named)}的考勤没有登记或登记不全，没有登记的日子没有计入。`,
      ),
      ...(setting.asOf < records.period.to
        ? [`考核期到${formatDateLong(records.period.to)}为止，今天以后的日子还没有计入。`]
        : []),
    ],
    incompleteMonths: incomplete,
  };
}

interface Counted {
  readonly days: number | null;
  readonly note: string;
}

/** What the presence rule of the scheme asks for over the time on post. */
function requiredDays(
  { period, postings }: EligibilityRecords,
  months: readonly MonthOnPost[],
  rule: PresenceRule | undefined,
): Counted {
  if (!rule) return { days: null, note: '方案没有按月或者按年规定驻村天数，应驻村天数请按本地要求填写。' };
  const { measure, title } = rule;
  const spells = spellsWithin(
    period,
    postings.map(({ startDate, endDate }) => ({ from: startDate, to: endDate ?? period.to })),
  );
  switch (measure.kind) {
    case 'monthly_average': {
      const full = fullMonths(period, spells);
      return {
        days: measure.minimumDays * full,
        note: `应驻村天数按“${title}”：${full} 个在岗整月，每月 ${measure.minimumDays} 天；不满整月的没有计入。`,
      };
    }
    case 'monthly_share': {
      const days = months.reduce(
        (sum, { facts }) => sum + Math.ceil((facts.daysOnPost * measure.numerator) / measure.denominator),
        0,
      );
      return {
        days,
        note: `应驻村天数按“${title}”：已到的每个月在岗天数的 ${measure.numerator}/${measure.denominator}，不足一天按一天。`,
      };
    }
    case 'yearly_days': {
      const whole = spells.length === 1 && spells[0] !== undefined && daysOf(spells[0]) === daysOf(period);
      const oneYear = period.from.endsWith('-01-01') && period.to === `${period.from.slice(0, 4)}-12-31`;
      return whole && oneYear
        ? { days: measure.minimumDays, note: `应驻村天数按“${title}”：全年 ${measure.minimumDays} 天。` }
        : {
            days: null,
            note: `“${title}”按全年规定天数，在岗不满一个自然年的，方案没有说明怎样折算，应驻村天数请按本地要求填写。`,
          };
    }
    case 'weekly_pattern':
      return { days: null, note: '方案按周规定驻村，应驻村天数请按本地要求填写。' };
  }
}

function fullMonths(period: Days, spells: readonly Days[]): number {
  let full = 0;
  for (let month = monthOf(period.from); month <= monthOf(period.to); month = addMonths(month, 1)) {
    const [first, last] = [firstDayOfMonth(month), lastDayOfMonth(month)];
    if (spells.some(({ from, to }) => from <= first && to >= last)) full += 1;
  }
  return full;
}

const onlyPresent: readonly AttendanceKind[] = ['present'];

function presentDays(months: readonly MonthOnPost[], rule: PresenceRule | undefined): Counted {
  const kinds = rule?.counted ?? onlyPresent;
  const words = kinds.map((kind) => attendanceKindLabels[kind]).join('、');
  if (months.every(({ facts }) => facts.known === 'nothing'))
    return { days: null, note: '考核期内没有考勤登记，实际驻村天数不能得出。' };
  return {
    days: months.reduce((sum, { facts }) => sum + countedDays(facts.counts, kinds), 0),
    note: `实际驻村天数按考勤登记合计，计入${words}。`,
  };
}

const leaveKinds: readonly string[] = ['sick', 'personal', 'annual', 'other'];

/** Approved leave but business, counted as the scheme counts leave; a half day over makes a whole one. */
function leaveDays(
  { period, leaves }: EligibilityRecords,
  months: readonly MonthOnPost[],
  { rules, calendar }: FiguresSetting,
): Counted {
  const marked = months.reduce((sum, { facts }) => sum + facts.counts.leave, 0);
  const known = months.some(({ facts }) => facts.known !== 'nothing');
  const working = rules.leaveDayCount.kind === 'stated' && rules.leaveDayCount.value === 'working';
  const [first, last] = [halfDayNumber(period.from, 'am'), halfDayNumber(period.to, 'pm')];
  const halfDays = leaves
    .filter(({ kind }) => leaveKinds.includes(kind))
    .reduce((sum, leave) => {
      const days = halfDaysOf(leave);
      const within = periodOf(Math.max(days.first, first), Math.min(days.last, last));
      const length = leaveLength(within, calendar);
      return sum + (working ? length.workingHalfDays : length.calendarHalfDays);
    }, 0);
  if (halfDays === 0 && !known)
    return { days: null, note: '没有请假记录，也没有考勤登记，请假天数不能得出。' };
  const whole = Math.ceil(halfDays / 2);
  const counted = `请假天数按已批准的请假${working ? '的工作日' : '的日历天'}合计 ${formatHalfDays(halfDays)}${halfDays % 2 === 1 ? '，不足一天按一天' : ''}，不含因公出差、开会和培训`;
  const differs = marked !== whole && known ? `；考勤里登记的请假是 ${marked} 天，请核对` : '';
  return { days: whole, note: `${counted}${differs}。` };
}

function byYear(months: readonly Month[]): Month[][] {
  return [...Map.groupBy(months, (month) => month.slice(0, 4)).values()];
}
