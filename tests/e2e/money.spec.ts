import type { Page } from '@playwright/test';
import * as z from 'zod';
import { schemeListingSchema } from '#shared/contract/policy.ts';
import { personSchema, postingRowSchema } from '#shared/contract/roster.ts';
import { daysInMonth, formatMonthLong } from '#shared/dates.ts';
import { lastMonth } from './pages/attendance.page.ts';
import { DutiesPage } from './pages/duties.page.ts';
import { MoneyPage } from './pages/money.page.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts';
import { expect, test } from './support/desk.ts';
import { call, newUser, setUp, signInAs } from './support/session.ts';

test.use({ sample: true });

const shown = z.object({ posting: postingRowSchema, person: personSchema });
const jiangan = '关于做好向重点乡村持续选派驻村第一书记和工作队的通知';

async function idOfScheme(page: Page, code: string, token: string): Promise<string> {
  const schemes = z.object({ schemes: z.array(schemeListingSchema) });
  const found = (await call(page, schemes, 'policy.listSchemes', {}, token)).schemes.find(
    (scheme) => scheme.code === code,
  );
  if (!found) throw new Error(`No scheme ${code}`);
  return found.id;
}

test('leaders’ visits of several units are recorded at once, and fewer are short', async ({ page }) => {
  await signInAs(page, await setUp(page), 'archivist');
  const duties = new DutiesPage(page);
  // Of 53 units 30 had somebody in a village for the whole of 2025.
  await duties.open('year=2025&subject=unit');
  await expect(duties.duty('主要领导到村调研')).toContainText('53 个中 30 个不足，缺 30 次');
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);

  await test.step('by keyboard: three units ticked, one date, one note', async () => {
    await duties.duty('主要领导到村调研').press('Enter');
    await page.getByRole('checkbox', { name: '只看不足' }).click();
    await expect(page.getByText('共 30 行')).toBeVisible();
    await duties.grid.focus();
    for (const key of ['Space', 'ArrowDown', 'Space', 'ArrowDown', 'Space']) await page.keyboard.press(key);
    await page.keyboard.press('Control+d');
    await expect(duties.dialog.getByLabel('完成日期')).toBeFocused();
    await expectAccessible(page);
    await duties.dialog.getByLabel('说明').fill('座谈并看了产业项目');
    await duties.dialog.getByLabel('完成日期').fill('２０２５．６．１２');
    await duties.dialog.getByLabel('完成日期').press('Enter');
    await expect(page.getByText('已登记 3 条。')).toBeVisible();
  });

  await expect(duties.duty('主要领导到村调研')).toContainText('53 个中 27 个不足，缺 27 次');
  await expect(page.getByText('共 27 行')).toBeVisible();
  await page.getByRole('checkbox', { name: '只看不足' }).click();

  await test.step('a cell opens the record behind it; voided, the unit is short again', async () => {
    const unit = duties.grid
      .getByRole('row')
      .filter({ has: page.getByText('✓1') })
      .first();
    await unit.getByRole('img').locator('[data-period="2025"]').click();
    await expect(duties.drawer).toContainText('2025年应完成 1 次，已完成 1 次。');
    await expect(duties.drawer.getByRole('row').nth(1)).toContainText('2025-06-12');
    await expect(duties.drawer.getByRole('row').nth(1)).toContainText('座谈并看了产业项目');
    await expectAccessible(page);
    await duties.drawer.getByRole('button', { name: '作废' }).click();
    const voiding = page.getByRole('dialog', { name: '作废这条登记' });
    await voiding.getByLabel('理由').fill('登错了年份');
    await voiding.getByRole('button', { name: '作废' }).click();
    await expect(duties.drawer).toContainText('2025年应完成 1 次，已完成 0 次，少 1 次。');
    await expect(duties.drawer.getByRole('row').nth(1)).toContainText('作废：登错了年份');
  });
  await page.keyboard.press('Escape');
  await expect(duties.duty('主要领导到村调研')).toContainText('53 个中 28 个不足');

  await test.step('a day outside of the person’s time on post is refused with the reason', async () => {
    await duties.open('year=2025&subject=person&duty=household_visits&text=钱示例二');
    await duties.row('钱示例二').getByRole('button', { name: '钱示例二' }).click();
    const around = page.getByRole('dialog', { name: '钱示例二 · 2025年履职' });
    await expect(around).toContainText('派出单位：区公安分局');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(around).toBeHidden();
    await duties.grid.focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Control+d');
    await duties.dialog.getByLabel('完成日期').fill('20250301');
    await duties.dialog.getByLabel('完成日期').press('Enter');
    await expect(duties.dialog.getByRole('alert')).toContainText('还没有到岗（2025年3月10日到岗）');
  });
});

