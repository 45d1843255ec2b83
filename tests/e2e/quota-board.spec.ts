import * as z from 'zod';
import { QuotaBoardPage } from './pages/quota-board.page.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts';
import { expect, test } from './support/desk.ts';
import { gradedTeams, stepCycle, teamBoard } from './support/graded-teams.ts';
import { call, enter, newUser, setUp } from './support/session.ts';

test.use({ sample: true, viewport: { width: 1366, height: 768 } });

const reason = '优秀名额已满，综合日常检查情况';

test('the teams are graded on the board by keys and by hand, locked within the quota, and settled by a leader', async ({
  page,
}) => {
  const administrator = await setUp(page);
  const assessor = await newUser(page, administrator, 'assessor');
  const leader = await newUser(page, administrator, 'leader');
  const { id, names } = await gradedTeams(page, assessor);
  const [first = '', , , fourth = '', fifth = ''] = names;
  await enter(page, assessor);
  const board = new QuotaBoardPage(page);
  await board.open(id);
  await expect(board.figures).toContainText('优秀 5 / 4 名超出 1 名');
  await expect(board.figures).toContainText('25% × 19 个工作队 = 4.75，取整不进位');
  await expect(page.getByText('同分 2 名由人决定')).toBeVisible();
  await expect(board.row(fifth)).toContainText('超名额');
  await expect(board.button('锁定等次')).toBeDisabled();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);

  // By keys: the fourth, who has the same points as the fifth, is moved down; a reason is asked for at that place.
  await board.grid.focus();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(board.question).toContainText('优秀 5 → 4 个工作队，占 21.1%，名额 4，还剩 0');
  await page.keyboard.press('Enter');
  await expect(board.question).toContainText('请写明理由');
  await page.keyboard.type(reason);
  await page.keyboard.press('Enter');
  await expect(board.question).toBeHidden();
  await expect(board.figures).toContainText('优秀 4 / 4 名名额已满');
  await expect(board.row(fourth)).toContainText('有调整');
  await expect(board.grid).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(board.figures).toContainText('超出 1 名');
  await expect(board.row(fourth)).toContainText('未拟定');

  // By hand: the fifth is dragged into the column of 合格.
  await board.row(fifth).dragTo(board.column('合格'));
  await expect(board.question).toContainText(fifth);
  await board.question.getByRole('button', { name: reason }).click();
  await board.question.getByRole('button', { name: '移动' }).click();
  await expect(board.row(fifth)).toContainText('有调整');
  await expect(board.figures).toContainText('名额已满');

  // Somebody else was faster: the later is told, and sees what it is now.
  const row = (await teamBoard(page, id, leader)).rows.find(({ name }) => name === first);
  const moves = [{ id: row?.id, revision: row?.revision, grade: 'competent' }];
  const late = { cycleId: id, pool: 'team', moves, reason: '群众反映待核实' };
  await call(page, z.unknown(), 'assessment.moveGrades', late, leader);
  await board.row(first).dragTo(board.column('基本合格'));
  await board.question.getByLabel('理由').fill('示例理由');
  await board.question.getByRole('button', { name: '移动' }).click();
  await expect(
    page.getByText(`${first}已由示例领导拟定为“合格”（理由：群众反映待核实）。您这一次移动没有保存`),
  ).toBeVisible();
  await expect(board.row(first)).toContainText('有调整');
  await expect(board.figures).toContainText('优秀 3 / 4 名还剩 1 名');

  await board.button('按建议拟定 17').click();
  const accepting = board.dialog('按建议拟定驻村工作队的等次');
  await accepting.getByRole('button', { name: '拟定 17 个工作队' }).click();
  await board.close(accepting);
  await expect(board.figures).toContainText('全部已拟定');
  await board.button('锁定等次').click();
  const locking = board.dialog('锁定驻村工作队的等次');
  await expect(locking).toContainText('将锁定 19 个工作队的等次：优秀 3、');
  await locking.getByRole('button', { name: '锁定等次' }).click();
  await expect(board.figures).toContainText('已锁定');
  await board.grid.focus();
  await page.keyboard.press('ArrowRight');
  await expect(board.question).toBeHidden();

  await stepCycle(page, id, 'approval', assessor);
  await enter(page, leader);
  await board.grid.waitFor();
  await expect(page.getByText('其中 1 个工作队由您提出，须由另一位领导审定')).toBeVisible();
  await page.getByLabel('审定文号').fill('示例〔2026〕12号');
  await board.button('批量审定').click();
  const approving = board.dialog('批量审定');
  await approving.getByRole('button', { name: '审定 18 个工作队' }).click();
  await expect(approving).toContainText('已审定 18 个');
  await expect(approving).toContainText(`由您提出，须由另一位领导审定）：${first}`);
  await approving.getByRole('button', { name: '关闭' }).last().click();
  await expect(board.row(fifth)).toContainText('已审定');
  await expect(page.getByText('只读：现在是“审定”阶段')).toBeVisible();
});
