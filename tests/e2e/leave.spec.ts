import type { Page } from '@playwright/test';
import { calendarYearSchema } from '#shared/contract/presence-calendar.ts';
import { addDays, type BusinessDate } from '#shared/dates.ts';
import { isoWeekday } from '#shared/presence/working-calendar.ts';
import { LeavePage } from './pages/leave.page.ts';
import { chooseOption, choosePerson, RecordsPage } from './pages/records.page.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts';
import { expect, test } from './support/desk.ts';
import { daysAgo, onPost } from './support/selection.ts';
import { call, setUp, signInAs } from './support/session.ts';

/** A Monday before today whose fortnight knows neither holidays nor make-up days. */
async function plainMonday(page: Page, token: string): Promise<BusinessDate> {
  let monday = daysAgo(21);
  while (isoWeekday(monday) !== 1) monday = addDays(monday, -1);
  for (; ; monday = addDays(monday, -7)) {
    const end = addDays(monday, 13);
    const years = new Set([monday, end].map((date) => Number(date.slice(0, 4))));
    const special: BusinessDate[] = [];
    for (const year of years) {
      const { days } = await call(page, calendarYearSchema, 'presence.calendar', { year }, token);
      special.push(...days.map(({ date }) => date));
    }
    if (!special.some((date) => date >= monday && date <= end)) return monday;
  }
}

test('three and a half days: who approves, decided by the right body, back late', async ({ page }) => {
  const administrator = await setUp(page);
  await onPost(page, administrator, '周示例', daysAgo(400));
  const monday = await plainMonday(page, administrator);
  const thursday = addDays(monday, 3);
  const asked = addDays(monday, -1);
  await signInAs(page, administrator, 'archivist');
  const leave = new LeavePage(page);
  await leave.open();
  await expectAccessible(page);

  await test.step('the request says who approves, how long it is and where that is written', async () => {
    await leave.type('周示例', monday, `${thursday} 上午`, asked);
    await expect(leave.reasons).toContainText('由县（市、区）驻村工作领导小组办公室批准');
    await expect(leave.reasons).toContainText('3.5天');
    await leave.reasons.getByRole('button', { name: '查看条文：赣州办法 第十七条' }).click();
    await expect(page.getByRole('tooltip')).toContainText('请假');
    await page.keyboard.press('Escape');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await leave.request();
    await expect(leave.next).toContainText('等待县（市、区）驻村工作领导小组办公室审批');
    await expectAccessible(page);
  });

  await test.step('the township may not; the sentence names who may, one press puts it right', async () => {
    const decision = leave.next.getByRole('form', { name: '登记审批' });
    await decision.getByLabel('审批单位').fill('乡镇党委');
    await decision.getByLabel('审批日期').fill(asked);
    await decision.getByRole('button', { name: '登记批准' }).click();
    await expect(decision).toContainText(
      /应由县（市、区）驻村工作领导小组办公室批准.*第十七条.*乡镇党委批准无效/,
    );
    await expectAccessible(page);
    await decision.getByRole('button', { name: '改为县（市、区）驻村工作领导小组办公室' }).click();
    await decision.getByRole('button', { name: '登记批准' }).click();
    await expect(leave.facts).toContainText('已批准');
  });

  await test.step('back a day late: said before it is recorded, and told apart after', async () => {
    const back = leave.next.getByRole('form', { name: '登记销假' });
    await back.getByLabel('返岗日期').fill(addDays(thursday, 1));
    await back.getByLabel('从上午还是下午返岗').getByText('下午').click();
    await expect(back.getByRole('status')).toContainText('晚了 1天');
    await back.getByRole('button', { name: '登记销假' }).click();
    await expect(leave.drawer.getByRole('alert')).toContainText(/超过假期未返岗.*其中 1天工作日没有请假手续/);
    await expectAccessible(page);
  });

  await test.step('days that are taken cannot be asked for again, and the field says so', async () => {
    await page.keyboard.press('Escape');
    await expect(leave.row('周示例')).toContainText('已销假');
    await leave.type('周示例', addDays(monday, 1), addDays(monday, 2), asked);
    await leave.request();
    const field = leave.drawer.locator('.ant-form-item').filter({ has: page.getByLabel('开始日期') });
    await expect(field).toContainText('的时间重叠，同一段时间不能请两次假');
    await expect(leave.field('事由')).toHaveValue('家中有事（示例）');
  });
});

test('eighteen days: a stand-in is asked for until there is one', async ({ page }) => {
  const administrator = await setUp(page);
  await onPost(page, administrator, '吴示例', daysAgo(400));
  const monday = await plainMonday(page, administrator);
  await signInAs(page, administrator, 'archivist');
  const leave = new LeavePage(page);
  await leave.open();
  await leave.type('吴示例', monday, addDays(monday, 17), addDays(monday, -1));
  await expect(leave.reasons).toContainText('按日历日还是按工作日');
  await leave.request();
  await expect(leave.reasons).toContainText('按日历日和按工作日计算的结果不同，请选择按哪一种计算。');
  await leave.reasons.getByRole('radio', { name: /^按日历日：18天.*须安排接替/ }).check();
  await expect(leave.reasons).toContainText('安排接替');
  await expectAccessible(page);
  await leave.request();
  await expect(leave.facts).toContainText('待安排接替');

  const form = await leave.step('安排接替');
  await expect(form).toContainText('须安排人员接替');
  await form.getByLabel('接替人员').fill('郑示例');
  await form.getByRole('button', { name: '登记接替' }).click();
  await expect(leave.facts).toContainText('郑示例，自');
  await expect(leave.facts).not.toContainText('待安排接替');
});