test('江岸 2021: 53 units and 57 posts come to 159 + 114 = 273 万元, as the imported table has it', async ({
  page,
}) => {
  await signInAs(page, await setUp(page), 'leader');
  const funds = new MoneyPage(page);
  await funds.open('funds', 'year=2022');
  await expect(funds.fundSum).toContainText('每支工作队每年不少于 1.00 万元');
  await funds.chooseScheme(`${jiangan} 第 1 版`);

  await expect(funds.fundSum).toContainText(
    /派出单位帮扶资金 ?159\.00.*\+.*驻村工作经费 ?114\.00.*=.*273\.00.*万元.*2,730,000\.00 元/,
  );
  await expect(page.getByText('共 53 个单位')).toBeVisible();
  await expect(funds.totals).toHaveText(/57.*1,590,000\.00.*1,140,000\.00.*2,730,000\.00.*逐行一致/);
  await page.getByRole('checkbox', { name: '只看不一致' }).click();
  await expect(page.getByText('每一行都与拨付表一致。')).toBeVisible();
  await page.getByRole('checkbox', { name: '只看不一致' }).click();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);

  await test.step('a figure opens to its calculation', async () => {
    await funds.row('区公安分局').getByRole('button', { name: '40,000.00' }).click();
    await expect(funds.drawer).toContainText('2 人 × 2.00 万元 = 不少于 4.00 万元');
    await expect(funds.drawer).toContainText('人数和各项金额都一致');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
  });

  await test.step('the workbook has the same total', async () => {
    const { name, lines } = await funds.exported();
    expect(name).toBe('驻村工作经费测算表 2022.xlsx');
    const total = lines.find(([first]) => first === '总计');
    expect(total).toEqual(expect.arrayContaining([57, 159, 114, 273]));
    expect(lines.filter((line) => line.includes('一致'))).toHaveLength(53);
  });

  await test.step('counted by people, nobody was on post in 2022: every row differs', async () => {
    await page.getByText('按实际在岗人数').click();
    await expect(funds.totals).toContainText('53 行不一致');
    await funds.row('区公安分局').getByRole('button', { name: '区公安分局' }).click();
    await expect(funds.drawer).toContainText('人数 0 人，拨付表为 2 人。');
  });
});

test('an allowance opens to its days, what the scheme leaves open is chosen, and the workbook has the total', async ({
  page,
}) => {
  const administrator = await setUp(page);
  const archivist = await newUser(page, administrator, 'archivist');
  const scheme = await idOfScheme(page, 'jiangan-2021', archivist);
  const found = await call(
    page,
    z.object({ rows: z.array(postingRowSchema) }),
    'roster.listPostings',
    { filter: { text: '赵示例一' } },
    archivist,
  );
  const postingId = found.rows[0]?.id;
  const days = daysInMonth(lastMonth);
  // All in the village but for the first two days, which were spent at a meeting.
  const record = { kind: 'days', days: `MM${'P'.repeat(days - 2)}` };
  const month = { postingId, month: lastMonth, revision: null, record, roundTrips: 1, note: null };
  await call(page, z.unknown(), 'presence.saveAttendance', month, archivist);
  const money = new MoneyPage(page);
  const yuan = (amount: number) => amount.toLocaleString('zh-CN', { minimumFractionDigits: 2 });

  await test.step('what is missing is named, and nothing is totalled over it', async () => {
    await money.open('allowances', `month=${lastMonth}&scheme=${scheme}&text=赵示例一`);
    await expect(money.row('赵示例一')).toContainText(/缺资料.*未算全.*通信补助/);
    await money.row('赵示例一').getByRole('button', { name: '缺资料' }).click();
    await expect(money.drawer).toContainText('没有登记工资中是否已含这项补贴，请在人员信息中填写。');
    await page.keyboard.press('Escape');
  });

  const { person } = await call(page, shown, 'roster.getPosting', { id: postingId }, archivist);
  const { id, revision, ...draft } = person;
  const change = { id, revision, person: { ...draft, phoneAllowanceInSalary: false } };
  await call(page, personSchema, 'roster.updatePerson', change, archivist);
  const total = (days - 2) * 105 + 400;

  await test.step('the figure opens to its days', async () => {
    await money.open('allowances', `month=${lastMonth}&scheme=${scheme}&text=赵示例一`);
    await expect(money.totals).toContainText(yuan(total));
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await money
      .row('赵示例一')
      .getByRole('button', { name: yuan((days - 2) * 100), exact: true })
      .click();
    const living = money.drawer.getByRole('region', { name: '伙食补助' });
    await expect(living).toContainText(`${days - 2} 天 × 100 元 = ${((days - 2) * 100).toLocaleString()} 元`);
    await expect(living.getByRole('listitem').filter({ hasText: /在村.*计入/ })).toHaveCount(days - 2);
    await expect(living.getByRole('listitem').filter({ hasText: /开会.*不计/ })).toHaveCount(2);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
  });

  await test.step('the workbook holds the same total', async () => {
    const { name, lines } = await money.exported();
    expect(name).toBe(`驻村补助发放表 ${lastMonth}.xlsx`);
    expect(lines.find(([first]) => first === '合计')).toContain(total);
  });

  await test.step('the month of arrival: how a lump sum is paid is chosen, and the choice is in the file', async () => {
    await money.open('allowances', `month=2024-03&scheme=${scheme}&text=赵示例一`);
    await expect(money.row('赵示例一')).toContainText('待选择');
    await money.rules.getByRole('combobox', { name: '交通补助（包干）不满一个月时' }).click();
    await page.getByTitle('按在岗天数折算').click();
    // From 11 March on: 21 of 31 days.
    await expect(money.row('赵示例一')).toContainText('270.97');
    await expect(page).toHaveURL(/partial=transport\.by_day/);
    const { lines } = await money.exported();
    expect(lines.flat()).toContain(
      '交通补助（包干）不满一个月的：按在岗天数折算（由本单位选择，方案没有规定）',
    );
  });

  await test.step('the year by unit leads to the unit’s people and to the month', async () => {
    await money.open('allowances', `view=year&year=${lastMonth.slice(0, 4)}&scheme=${scheme}`);
    await expectAccessible(page);
    await money.row('谌家矶街道').getByRole('button', { name: '谌家矶街道' }).click();
    await expect(page.getByText('共 1 人')).toBeVisible();
    await money
      .row('赵示例一')
      .getByRole('button', { name: yuan(total), exact: true })
      .click();
    await expect(money.drawer).toContainText(`赵示例一 · ${formatMonthLong(lastMonth)}补助`);
  });
});
