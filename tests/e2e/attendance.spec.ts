import type { Page } from '@playwright/test';
import { formatMonthLong } from '#shared/dates.ts';
import { AttendanceImportPage, AttendancePage, filledSheet, lastMonth } from './pages/attendance.page.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts';
import { expect, test } from './support/desk.ts';
import { enter, newUser, setUp, signInAs } from './support/session.ts';

test.use({ sample: true });

async function asArchivist(page: Page): Promise<AttendancePage> {
  await signInAs(page, await setUp(page), 'archivist');
  const attendance = new AttendancePage(page);
  await attendance.open();
  await attendance.grid.focus();
  return attendance;
}

test('a month is typed by keyboard: marks, a range, undo, copying, and it is saved by itself', async ({
  page,
}) => {
  const attendance = await asArchivist(page);
  await expect(page.getByText('在岗 57 人，已登记 0 人')).toBeVisible();

  await test.step('marks move on, Enter goes to the next person', async () => {
    await attendance.press('1', '1', '2', '5', 'w', 'x', 'Enter');
    expect(await attendance.marks(1, 8)).toBe('在在差假缺休··');
    await expect(attendance.saved).toBeVisible();
    await expect(page.getByText('已登记 1 人')).toBeVisible();
    await attendance.press('Enter', 'ArrowUp');
  });

  await test.step('a range of two people is filled, taken back as one step, and brought back', async () => {
    await attendance.press('Shift+ArrowDown', 'Shift+End', 'z');
    expect(await attendance.marks(2, 28)).toBe('在'.repeat(28));
    expect(await attendance.marks(3, 28)).toBe('在'.repeat(28));
    await attendance.press('Escape', 'Control+z');
    await expect(attendance.said).toHaveText(/^已撤销 \d+ 格。$/);
    expect(await attendance.marks(2, 28)).toBe('·'.repeat(28));
    await attendance.press('Control+y', 'Delete', 'Control+s');
    await expect(page.getByText('已登记 3 人')).toBeVisible();
  });

  await test.step('a copied week comes back elsewhere, also in the marks of a township', async () => {
    await attendance.press('Control+Home', ...Array.from({ length: 5 }, () => 'Shift+ArrowRight'));
    await attendance.press('Control+c', 'Home', ...Array.from({ length: 3 }, () => 'ArrowDown'));
    await attendance.press('Control+v');
    expect(await attendance.marks(4, 7)).toBe('在在差假缺休·');
    await attendance.press('ArrowDown');
    await attendance.paste('√\t×\t事假\r\n公休\t外出\t\r\n');
    expect(await attendance.marks(5, 3)).toBe('在缺假');
    expect(await attendance.marks(6, 3)).toBe('休差·');
    await attendance.paste('在\t半天\n');
    await expect(attendance.said).toContainText('第 1 行第 2 列的“半天”无法识别');
    expect(await attendance.marks(5, 3)).toBe('在缺假');
  });

  await test.step('blank working days of everybody are filled at once', async () => {
    await attendance.press('Control+a');
    await page.getByRole('button', { name: '批量填写' }).click();
    await page.getByText('工作日在村', { exact: true }).click();
    await expect(attendance.said).toContainText('已为 57 人填写');
    // What was recorded stays.
    expect(await attendance.marks(1, 6)).toBe('在在差假缺休');
    await expect(page.getByText('已登记 57 人')).toBeVisible();
    await expect(attendance.row(1).getByText(/^年 /)).toContainText(/达到|不足/);
  });

  await page.reload();
  await expect.poll(() => attendance.marks(4, 6)).toBe('在在差假缺休');
  await expect(attendance.cell(1, 4)).toHaveAttribute('title', /矛盾：/);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});

test('days before the posting began and days to come cannot be filled in, and the grid says why', async ({
  page,
}) => {
  const attendance = await asArchivist(page);
  await page.getByRole('button', { name: '下一月' }).click();
  await attendance.row(1).getByRole('rowheader').getByRole('button').waitFor();
  await attendance.grid.focus();
  await attendance.press('End', '1');
  const today = new Date(Date.now() + 8 * 3_600_000);
  const days = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 0)).getUTCDate();
  if (today.getUTCDate() < days) {
    await expect(attendance.said).toContainText('还没有到，不能登记考勤');
    await expect(attendance.cell(1, days)).toHaveText('');
  }
  await attendance.press('Home', '1');
  await expect(attendance.cell(1, 1)).toHaveText('在');
});

