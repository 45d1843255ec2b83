import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type AllowanceStatementInput,
  allowanceStatementInput,
  allowanceYearInput,
  fundStatementInput,
} from '#shared/contract/presence-money.ts';
import { monthSchema } from '#shared/dates.ts';
import type { SchemeVersionId } from '#shared/ids.ts';
import { type MoneyDesk, openMoneyDesk } from './money-desk.ts';

/** Today is 5 March 2026; the sample district has 57 people of 53 units, all on post since 2024 or 2025. */
let desk: MoneyDesk;
let jiangan: SchemeVersionId;
const february = monthSchema.parse('2026-02');

beforeAll(async () => {
  desk = await openMoneyDesk();
  jiangan = await desk.versionOf('jiangan-2021');
});
afterAll(() => desk.close());

const funds = (input: object) => desk.money.funds(fundStatementInput.parse({ year: 2022, ...input }));
const statement = (input: object = {}) =>
  desk.money.statement(
    allowanceStatementInput.parse({
      month: '2026-02',
      schemeVersionId: jiangan,
      ...input,
    }) as AllowanceStatementInput,
  );
const sheetsOf = (base64: string) => {
  const book = read(Buffer.from(base64, 'base64'), { type: 'buffer' });
  return book.SheetNames.map((name) => {
    const sheet = book.Sheets[name];
    return sheet ? utils.sheet_to_json<unknown[]>(sheet, { header: 1, blankrows: false }) : [];
  });
};

describe('江岸: the annex and the funding table of 2022', () => {
  test('53 units and 57 people: 159 + 114 = 273 万元, row by row as the table was', async () => {
    const { rows, columns, totals, notes } = await funds({ schemeVersionId: jiangan });
    expect(columns.map(({ amountCents }) => amountCents)).toEqual([159_0000_00, 114_0000_00]);
    expect(totals).toEqual({
      units: 53,
      villages: 0,
      posts: 57,
      // Nobody of the sample was on post in 2022: the posts were, as the annex plans them.
      people: 0,
      headcount: 57,
      totalCents: 273_0000_00,
      allocation: {
        headcount: 57,
        unitCents: 159_0000_00,
        personnelCents: 114_0000_00,
        totalCents: 273_0000_00,
      },
      differingRows: 0,
    });
    expect(rows).toHaveLength(53);
    expect(
      rows.filter(({ headcount }) => headcount === 2).map(({ name, totalCents }) => [name, totalCents]),
    ).toEqual([
      ['区公安分局', 7_0000_00],
      ['区税务局', 7_0000_00],
      ['区城管局', 7_0000_00],
      ['区教育局', 7_0000_00],
    ]);
    expect(rows.every(({ allocation, differences }) => allocation !== null && differences.length === 0)).toBe(
      true,
    );
    expect(notes).toContain('其中 57 个岗位在这段时间没有在岗人员，按岗位计入人数。');
  });

  test('by people on post the figures follow the roster, and differ from the table in words', async () => {
    const { totals, rows } = await funds({ schemeVersionId: jiangan, headcount: { count: 'people' } });
    expect(totals).toMatchObject({ headcount: 0, totalCents: 0, differingRows: 53 });
    expect(rows[0]?.differences[0]).toBe('人数 0 人，拨付表为 1 人。');
    const now = await funds({ year: 2026, schemeVersionId: jiangan, headcount: { count: 'people' } });
    expect(now.totals).toMatchObject({ people: 57, totalCents: 273_0000_00, allocation: null });
    expect(now.notes).toContain('没有导入 2026 年的资金分配表，无法逐行核对。');
  });

  test('the file holds the same figures as numbers, with the clauses', async () => {
    const { fileName, base64 } = await desk.money.exportFunds(
      fundStatementInput.parse({ year: 2022, schemeVersionId: jiangan }),
    );
    expect(fileName).toBe('驻村工作经费测算表 2022.xlsx');
    const [lines = []] = sheetsOf(base64);
    const titles = lines.find((line) => line[0] === '序号');
    expect(titles?.slice(0, 8)).toEqual([
      ...[
        '序号',
        '单位名称',
        '人数',
        '其中岗位',
        '其中在岗人员',
        '派出单位帮扶资金',
        '驻村工作经费',
        '经费总计',
      ],
    ]);
    expect(lines.find((line) => line[1] === '区税务局')).toEqual(
      expect.arrayContaining([2, 3, 4, 7, '一致']),
    );
    const foot = lines.find((line) => line[0] === '总计');
    expect(foot?.slice(2, 13)).toEqual([57, 57, 0, 159, 114, 273, 57, 159, 114, 273, '逐行一致']);
    expect(lines.some((line) => String(line[0]).includes('江岸通知第六条'))).toBe(true);
  });
});

