import { expect, test } from 'vitest';
import { monthSchema } from '#shared/dates.ts';
import { attendanceDesk, clerk, letters, march } from './attendance-desk.ts';

test('everyone with a day on post in the month is listed, by township, with what is recorded and what it means', async () => {
  const desk = await attendanceDesk();
  const other = await desk.post('钱示例', { village: 1 });
  const first = await desk.post('赵示例');
  await desk.post('孙示例', { start: '2026-04-01' });
  await desk.post('李示例', { end: '2026-02-28' });
  const midMonth = await desk.post('周示例', { start: '2026-03-16' });
  await desk.save(first, letters('P19'));

  const page = await desk.list();
  expect(page).toMatchObject({
    total: 3,
    onPost: 3,
    recorded: 1,
    today: '2026-04-10',
    calendarCovered: true,
  });
  expect(page.rows.map((row) => row.postingId)).toEqual([first, midMonth, other]);
  expect(page.scheme?.rules).toEqual([{ code: 'monthly_average', title: '平均每月驻村不少于20天' }]);
  expect(page.days[0]).toEqual({ date: '2026-03-01', weekday: 7, working: false, name: null });
  expect(page.rows[0]).toMatchObject({
    personName: '赵示例',
    villageName: '唐保社村',
    townshipName: '示河镇',
    unitName: '示财政局',
    days: letters('P19'),
    revision: 1,
    imported: false,
    recordedBy: '示例档案员',
    monthFigures: [{ verdict: 'below', sentence: '2026年3月在村等 19 天，要求平均每月不少于 20 天' }],
    yearFigures: [
      {
        verdict: 'below',
        sentence:
          '2026年3月 1 个整月在村等 19 天，平均每月 19 天，要求平均每月不少于 20 天；2026年1月和2月没有考勤记录，没有计入',
      },
    ],
  });
  expect(page.rows[0]?.counts).toMatchObject({ present: 19, rest: 12, absent: 0 });
  expect(page.rows[1]).toMatchObject({ firstDay: 16, lastDay: 31, days: null, counts: null, revision: null });
});

test('the list narrows by place, text and initials, and by what is still missing', async () => {
  const desk = await attendanceDesk();
  const first = await desk.post('赵示例');
  const second = await desk.post('钱示例', { village: 1 });
  await desk.save(first, letters('P20'));
  const ids = async (more: Parameters<typeof desk.list>[0]) =>
    (await desk.list(more)).rows.map((row) => row.postingId);
  expect(await ids({ townshipId: desk.townships[1] ?? null })).toEqual([second]);
  expect(await ids({ text: '钱示' })).toEqual([second]);
  expect(await ids({ text: '石桥' })).toEqual([second]);
  expect(await ids({ text: 'zsl sczj' })).toEqual([first, second]);
  expect(await ids({ recorded: true })).toEqual([first]);
  const missing = await desk.list({ recorded: false });
  expect(missing.rows.map((row) => row.postingId)).toEqual([second]);
  expect(missing).toMatchObject({ total: 1, recorded: 1, onPost: 2 });
  expect(await ids({ offset: 1, limit: 1 })).toEqual([second]);
});

test('saving twice from the same reading is a conflict; the trail keeps what was before', async () => {
  const desk = await attendanceDesk();
  const id = await desk.post('赵示例');
  await desk.save(id, letters('P20'));
  await expect(desk.save(id, letters('P21'))).rejects.toMatchObject({
    code: 'CONFLICT',
    data: { currentRevision: 1 },
  });
  const row = await desk.save(id, letters('P21'), 1);
  expect(row).toMatchObject({ revision: 2, days: letters('P21') });
  expect(await desk.trail()).toMatchObject([
    { entityId: `${id}/2026-03`, before: null, after: { days: letters('P20') } },
    { entityId: `${id}/2026-03`, before: { days: letters('P20') }, after: { days: letters('P21') } },
  ]);
  // What is already so is not written again.
  await desk.save(id, letters('P21'), 2);
  expect(await desk.trail()).toHaveLength(2);
});