test('two browsers on one month: the other days are merged, the same day is chosen', async ({
  page,
  shell,
}) => {
  test.skip(shell === 'electron', 'the Electron shell has one window');
  const administrator = await setUp(page);
  const archivist = await newUser(page, administrator, 'archivist');
  const mine = new AttendancePage(page);
  await mine.open();
  const name = await mine.name(1);

  const window = await page.context().newPage();
  await window.goto(page.url());
  await enter(window, archivist);
  const theirs = new AttendancePage(window);
  await theirs.open();
  await theirs.grid.focus();
  await theirs.press('5', '5', 'Control+s');
  await expect(theirs.saved).toBeVisible();

  await mine.grid.focus();
  await mine.press('1', 'ArrowRight', '1', 'Control+s');
  const choice = page.getByRole('alert').filter({ hasText: `${name}${formatMonthLong(lastMonth)}的考勤` });
  await expect(choice).toContainText('示例档案员');
  await expect(choice).toContainText('1日 对方请假、您在村');
  // The row shows both, one below the other.
  await expect(mine.row(1)).toContainText('示例档案员登记的');
  await expectAccessible(page);

  await page.getByRole('link', { name: '台账', exact: true }).first().click();
  const guard = page.getByRole('dialog', { name: '离开这一页吗' });
  await expect(guard).toContainText('还没有选定');
  await guard.getByRole('button', { name: '留在这一页' }).click();

  await page.getByRole('button', { name: `用对方的：${name}` }).click();
  await expect(mine.saved).toBeVisible();
  await expect.poll(() => mine.marks(1, 4)).toBe('假假在·');
  await window.reload();
  await expect(theirs.cell(1, 3)).toHaveText('在');
});

test('the downloaded sheet comes back filled in: a wrong mark beside its cell, then the month', async ({
  page,
  shell,
}) => {
  test.skip(shell === 'electron', 'the dialog of the shell cannot be answered from here');
  const attendance = await asArchivist(page);
  const name = await attendance.name(2);
  const sheet = await attendance.downloadSheet();
  expect(sheet.name).toContain(formatMonthLong(lastMonth));
  await page.getByRole('button', { name: '导入考勤表' }).click();
  const wizard = new AttendanceImportPage(page);
  await expect(wizard.step('检查')).toBeDisabled();
  await expectAccessible(page);

  await wizard.choose(filledSheet(sheet, ['√√√差', '√？√√', '√√√√']));
  await expect(page.getByText('每天一格')).toBeVisible();
  await expectAccessible(page);
  await wizard.step('检查').click();
  await expect(page.getByText('有 1 处错误，一行也不会写入')).toBeVisible();
  await expect(wizard.problems.getByRole('row').filter({ hasText: '？' })).toHaveText(/^4H2/);
  await expect(wizard.step('写入')).toBeDisabled();
  await expectAccessible(page);

  await page.getByRole('button', { name: '上一步' }).click();
  await page.getByRole('button', { name: '换一个文件' }).click();
  await wizard.choose(filledSheet(sheet, ['√√√差', '√假√√', '√√√√']));
  await wizard.step('检查').click();
  await expect(page.getByText('将登记 3 人的考勤')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: name })).toContainText('在假在在');
  await wizard.step('写入').click();
  await page.getByRole('button', { name: '写入考勤' }).click();
  await expect(page.getByRole('heading', { name: '已写入考勤' })).toBeVisible();
  await expect(page.getByText('已登记 3 人的考勤')).toBeVisible();

  await page.getByRole('link', { name: `查看${formatMonthLong(lastMonth)}的考勤` }).click();
  await expect.poll(() => attendance.marks(1, 5)).toBe('在在在差·');
  expect(await attendance.marks(2, 5)).toBe('在假在在·');
});

