/*
 * An annual assessment of 184 people in two pools from plan to archive through the page, each step by the role that
 * takes it. Ballots are typed in ballots.spec.ts; here the counts of the many batches come in past the page.
 */
import type { Page } from '@playwright/test';
import * as z from 'zod';
import { batchDetailSchema, batchRowSchema } from '#shared/contract/assessment-ballots.ts';
import { addDays, businessDateOf } from '#shared/dates.ts';
import type { CycleState } from '#shared/vocabulary.ts';
import { cycleStateLabels } from '#shared/vocabulary.ts';
import { countyWorkbook } from '../support/county-of-184.ts';
import { fillScoreSheets } from '../support/score-sheets.ts';
import { QuotaBoardPage } from './pages/quota-board.page.ts';
import { ImportPage } from './pages/roster.page.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts';
import { expect, test } from './support/desk.ts';
import { call, enter, newUser, setUp } from './support/session.ts';

test.use({ viewport: { width: 1366, height: 768 } });

const workbook = (name: string, bytes: Uint8Array) => ({
  name,
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(bytes),
});

/** So long ago that a publicity that began then is over. */
const since = addDays(businessDateOf(new Date()), -30);
const year = since.slice(0, 4);

/** Takes the next step on the page of the cycle, dated in the past. */
async function step(page: Page, cycleId: string, to: CycleState): Promise<void> {
  await page.goto(new URL(`/assessment/${cycleId}`, page.url()).href);
  const words = to === 'open' ? '开启考核' : `进入“${cycleStateLabels[to]}”`;
  await page.getByRole('button', { name: words }).click();
  const dialog = page.getByRole('dialog', { name: words });
  await dialog.getByLabel('日期', { exact: true }).fill(since);
  await dialog.getByLabel('日期', { exact: true }).press('Tab');
  await dialog.getByRole('button', { name: words }).click();
  await expect(dialog).toBeHidden();
  const way = page.getByRole('region', { name: '考核进程' }).getByRole('listitem');
  await expect(way.filter({ hasText: cycleStateLabels[to] }).first()).toHaveAttribute('aria-current', 'step');
}

/** The counts of every prepared batch: all raters choose 优秀. */
async function countBallots(page: Page, cycleId: string, token: string): Promise<void> {
  const listed = z.object({ rows: z.array(batchRowSchema) });
  const { rows } = await call(page, listed, 'assessment.listBatches', { cycleId, limit: 500 }, token);
  for (const { id, revision, issued, subjects } of rows) {
    const pass = { id, pass: 1 };
    const started = await call(
      page,
      batchDetailSchema,
      'assessment.startPass',
      { ...pass, revision, method: 'totals' },
      token,
    );
    const votes = { excellent: issued, competent: 0, basically_competent: 0, incompetent: 0 };
    const totals = subjects.map(() => ({ votes, blank: 0 }));
    const counted = { returned: issued, invalid: 0, totals };
    const saved = await call(
      page,
      z.object({ revision: z.number() }),
      'assessment.saveTotals',
      { ...pass, revision: started.entry?.revision, ...counted },
      token,
    );
    const finish = { ...pass, revision: saved.revision, returned: issued };
    await call(page, batchDetailSchema, 'assessment.finishPass', finish, token);
  }
}

async function importScores(page: Page, cycleId: string, token: string): Promise<void> {
  const input = { cycleId, townshipId: null, scorer: 1 };
  const handedOut = await call(
    page,
    z.object({ base64: z.string() }),
    'assessment.scoreTemplate',
    input,
    token,
  );
  const { bytes, sheets } = fillScoreSheets(Buffer.from(handedOut.base64, 'base64'), 4);
  for (const sheet of sheets) {
    await page.goto(new URL(`/assessment/${cycleId}/scores/import`, page.url()).href);
    await page.locator('input[type=file]').setInputFiles(workbook('评分表.xlsx', bytes));
    await page.getByRole('radio', { name: sheet }).check();
    await page.getByRole('button', { name: '下一步：检查' }).click();
    await page.getByRole('button', { name: '下一步：写入' }).click();
    await page.getByRole('button', { name: '写入评分' }).click();
    await page.getByRole('link', { name: '查看考核对象' }).waitFor();
  }
}

