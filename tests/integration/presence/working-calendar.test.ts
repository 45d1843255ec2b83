import { expect, test } from 'vitest';
import type { BusinessDate } from '#shared/dates.ts';
import { addWorkingDays, countWorkingDays } from '#shared/presence/working-calendar.ts';
import type { Actor } from '../../../electron/database/database.types.ts';
import { createCalendarService } from '../../../electron/presence/calendar/calendar.service.ts';
import { publishedHolidays } from '../../../electron/presence/calendar/holidays.ts';
import { testDatabase } from '../../support/test-database.ts';

const archivist: Actor = { id: 'archivist', name: '示例档案员' };
const on = (date: string) => date as BusinessDate;

async function calendarDesk() {
  const { database } = await testDatabase();
  return { database, service: createCalendarService({ database }) };
}

test('published holidays and the days worked in their stead', async () => {
  const { service } = await calendarDesk();
  const calendar = await service.workingCalendar();
  expect(calendar.isWorkingDay(on('2026-02-13'))).toBe(true);
  expect(calendar.isWorkingDay(on('2026-02-14')), 'a Saturday worked for 春节').toBe(true);
  expect(calendar.nameOf(on('2026-02-14'))).toBe('春节调休上班');
  expect(calendar.isWorkingDay(on('2026-02-17'))).toBe(false);
  expect(calendar.nameOf(on('2026-02-17'))).toBe('春节');
  expect(calendar.nameOf(on('2026-03-05'))).toBeNull();
  expect(countWorkingDays(calendar, on('2026-02-01'), on('2026-02-28'))).toBe(16);
  // Five working days of publicity put up on the last day before the holiday.
  expect(addWorkingDays(calendar, on('2026-02-14'), 5), 'the last is a worked Saturday').toBe('2026-02-28');
});

test('a year without a published arrangement is an ordinary year, and says so', async () => {
  const { service } = await calendarDesk();
  const year = await service.year(2031);
  expect(year).toMatchObject({ covered: false, days: [] });
  expect(year.explanation).toBe(
    '程序里没有2031年的节假日安排，只按周六、周日休息计算。安排公布后请在这里录入，元旦、劳动节、国庆节都录入后即视为完整。',
  );
  expect((await service.workingCalendar()).isWorkingDay(on('2031-10-01'))).toBe(true);
});

test('the organisation changes a day: it outweighs what is published, is audited, and can be taken back', async () => {
  const { database, service } = await calendarDesk();
  const before = await service.calendarRevision();
  const year = await service.setHoliday(archivist, {
    date: on('2026-03-06'),
    working: false,
    name: '防汛调休',
    document: '示例区委办〔2026〕1号',
  });
  expect(year.days).toContainEqual({
    date: '2026-03-06',
    working: false,
    name: '防汛调休',
    source: 'organisation',
    document: '示例区委办〔2026〕1号',
  });
  expect(year.workingDays[2]).toBe(21);
  expect((await service.workingCalendar()).isWorkingDay(on('2026-03-06'))).toBe(false);
  expect(await service.calendarRevision()).not.toBe(before);

  await service.removeHoliday(archivist, { date: on('2026-03-06'), reason: '通知已撤销' });
  expect((await service.workingCalendar()).isWorkingDay(on('2026-03-06'))).toBe(true);
  const events = await database.read
    .selectFrom('audit_event')
    .select(['action', 'entity_id', 'reason'])
    .where('entity_type', '=', 'holiday')
    .execute();
  expect(events).toEqual([
    { action: 'presence.holidaySet', entity_id: '2026-03-06', reason: null },
    { action: 'presence.holidayRemoved', entity_id: '2026-03-06', reason: '通知已撤销' },
  ]);
});

test('a year is complete once its fixed holidays have been entered', async () => {
  const { service } = await calendarDesk();
  for (const [day, name] of [
    ['01-01', '元旦'],
    ['05-01', '劳动节'],
    ['10-01', '国庆节'],
  ] as const) {
    expect((await service.workingCalendar()).covered(2031)).toBe(false);
    await service.setHoliday(archivist, {
      date: on(`2031-${day}`),
      working: false,
      name,
      document: '示例通知',
    });
  }
  expect((await service.workingCalendar()).covered(2031)).toBe(true);
});

test('what changes nothing is refused', async () => {
  const { service } = await calendarDesk();
  const ordinary = { date: on('2026-03-05'), working: true, name: '上班', document: '示例通知' };
  await expect(service.setHoliday(archivist, ordinary)).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message: '2026年3月5日本来就是工作日，不需要调整。如果以前调整过，请取消那次调整。',
  });
  await expect(
    service.removeHoliday(archivist, { date: on('2026-03-05'), reason: '录错了' }),
  ).rejects.toMatchObject({ code: 'RULE_VIOLATION', data: { rule: 'holiday_not_set' } });
});

test('the library knows the years this program was made for, whatever the time zone of the machine', () => {
  const { days, years } = publishedHolidays();
  expect([2021, 2022, 2023, 2024, 2025, 2026].every((year) => years.has(year))).toBe(true);
  const national = days.filter(
    ({ date, name }) => date >= '2025-10-01' && date <= '2025-10-11' && name.length > 0,
  );
  expect(national.map(({ date, working }) => [date.slice(8), working])).toEqual([
    ...['01', '02', '03', '04', '05', '06', '07', '08'].map((day) => [day, false]),
    ['11', true],
  ]);
});