test.each([
  [
    'before the posting began',
    { start: '2026-03-16' },
    letters('-14P'),
    '2026年3月16日到岗，3月15日还没有到岗',
  ],
  ['after it ended', { end: '2026-03-20' }, letters('P20R', '-'), '2026年3月20日离岗，3月21日已经离岗'],
  ['a letter too many', {}, letters('P31-'), undefined],
])('a day %s is refused by name', async (_, posting, days, message) => {
  const desk = await attendanceDesk();
  const id = await desk.post('赵示例', posting);
  await expect(desk.save(id, days)).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message: expect.stringContaining(message ?? '2026年3月有 31 天，这里记了 32 天'),
  });
  expect(await desk.recordedRows()).toEqual([]);
});

test('days to come are refused, and totals of more days than have gone by', async () => {
  const desk = await attendanceDesk();
  const id = await desk.post('赵示例');
  const april = monthSchema.parse('2026-04');
  await desk.save(id, letters('P10', '-', 30), null, april);
  await expect(desk.save(id, letters('P11', '-', 30), 1, april)).rejects.toMatchObject({
    message: '赵示例（唐保社村）：4月11日还没有到，不能登记考勤。',
  });
  const totals = { present: 11, business_trip: 0, meeting: 0, training: 0, leave: 0, absent: 0, rest: 0 };
  const save = desk.attendance.save(clerk, {
    postingId: id,
    month: april,
    revision: 1,
    record: { kind: 'totals', totals },
    roundTrips: 2,
    note: null,
  });
  await expect(save).rejects.toMatchObject({
    message: '赵示例（唐保社村）：各项合计 11 天，超过2026年4月到今天为止在岗的 10 天。',
  });
});

test('many are saved at once, all or nothing, with one entry in the trail', async () => {
  const desk = await attendanceDesk();
  const [first, second] = [await desk.post('赵示例'), await desk.post('钱示例', { start: '2026-03-02' })];
  const entry = (postingId: typeof first, days: string) => ({ postingId, revision: null, days });
  await expect(
    desk.attendance.saveMany(clerk, march, [entry(first, letters('P31')), entry(second, letters('P31'))]),
  ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  expect(await desk.recordedRows()).toEqual([]);

  const rows = await desk.attendance.saveMany(clerk, march, [
    entry(first, letters('P31')),
    entry(second, letters('-P30')),
  ]);
  expect(rows.map(({ counts }) => counts?.present)).toEqual([31, 30]);
  expect(await desk.trail()).toEqual([
    {
      action: 'presence.attendanceSaved',
      entityId: '2026-03',
      before: { rows: { '赵示例（唐保社村）': null, '钱示例（唐保社村）': null } },
      after: {
        month: '2026-03',
        count: 2,
        rows: {
          '赵示例（唐保社村）': { days: letters('P31'), roundTrips: null, note: null },
          '钱示例（唐保社村）': { days: letters('-P30'), roundTrips: null, note: null },
        },
      },
    },
  ]);
});

test('approved leave lies over the month, and what contradicts it is told', async () => {
  const desk = await attendanceDesk();
  const id = await desk.post('赵示例');
  await desk.approvedLeave(id, '2026-03-04', '2026-03-06');
  const row = await desk.save(id, letters('R1P2L1A1P1L1'));
  expect(row.leaveDays).toBe(letters('-3L3', '-'));
  expect(row.contradictions).toEqual([
    { day: 5, kind: 'absent_on_leave', sentence: '3月5日登记为无故不在岗，但这一天有已批准的请假，请核对。' },
    {
      day: 6,
      kind: 'present_on_leave',
      sentence: '3月6日登记为在村，但这一天有已批准的请假；如已提前返岗，请先销假。',
    },
    {
      day: 7,
      kind: 'leave_without_approval',
      sentence: '3月7日登记为请假，但没有已批准的请假记录，请补办或更正。',
    },
  ]);
});

test('everything of one posting: each month on post, the newest first, and each year with its figures', async () => {
  const desk = await attendanceDesk();
  const id = await desk.post('赵示例', { start: '2025-12-16' });
  await desk.save(id, letters('P20A2'));
  const found = await desk.attendance.of(id);
  expect(found.months.map(({ month, counts }) => [month, counts?.present ?? null])).toEqual([
    ['2026-04', null],
    ['2026-03', 20],
    ['2026-02', null],
    ['2026-01', null],
    ['2025-12', null],
  ]);
  expect(found.months.at(-1)).toMatchObject({ firstDay: 16, lastDay: 31 });
  expect(found.years.map(({ year, counts, figures }) => [year, counts.absent, figures[0]?.verdict])).toEqual([
    [2026, 2, 'met'],
    [2025, 0, 'cannot_say'],
  ]);
});