test.each([
  // 19 villages, each with a team of three.
  ['ganzhou-2021', 19 * 1_0000_00, 'village', 19],
  ['jiangjin-2021', 57 * 2_0000_00, 'village', 19],
  ['hongshan-2023', 57 * 2_0000_00, 'unit', 53],
  ['wuhai-2023', 0, undefined, 0],
])('%s over the same posts', async (code, cents, kind, count) => {
  const { totals, rows, columns } = await funds({ year: 2026, schemeVersionId: await desk.versionOf(code) });
  expect(totals.totalCents).toBe(cents);
  expect(rows).toHaveLength(count);
  expect(new Set(columns.map((column) => column.kind))).toEqual(new Set(kind ? [kind] : []));
});

test('a day outside of the year is refused', async () => {
  await expect(funds({ headcount: { onDay: '2021-12-31' } })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  });
});

describe('江岸六: a month', () => {
  test('without attendance nothing is totalled, and the reason is given for each and for all', async () => {
    const { rows, totals, columns, total } = await statement();
    expect(total).toBe(57);
    expect(rows[0]?.lines.map(({ status }) => status)).toEqual(['unknown', 'computed', 'unknown']);
    expect(rows[0]).toMatchObject({ totalCents: null, computedCents: 400_00 });
    expect(totals).toMatchObject({
      people: 57,
      openPeople: 57,
      totalCents: null,
      computedCents: 57 * 400_00,
    });
    expect(totals.openReason).toBe('有 114 项没有算出：资料不全 114 项。');
    expect(columns.map(({ amountCents, openLines }) => [amountCents, openLines])).toEqual([
      [null, 57],
      [57 * 400_00, 0],
      [null, 57],
    ]);
  });

  test('days of the sheet become money, opened down to the day', async () => {
    const [first, second] = desk.people;
    if (!first || !second) throw new Error('No people');
    // 18 days in the village, two meetings, a day of leave, the rest off.
    const days = `RPPPPPRRPPPPPRRPPPPPRRPPPMML`;
    await desk.attend(first.postingId, february, days);
    await desk.attend(second.postingId, february, days);
    await desk.change(first, { inSalary: 0 });
    await desk.change(second, { inSalary: 1 });
    const { rows } = await statement();
    expect(rows[0]).toMatchObject({ totalCents: (1_800 + 400 + 90) * 100, openReason: null });
    expect(rows[1]).toMatchObject({ totalCents: (1_800 + 400) * 100 });
    expect(rows[0]?.lines[0]?.sentence).toBe('18 天 × 100 元 = 1,800 元。');

    const opened = await desk.money.ofPosting({
      postingId: first.postingId,
      month: february,
      choices: { partialMonth: {}, blankRestDays: 'unknown' },
      schemeVersionId: jiangan,
    });
    expect(opened).toMatchObject({ attendance: 'days', totalCents: 2_290_00 });
    expect(opened.lines[0]?.days).toHaveLength(28);
    expect(opened.lines[0]?.days.filter(({ counted }) => counted)).toHaveLength(18);
    expect(opened.lines[0]?.steps).toEqual([
      '每天 100 元，按在村天数计。',
      '2026年2月整月在岗，共 28 天。',
      '计入：在村 18 天；不计：休息 7 天、开会 2 天、请假 1 天。',
      '18 天 × 100 元 = 1,800 元。',
    ]);

    const onlyOpen = await statement({ onlyOpen: true });
    expect(onlyOpen.total).toBe(55);
    expect(onlyOpen.totals.people).toBe(57);
    const ofVillage = await statement({ villageId: first.villageId });
    expect(ofVillage.totals.people).toBe(3);
  });

  test('pages show part of the rows and the totals of all', async () => {
    const all = await statement();
    const page = await statement({ offset: 50, limit: 10 });
    expect(page.rows).toEqual(all.rows.slice(50));
    expect(page.totals).toEqual(all.totals);
  });

  test('a month partly on post asks, and the answer is in the file', async () => {
    const [joined] = desk.people.filter(({ startDate }) => startDate === '2025-03-10');
    if (!joined) throw new Error('Nobody came on 10 March 2025');
    const month = monthSchema.parse('2025-03');
    const of = (choices: object) => statement({ month, villageId: joined.villageId, choices });
    const lineOf = async (choices: object) =>
      (await of(choices)).rows.find(({ postingId }) => postingId === joined.postingId)?.lines[1];
    expect(await lineOf({})).toMatchObject({ status: 'asks', choice: 'partial_month' });
    // 400 × 22 ÷ 31 = 283.87…
    const choices = { partialMonth: { transport: 'by_day' } };
    expect(await lineOf(choices)).toMatchObject({ status: 'computed', amountCents: 283_87 });
    const { base64 } = await desk.money.exportStatement(
      allowanceStatementInput.parse({ month, schemeVersionId: jiangan, choices }),
    );
    const [lines = [], working = []] = sheetsOf(base64);
    expect(lines.flat()).toContain(
      '交通补助（包干）不满一个月的：按在岗天数折算（由本单位选择，方案没有规定）',
    );
    expect(working.flat()).toContain(283.87);
    expect(lines.find((line) => line[0] === '合计')).toContain('未算全');
  });

  test('a month that has not begun, and one in which nobody was there, are refused', async () => {
    await expect(statement({ month: '2026-04' })).rejects.toMatchObject({
      data: { rule: 'month_not_begun' },
    });
    expect((await statement({ month: '2026-03' })).notes[0]).toContain('2026年3月还没有结束');
    const [first] = desk.people;
    if (!first) throw new Error('No people');
    await expect(
      desk.money.ofPosting({
        postingId: first.postingId,
        month: monthSchema.parse('2023-12'),
        choices: { partialMonth: {}, blankRestDays: 'unknown' },
        schemeVersionId: jiangan,
      }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

test('赣州第二十七条: trips and the way home; the telephone has no figure', async () => {
  const [, , third] = desk.people;
  if (!third) throw new Error('No people');
  await desk.attend(third.postingId, february, 'P'.repeat(28), 3);
  await desk.change(third, { distanceTenths: 853 });
  const { rows } = await desk.money.statement(
    allowanceStatementInput.parse({ month: '2026-02', villageId: third.villageId }),
  );
  const row = rows.find(({ postingId }) => postingId === third.postingId);
  // 2 × 170.6 公里 × 0.45 元
  expect(row?.lines.map(({ status, amountCents }) => [status, amountCents])).toEqual([
    ['computed', 2_800_00],
    ['computed', 153_54],
    ['not_stated', null],
  ]);
  expect(row).toMatchObject({ totalCents: null, computedCents: 2_953_54 });
});

test('a year by unit and by person: months that have begun, and no total while a month is open', async () => {
  const input = (unitId: string | null) =>
    allowanceYearInput.parse({ year: 2026, unitId, schemeVersionId: jiangan });
  const year = await desk.money.year(input(null));
  expect(year.months).toEqual(['2026-01', '2026-02', '2026-03']);
  expect(year.rows).toHaveLength(53);
  const [unit] = year.rows;
  expect(unit?.months.map(({ totalCents }) => totalCents)).toEqual([null, 2_290_00, null]);
  expect(unit).toMatchObject({ totalCents: null, computedCents: (400 + 2_290 + 400) * 100 });
  const people = await desk.money.year(input(unit?.unitId ?? null));
  expect(people.rows).toMatchObject([{ people: 1, computedCents: unit?.computedCents }]);
  const { base64 } = await desk.money.exportYear(input(null));
  const [lines = []] = sheetsOf(base64);
  expect(lines.find((line) => line[0] === unit?.unitName)?.slice(1, 5)).toEqual([
    1,
    '未算全',
    2290,
    '未算全',
  ]);
});