test('an inspection of two people, and the correction of what it found', async ({ page }) => {
  const administrator = await setUp(page);
  await onPost(page, administrator, '周示例', daysAgo(400));
  await onPost(page, administrator, '吴示例', daysAgo(400));
  await signInAs(page, administrator, 'archivist');
  const checks = new RecordsPage(page, '明查暗访');
  await checks.open('?panel=new');

  await test.step('both in one go, by keyboard from one to the next', async () => {
    await chooseOption(page, checks.field('检查级别'), '县（区）级');
    await checks.field('检查单位').fill('区驻村工作领导小组办公室');
    await checks.field('检查日期').fill(daysAgo(20));
    const [first, second] = [checks.person(1), checks.person(2)];
    await choosePerson(page, first.getByLabel('人员'), '周示例');
    await chooseOption(page, first.getByLabel('检查结果'), '在岗但有问题');
    await first.getByLabel('检查情况').fill('工作日志不全（示例）');
    await first.getByLabel('检查情况').press('Enter');
    await expect(first.getByLabel('整改期限')).toBeFocused();
    await first.getByLabel('整改期限').fill(daysAgo(10));
    await first.getByLabel('整改期限').press('Enter');
    await choosePerson(page, second.getByLabel('人员'), '吴示例');
    await chooseOption(page, second.getByLabel('检查结果'), '在岗');
    await expectAccessible(page);
    await page.keyboard.press('Control+s');
    await expect(page.getByText('已登记这次检查，共 2 人。')).toBeVisible();
  });

  await test.step('overdue stands first; put right late', async () => {
    await expect(checks.grid.getByRole('row').nth(1)).toContainText('逾期 10 天');
    await expect(checks.row('吴示例')).toContainText('在岗');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await checks.row('周示例').dblclick();
    const form = checks.drawer.getByRole('form', { name: '登记整改' });
    await form.getByLabel('整改日期').fill(daysAgo(8));
    await form.getByLabel('整改情况').fill('已补齐（示例）');
    await expectAccessible(page);
    await form.getByRole('button', { name: '登记整改' }).click();
    await expect(checks.drawer.getByRole('region', { name: '整改' })).toContainText('超过期限 2 天');
  });
});

test('a penalty voided with its reason; an observation says for which trigger it can speak', async ({
  page,
}) => {
  const administrator = await setUp(page);
  await onPost(page, administrator, '周示例', daysAgo(400));
  await signInAs(page, administrator, 'archivist');
  const conduct = new RecordsPage(page, '处分与诫勉');
  await conduct.open('?panel=new');

  await test.step('a penalty', async () => {
    await choosePerson(page, conduct.field('人员'), '周示例');
    await chooseOption(page, conduct.field('种类'), '处分');
    await chooseOption(page, conduct.field('处分种类'), '警告');
    await conduct.field('作出日期').fill(daysAgo(30));
    await conduct.field('作出单位').fill('区纪委监委（示例）');
    await conduct.field('事由').fill('违反工作纪律（示例）');
    await expectAccessible(page);
    await conduct.drawer.getByRole('button', { name: '登记', exact: true }).click();
    await expect(conduct.drawer.getByRole('region', { name: '决定' })).toContainText('处分（警告）');
    await expectAccessible(page);
  });

  await test.step('voided with a reason; it stays to be read, struck through', async () => {
    await conduct.void('登记错人（示例）');
    await expect(conduct.drawer.getByRole('alert')).toContainText('登记错人（示例）');
    await conduct.open();
    await expect(conduct.row('周示例')).toHaveCount(0);
    await page.getByRole('checkbox', { name: '含已作废' }).click();
    await expect(conduct.row('周示例').locator('s').first()).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  await test.step('an observation, with the trigger it can speak for and its clause', async () => {
    const observations = new RecordsPage(page, '情况记录');
    await observations.open('?panel=new');
    await choosePerson(page, observations.field('人员'), '周示例');
    await chooseOption(page, observations.field('种类'), '承担原单位工作');
    await expect(observations.drawer).toContainText('只作提示，是否召回由有权机关研究决定');
    await expect(observations.drawer.getByText('（1）驻村时间不能保证、工作不能与原单位脱钩')).toBeVisible();
    const clause = observations.drawer.getByRole('button', { name: '查看条文：赣州办法 第二十二条（一）' });
    await expect(clause).toBeVisible();
    await expectAccessible(page);
    await observations.field('提出单位').fill('木兰乡党委（示例）');
    await observations.field('情况').fill('被派出单位抽回三周（示例）');
    await observations.drawer.getByRole('button', { name: '登记', exact: true }).click();
    await expect(observations.row('周示例')).toContainText('承担原单位工作');
    await page.keyboard.press('Escape');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });
});