test('totals, round trips and a note are kept in the drawer; everyone sees the months of a person', async ({
  page,
}) => {
  const administrator = await setUp(page);
  const leader = await newUser(page, administrator, 'leader');
  await signInAs(page, administrator, 'archivist');
  const attendance = new AttendancePage(page);
  await attendance.open();
  await attendance.grid.focus();
  const name = await attendance.name(1);
  await attendance.press('F2');
  await attendance.drawer.getByText('只登记合计').click();
  await attendance.drawer.getByLabel('在村').fill('３１');
  await attendance.drawer.getByLabel('请假').fill('2');
  await expect(attendance.drawer.getByText(/合计 33 天，超过可以登记的/)).toBeVisible();
  await attendance.drawer.getByLabel('在村').fill('20');
  await attendance.drawer.getByLabel('往返次数').fill('2');
  await attendance.drawer.getByLabel('备注').fill('按乡镇月报登记');
  await expectAccessible(page);
  await attendance.drawer.getByRole('button', { name: '保存' }).click();
  await expect(attendance.drawer.getByText('在村 20 天，请假 2 天。')).toBeVisible();
  await attendance.drawer.getByRole('button', { name: '变更记录' }).click();
  const history = page.getByRole('dialog', { name: /变更记录/ });
  await expect(history).toContainText('合计：在村 20 天，请假 2 天');
  await expect(history).toContainText('往返次数：没有登记改为2 次');
  await page.keyboard.press('Escape');
  await expect(history).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(attendance.row(1)).toContainText('只登记了合计');

  await attendance.grid.focus();
  await attendance.press('Home', '1');
  await expect(attendance.said).toContainText('只登记了合计');

  await enter(page, leader);
  await attendance.row(1).waitFor();
  await attendance.grid.focus();
  await attendance.press('ArrowDown', '1');
  await expect(attendance.said).toContainText('您的角色是领导，考勤由管理员、档案员登记');
  await attendance.press('ArrowUp', 'Control+Home', 'ArrowLeft', 'Enter');
  await expect(attendance.drawer).toContainText(`${name} · 驻村考勤`);
  await expect(
    attendance.drawer.getByRole('row', { name: new RegExp(`^${Number(lastMonth.slice(5))}月`) }),
  ).toContainText('只登记了合计');
  await expectAccessible(page);
});

test('a year without a published arrangement says so, and a day is changed and changed back with a reason', async ({
  page,
}) => {
  await signInAs(page, await setUp(page), 'archivist');
  await page.goto(new URL('/daily/calendar?year=2026', page.url()).href);
  await expect(page.getByText('按国务院办公厅公布的安排')).toBeVisible();
  const may = page.getByRole('region', { name: '5月', exact: true });
  await expect(may.getByRole('button', { name: '5月9日 周六（劳动节调休上班）' })).toBeVisible();
  await expectAccessible(page);

  await page.goto(new URL('/daily/calendar?year=2199', page.url()).href);
  await expect(page.getByText('程序里没有2199年的节假日安排')).toBeVisible();
  await page.getByRole('button', { name: '10月1日 周二' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: '调整2199年10月1日' });
  await dialog.getByLabel('名称').fill('国庆节');
  await dialog.getByRole('button', { name: '设为休息日' }).click();
  await expect(dialog.getByText('请填写依据的文件')).toBeVisible();
  await dialog.getByLabel('依据的文件').fill('示例办〔2198〕9号');
  await expectAccessible(page);
  await dialog.getByLabel('依据的文件').press('Enter');
  const list = page.getByRole('region', { name: '节假日和调休' });
  await expect(list).toContainText('国庆节本单位调整，依据：示例办〔2198〕9号');

  await list.getByRole('button', { name: '取消调整' }).click();
  const asked = page.getByRole('dialog', { name: '取消2199年10月1日的调整' });
  await asked.getByLabel('理由').fill('登记错了日子');
  await asked.getByRole('button', { name: '取消调整' }).click();
  await expect(page.getByText('这一年没有节假日和调休安排')).toBeVisible();
});
