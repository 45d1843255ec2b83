import type { Page } from '@playwright/test';
import * as z from 'zod';
import { leaveRowSchema } from '#shared/contract/presence-leave.ts';
import { addDays, type BusinessDate } from '#shared/dates.ts';
import { formatPeriod } from '#shared/presence/leave-length.ts';
import { isoWeekday } from '#shared/presence/working-calendar.ts';
import { LeavePage } from './pages/leave.page.ts';
import { chooseOption, choosePerson, RecordsPage } from './pages/records.page.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts';
import { expect, test } from './support/desk.ts';
import { daysAgo, onPost } from './support/selection.ts';
import { call, enter, newUser, setUp } from './support/session.ts';

test.use({ viewport: { width: 1366, height: 768 } });

const detail = z.object({ leave: leaveRowSchema });

/** A Monday two to three weeks ago. */
const monday: BusinessDate = addDays(daysAgo(14), 1 - isoWeekday(daysAgo(14)));
const period = { startDate: monday, startHalf: 'am', endDate: addDays(monday, 2), endHalf: 'pm' } as const;

/** Somebody on post with three days of leave asked for, and the archivist at work. */
async function withLeave(page: Page) {
  const administrator = await setUp(page);
  const posting = await onPost(page, administrator, '周示例', daysAgo(400));
  const archivist = await newUser(page, administrator, 'archivist');
  const input = {
    ...{ postingId: posting.id, kind: 'personal', reason: '家中有事（示例）', destination: null },
    ...period,
    ...{ requestedOn: monday, reportedBy: 'paper', countedAs: 'calendar', approver: null },
  };
  const row = await call(page, leaveRowSchema, 'presence.requestLeave', input, archivist);
  await enter(page, archivist);
  return { administrator, archivist, row, leave: new LeavePage(page) };
}

const decisionOf = (row: { readonly id: string; readonly revision: number }) => ({
  id: row.id,
  revision: row.revision,
  outcome: 'approved',
  organ: '乡镇党委',
  by: null,
  decidedOn: monday,
  documentNumber: null,
  note: null,
});

test('two leaves at the same time are refused beside the date; adjoining ones are asked about; nothing typed is lost', async ({
  page,
}) => {
  const { leave } = await withLeave(page);
  await leave.open();
  const overlap = leave.drawer.getByText(`与${formatPeriod(period)}的事假（待批）的时间重叠`);

  await test.step('the overlap stands beside the date, before and after the try', async () => {
    await leave.type('周示例', addDays(monday, 1), addDays(monday, 3), monday);
    await expect(overlap).toBeVisible();
    await leave.request();
    await expect(overlap).toBeVisible();
    await expect(leave.field('事由')).toHaveValue('家中有事（示例）');
    await expectAccessible(page);
  });

  await test.step('right after the other one: whether they count as one is asked', async () => {
    await leave.field('开始日期').fill(addDays(monday, 3));
    await leave.field('开始日期').press('Tab');
    await expect(leave.reasons).toContainText('与以下请假首尾相连');
    await expect(overlap).toBeHidden();
    await leave.request();
    await expect(leave.reasons).toContainText('请选择是否合并计算天数');
    await leave.reasons.getByRole('radio', { name: '不合并计算' }).check();
    await leave.request();
    await expect(leave.reasons).toContainText('不合并计算的，请写明理由');
    await expectAccessible(page);
    await leave.reasons.getByRole('radio', { name: '合并计算', exact: true }).check();
    // Three days and one more are beyond what the township may approve.
    await expect(leave.reasons).toContainText('由县（市、区）驻村工作领导小组办公室批准');
  });

  await leave.field('事由').press('Escape');
  await page.getByRole('button', { name: '留在这一页' }).click();
  await page.keyboard.press('Control+s');
  await expect(leave.facts).toContainText(
    formatPeriod({ ...period, startDate: addDays(monday, 3), endDate: addDays(monday, 3) }),
  );
});