test('184 people in two pools go from plan to archive through the page', async ({ page }) => {
  // Some two hundred calls and as many rows in each list: longer than other tests, as long as it moves on.
  test.setTimeout(240_000);
  page.setDefaultTimeout(20_000);
  const administrator = await setUp(page);
  const assessor = await newUser(page, administrator, 'assessor');
  const leader = await newUser(page, administrator, 'leader');
  const archivist = await newUser(page, administrator, 'archivist');

  const roster = new ImportPage(page);
  await roster.open();
  await roster.choose(workbook('名册.xlsx', countyWorkbook()));
  await roster.next('核对列');
  await roster.next('检查');
  await roster.next('写入');
  await roster.write();

  // Planned in a drawer that says whom it would assess.
  await enter(page, assessor);
  await page.goto(new URL('/assessment', page.url()).href);
  await page.getByRole('button', { name: '筹备考核' }).click();
  const plan = page.getByRole('dialog', { name: '筹备考核' });
  await expect(plan.getByText('第一书记（队长） 8，工作队员 176')).toBeVisible();
  await plan.getByLabel('考核年度').fill(year);
  await plan.getByRole('radio', { name: '一人录入' }).check();
  await plan.getByLabel('优秀等次比例').fill('25');
  await plan.getByLabel('比例依据文号').fill('示例组〔2026〕9号');
  await expectAccessible(page);
  await plan.getByRole('button', { name: '建立考核' }).click();
  await expect(page.getByRole('heading', { name: `${year}年度考核`, level: 1 })).toBeVisible();
  const cycleId = new URL(page.url()).pathname.split('/')[2] ?? '';

  await step(page, cycleId, 'open');
  await page.getByRole('link', { name: '资格审核' }).click();
  await page.getByRole('button', { name: '核定全部' }).click();
  const run = page.getByRole('dialog', { name: '核定全部人员的考核资格' });
  await run.getByRole('button', { name: '核定全部' }).click();
  await expect(run.getByText(/核对了 184 人/)).toBeVisible();
  await step(page, cycleId, 'scoring');

  await page.getByRole('link', { name: '测评票', exact: true }).click();
  await page.getByRole('button', { name: '编制批次' }).first().click();
  const batches = page.getByRole('dialog', { name: '编制测评票批次' });
  await batches.getByRole('button', { name: /^编制 \d+ 个批次$/ }).click();
  await expect(batches).toBeHidden();
  await countBallots(page, cycleId, assessor);
  await importScores(page, cycleId, assessor);

  await page.goto(new URL(`/assessment/${cycleId}`, page.url()).href);
  await expect(page.getByText('得分齐全')).toBeVisible();
  await expect(page.getByRole('figure', { name: '公务员等次分布' })).toContainText('优秀 44 / 名额 11，超出');
  await expect(page.getByRole('figure', { name: '其他人员等次分布' })).toContainText(
    '优秀 140 / 名额 35，超出',
  );
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await step(page, cycleId, 'review');

  // Everybody has earned 优秀 by score: from the line down they are moved together, with one reason.
  const board = new QuotaBoardPage(page);
  for (const [pool, label, size, quota] of [
    ['civil_servant', '公务员', 44, 11],
    ['other', '其他人员', 140, 35],
  ] as const) {
    await page.goto(new URL(`/assessment/${cycleId}/board/${pool}`, page.url()).href);
    await expect(board.figures).toContainText(`优秀 ${size} / ${quota} 名超出 ${size - quota} 名`);
    await board.grid.focus();
    for (let row = 0; row < quota; row += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+End');
    await page.keyboard.press('ArrowRight');
    await expect(board.question).toBeVisible();
    await page.keyboard.type('优秀名额已满，按得分排序');
    await page.keyboard.press('Enter');
    await expect(board.question).toBeHidden();
    await expect(board.figures).toContainText(`优秀 ${quota} / ${quota} 名名额已满`);
    await board.button(/^按建议拟定 \d+/).click();
    const accepting = board.dialog(new RegExp(`^按建议拟定${label}`));
    await accepting.getByRole('button', { name: /^拟定 \d+/ }).click();
    await board.close(accepting);
    await expect(board.figures).toContainText('全部已拟定');
    await board.button('锁定等次').click();
    const locking = board.dialog(new RegExp(`^锁定${label}`));
    await expect(locking).toContainText(`将锁定 ${size} 人的等次：优秀 ${quota}、`);
    await locking.getByRole('button', { name: '锁定等次' }).click();
    await expect(board.figures).toContainText('已锁定');
  }
  await step(page, cycleId, 'approval');

  await enter(page, leader);
  await page.goto(new URL(`/assessment/${cycleId}/board/civil_servant`, page.url()).href);
  for (const [pool, size] of [
    ['civil_servant', 44],
    ['other', 140],
  ] as const) {
    await page.goto(new URL(`/assessment/${cycleId}/board/${pool}`, page.url()).href);
    await page.getByLabel('审定文号').fill('示例驻组〔2026〕5号');
    await board.button('批量审定').click();
    const approving = board.dialog('批量审定');
    await approving.getByRole('button', { name: new RegExp(`^审定 ${size}`) }).click();
    await expect(approving).toContainText(`已审定 ${size}`);
    await approving.getByRole('button', { name: '关闭' }).last().click();
  }
  await step(page, cycleId, 'publicity');

  await page.goto(new URL(`/assessment/${cycleId}/publicity`, page.url()).href);
  const notice = page.getByRole('form', { name: '发布公示' });
  await notice.getByLabel('开始日期').fill(since);
  await notice.getByLabel('开始日期').press('Tab');
  await notice.getByLabel('公示地点或方式').fill('县政务公开栏');
  await notice.getByLabel('受理异议的单位和电话').fill('示例县委组织部 0000-0000000');
  await notice.getByRole('button', { name: '发布公示' }).click();
  await expect(page.getByText('已期满', { exact: true })).toBeVisible();
  await step(page, cycleId, 'final');

  await enter(page, archivist);
  await page.goto(new URL(`/assessment/${cycleId}/results`, page.url()).href);
  await page.getByRole('button', { name: '登记全部待告知的 184 人' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '登记告知' }).click();
  await expect(page.getByText('已登记 184 人的告知日期。')).toBeVisible();
  await step(page, cycleId, 'archived');

  const history = page.getByRole('region', { name: '办理过程' }).getByRole('listitem');
  await expect(history).toHaveCount(7);
  await expect(history.first()).toContainText('进入“已归档”');
  await page.getByRole('link', { name: '考核对象' }).click();
  await expect(page.getByText('共 184 个')).toBeVisible();
  await expectAccessible(page);
});
