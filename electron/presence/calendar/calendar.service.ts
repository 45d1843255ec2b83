import type { CalendarDay, CalendarYear } from '#shared/contract/presence-calendar.ts';
import { addMonths, type BusinessDate, formatDateLong, monthSchema } from '#shared/dates.ts';
import { createWorkingCalendar, type WorkingCalendar } from '#shared/presence/working-calendar.ts';
import type { Actor, Database } from '../../database/database.types.ts';
import { invalidInput, ruleViolation } from '../../errors.ts';
import {
  allHolidays,
  deleteHoliday,
  findHoliday,
  type HolidayRow,
  holidayRevision,
  writeHoliday,
} from './holiday.repository.ts';
import { publishedHolidays } from './holidays.ts';

/** Which days are worked: as published, and as the organisation has changed it. */
export interface CalendarService {
  /** For whoever counts days: attendance, leave, money, publicity. */
  workingCalendar(): Promise<WorkingCalendar>;
  /** A text that is another whenever the calendar is: conclusions drawn from it are then old. */
  calendarRevision(): Promise<string>;
  /** One year as the page shows it. */
  year(year: number): Promise<CalendarYear>;
  /** Changes a day. @throws INVALID_INPUT for an ordinary working day that is to be one */
  setHoliday(actor: Actor, change: HolidayChange): Promise<CalendarYear>;
  /** Takes a change back. @throws RULE_VIOLATION `holiday_not_set` */
  removeHoliday(
    actor: Actor,
    change: { readonly date: BusinessDate; readonly reason: string },
  ): Promise<CalendarYear>;
}

export interface HolidayChange {
  readonly date: BusinessDate;
  readonly working: boolean;
  readonly name: string;
  readonly document: string;
}

export function createCalendarService({ database }: { readonly database: Database }): CalendarService {
  const published = publishedHolidays();
  const publishedCalendar = createWorkingCalendar(published.days, published.years);
  let known: { readonly revision: string; readonly calendar: WorkingCalendar } | undefined;

  async function workingCalendar(): Promise<WorkingCalendar> {
    const revision = await holidayRevision(database.read);
    if (known?.revision !== revision)
      known = { revision, calendar: merged(await allHolidays(database.read)) };
    return known.calendar;
  }

  /** What the organisation set outweighs what is published. */
  function merged(changes: readonly HolidayRow[]): WorkingCalendar {
    const days = changes.map(({ date, working, name }) => ({ date, working: working === 1, name }));
    return createWorkingCalendar(
      [...published.days, ...days],
      [...published.years, ...enteredYears(changes)],
    );
  }

  async function year(asked: number): Promise<CalendarYear> {
    const changes = await allHolidays(database.read);
    const calendar = merged(changes);
    const inYear = (date: string) => date.startsWith(`${asked}-`);
    const days = new Map<BusinessDate, CalendarDay>();
    for (const day of published.days)
      if (inYear(day.date)) days.set(day.date, { ...day, source: 'published', document: null });
    for (const { date, working, name, document } of changes)
      if (inYear(date))
        days.set(date, { date, working: working === 1, name, source: 'organisation', document });
    return {
      year: asked,
      covered: calendar.covered(asked),
      explanation: explain(
        asked,
        published.years.has(asked),
        calendar.covered(asked),
        changes.filter(({ date }) => inYear(date)).length,
      ),
      days: [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1)),
      workingDays: Array.from({ length: 12 }, (_, index) => {
        const pattern = calendar.patternOf(addMonths(monthSchema.parse(`${asked}-01`), index));
        return [...pattern].filter((day) => day === 'w').length;
      }),
    };
  }

  return {
    workingCalendar,
    calendarRevision: () => holidayRevision(database.read),
    year,

    async setHoliday(actor, { date, working, name, document }) {
      if (working && publishedCalendar.isWorkingDay(date) && publishedCalendar.nameOf(date) === null) {
        throw invalidInput(
          'working',
          `${formatDateLong(date)}本来就是工作日，不需要调整。如果以前调整过，请取消那次调整。`,
        );
      }
      await database.write(actor, async (unit) => {
        const before = await findHoliday(unit.trx, date);
        await writeHoliday(unit, { date, working: working ? 1 : 0, name, document });
        await unit.audit({
          action: 'presence.holidaySet',
          entityType: 'holiday',
          entityId: date,
          ...(before ? { before: describe(before) } : {}),
          after: { date, working, name, document },
        });
      });
      return await year(Number(date.slice(0, 4)));
    },

    async removeHoliday(actor, { date, reason }) {
      await database.write(actor, async (unit) => {
        const before = await findHoliday(unit.trx, date);
        if (!before)
          throw ruleViolation('holiday_not_set', `${formatDateLong(date)}没有本单位的调整，不需要取消。`);
        await deleteHoliday(unit, date);
        await unit.audit({
          action: 'presence.holidayRemoved',
          entityType: 'holiday',
          entityId: date,
          before: describe(before),
          reason,
        });
      });
      return await year(Number(date.slice(0, 4)));
    },
  };
}

const describe = ({ date, working, name, document }: HolidayRow) => ({
  date,
  working: working === 1,
  name,
  document,
});

/** First days of the holidays whose date is the same every year; somebody who enters a year's arrangement enters them. */
const fixedHolidays = ['01-01', '05-01', '10-01'];

/** Years whose whole arrangement the organisation seems to have entered, because it has the fixed holidays of the year. */
function enteredYears(changes: readonly HolidayRow[]): number[] {
  const off = new Set(changes.flatMap(({ date, working }): string[] => (working === 0 ? [date] : [])));
  const years = new Set([...off].map((date) => Number(date.slice(0, 4))));
  return [...years].filter((year) => fixedHolidays.every((day) => off.has(`${year}-${day}`)));
}

function explain(year: number, isPublished: boolean, covered: boolean, changed: number): string {
  const own = changed > 0 ? `，其中本单位调整 ${changed} 天` : '';
  if (isPublished) return `${year}年的节假日和调休上班日按国务院办公厅公布的安排${own}。`;
  if (covered) return `${year}年的节假日和调休上班日按本单位录入的 ${changed} 天安排。`;
  const entered = changed > 0 ? `，另有本单位录入的 ${changed} 天` : '';
  return `程序里没有${year}年的节假日安排，只按周六、周日休息计算${entered}。安排公布后请在这里录入，元旦、劳动节、国庆节都录入后即视为完整。`;
}