test('a sheet that somebody else has changed explains itself and keeps what was typed', async ({ page }) => {
  const { administrator, leave, row } = await withLeave(page);
  const other = await newUser(page, administrator, 'assessor');
  await leave.open();
  await leave.row('周示例').dblclick();
  const decision = leave.next.getByRole('form', { name: '登记审批' });
  await decision.getByLabel('签批人').fill('示例书记');

  await test.step('decided elsewhere: the form is gone, the sentence says why', async () => {
    await call(page, leaveRowSchema, 'presence.decideLeave', decisionOf(row), other);
    await decision.getByLabel('审批日期').fill(monday);
    await decision.getByRole('button', { name: '登记批准' }).click();
    await expect(leave.next).toContainText('刚刚被别人改动过，现在是“已批准”，您填写的内容没有保存');
    await expect(leave.facts).toContainText('已批准');
  });

  await test.step('still possible: what was typed stays and is saved at the second try', async () => {
    const back = leave.next.getByRole('form', { name: '登记销假' });
    await back.getByLabel('返岗日期').fill(addDays(monday, 1));
    await back.getByLabel('返岗日期').press('Tab');
    await expect(back.getByRole('status')).toContainText('提前 2天返岗');
    const { leave: stored } = await call(page, detail, 'presence.getLeave', { id: row.id }, other);
    const late = { id: row.id, revision: stored.revision, returnedHalf: 'am' };
    await call(
      page,
      leaveRowSchema,
      'presence.returnLeave',
      { ...late, returnedOn: addDays(monday, 2) },
      other,
    );
    await back.getByRole('button', { name: '登记销假' }).click();
    await expect(leave.next).toContainText('现在是“已销假”');
    await expect(back.getByLabel('返岗日期')).toHaveValue(addDays(monday, 1));
    await back.getByRole('button', { name: '更正销假' }).click();
    await expect(leave.facts).toContainText('日历日 1天');
    await expectAccessible(page);
  });
});

test('an absence during approved leave is recorded only once somebody has looked into it', async ({
  page,
}) => {
  const { archivist, row } = await withLeave(page);
  await call(page, leaveRowSchema, 'presence.decideLeave', decisionOf(row), archivist);
  const checks = new RecordsPage(page, '明查暗访');
  await checks.open('?panel=new');
  await chooseOption(page, checks.field('检查级别'), '市级');
  await checks.field('检查单位').fill('市示例督查组');
  await checks.field('检查日期').fill(addDays(monday, 1));
  const one = checks.person(1);
  await choosePerson(page, one.getByLabel('人员'), '周示例');
  await chooseOption(page, one.getByLabel('检查结果'), '无故脱岗');
  await one.getByLabel('检查情况').fill('未见本人（示例）');
  await expect(one).toContainText(/当天有已批准的请假.*请核实是否属于无故脱岗/);
  await expectAccessible(page);

  await page.keyboard.press('Control+s');
  await expect(checks.drawer).toContainText('请先核实上面的提醒');
  await checks.drawer.getByRole('checkbox', { name: /1 处提醒已经核实，仍然登记/ }).check();
  await page.keyboard.press('Control+s');
  await expect(page.getByText('已登记这次检查，共 1 人。')).toBeVisible();
  await expect(checks.row('周示例')).toContainText('无故脱岗');

  await test.step('the address of a record opens it, also after a reload', async () => {
    await checks.row('周示例').dblclick();
    await page.reload();
    await expect(checks.drawer).toContainText('未见本人（示例）');
    await page.keyboard.press('Escape');
  });
  await expectNoSidewaysScroll(page);
});

test('a leader reads a leave and is offered no form', async ({ page }) => {
  const { administrator, leave } = await withLeave(page);
  await enter(page, await newUser(page, administrator, 'leader'));
  await leave.open();
  await expect(page.getByRole('button', { name: '登记请假' })).toHaveCount(0);
  await leave.row('周示例').dblclick();
  await expect(leave.next).toContainText('由考核组、档案员登记');
  await expect(leave.next.getByRole('form')).toHaveCount(0);
  await expectAccessible(page);
});
