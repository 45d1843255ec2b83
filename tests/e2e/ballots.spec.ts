import type { Page } from '@playwright/test';
import * as z from 'zod';
import { countBallots } from '#shared/assessment/ballots/count-ballots.ts';
import { type BatchDetail, batchDetailSchema, batchRowSchema } from '#shared/contract/assessment-ballots.ts';
import { cycleDetailSchema } from '#shared/contract/assessment-cycle.ts';
import { assessmentDetailSchema } from '#shared/contract/assessment-record.ts';
import { businessDateOf } from '#shared/dates.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts';
import { toScoring } from './support/assessed-person.ts';
import { expect, test } from './support/desk.ts';
import { call, enter, newUser, password, setUp } from './support/session.ts';

test.use({ sample: true });

const schemes = z.object({ schemes: z.array(z.object({ id: z.string(), code: z.string() })) });
const batches = z.object({ total: z.number(), rows: z.array(batchRowSchema) });

/** Two of the committee, and an annual assessment in which ballots are put in twice. */
async function setStage(page: Page) {
  const administrator = await setUp(page);
  const first = await newUser(page, administrator, 'assessor');
  const other = { username: 'assessor2', displayName: '示例考核员乙', role: 'assessor', password };
  await call(page, z.unknown(), 'identity.createUser', other, administrator);
  const signedIn = z.object({ token: z.string() });
  const { token: second } = await call(
    page,
    signedIn,
    'identity.signIn',
    { username: other.username, password },
    null,
  );
  const { schemes: all } = await call(page, schemes, 'policy.listSchemes', undefined, first);
  const year = Number(businessDateOf(new Date()).slice(0, 4));
  const plan = {
    kind: 'annual',
    year,
    title: `${year}年度考核`,
    schemeVersionId: all.find(({ code }) => code === 'ganzhou-2021')?.id,
    objects: ['first_secretary', 'team_member'],
    ballotEntry: 'double',
  };
  const { id: cycleId } = await call(page, cycleDetailSchema, 'assessment.planCycle', plan, first);
  await toScoring(page, cycleId, first);
  return { first, second, cycleId };
}

/** A batch of a village's three people, made past the page. */
async function prepareBatch(
  page: Page,
  token: string,
  cycleId: string,
  issued: number,
): Promise<BatchDetail> {
  const suggested = z.object({
    suggestions: z.array(z.looseObject({ subjects: z.array(z.object({ assessmentId: z.string() })) })),
  });
  const input = { cycleId, groups: ['villager_delegates'] };
  const { suggestions } = await call(page, suggested, 'assessment.suggestBatches', input, token);
  const village = suggestions.find(({ subjects }) => subjects.length === 3);
  const subjects = village?.subjects.map(({ assessmentId }) => assessmentId);
  await call(
    page,
    z.unknown(),
    'assessment.prepareBatches',
    {
      cycleId,
      batches: [{ group: 'villager_delegates', place: '示例村', heldOn: null, issued, subjects }],
    },
    token,
  );
  const { rows } = await call(page, batches, 'assessment.listBatches', { cycleId }, token);
  return call(page, batchDetailSchema, 'assessment.getBatch', { id: rows[0]?.id }, token);
}

/** Sixty ballots of three people, none like its neighbour. */
const stack = Array.from({ length: 60 }, (_, index) =>
  [1 + (index % 3), 1 + (index % 4), index % 5].join(''),
);

const figure = (page: Page, label: string) =>
  page.locator('dl', { has: page.getByText(label, { exact: true }) }).locator(`dt:text-is("${label}") + dd`);

test('a batch is put in twice by keyboard alone, the one slip is settled by one key, and the tally is there', async ({
  page,
}) => {
  const { first, second, cycleId } = await setStage(page);
  await enter(page, first);
  const ballots = new URL(`/assessment/${cycleId}/ballots`, page.url()).href;
  await page.goto(ballots);
  await page.getByRole('button', { name: '编制批次' }).click();
  const drawer = page.getByRole('dialog', { name: '编制测评票批次' });
  await drawer.getByLabel('群众代表每批发出').fill('60');
  await drawer.getByRole('button', { name: /^编制 \d+ 个批次$/ }).click();
  await expect(page.getByText(/已编制 \d+ 个批次/)).toBeVisible();
  await expectAccessible(page);

  const { rows } = await call(
    page,
    batches,
    'assessment.listBatches',
    { cycleId, group: 'villager_delegates', limit: 100 },
    first,
  );
  const batch = rows.find(({ subjects }) => subjects.length === 3);
  if (!batch) throw new Error('No village of the sample district has three people.');
  expect(batch.issued).toBe(60);
  const getBatch = (token: string) =>
    call(page, batchDetailSchema, 'assessment.getBatch', { id: batch.id }, token);

  await page.goto(`${ballots}/${batch.id}`);
  await page.getByRole('button', { name: '录入第一遍' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: '开始录入' }).press('Enter');
  await expect(page.getByTestId('ballot-number')).toHaveText('1');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  // Half of it; then somebody is called away. Nothing is asked, nothing is lost.
  await page.keyboard.type(stack.slice(0, 30).join(''));
  await expect(figure(page, '收回')).toHaveText('30');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '继续录入' }).press('Enter');
  await expect(page.getByTestId('ballot-number')).toHaveText('31');

  // A wrong key is taken back, an invalid ballot by mistake too; an earlier ballot is written over in passing.
  await page.keyboard.press('4');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('-');
  await expect(figure(page, '无效')).toHaveText('1');
  await page.keyboard.press('Control+z');
  await expect(figure(page, '无效')).toHaveText('0');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.type('-');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.type(stack[29] ?? '');
  await page.keyboard.type(stack.slice(30).join(''));
  await expect(figure(page, '收回')).toHaveText('60');
  await expect(page.getByText(/^已保存 \d\d:\d\d$/)).toBeVisible();
  expect((await getBatch(first)).entry?.ballots).toEqual(stack);
  expect((await getBatch(second)).entry).toBeNull();

  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByLabel('清点收回').fill('59');
  await page.keyboard.press('Enter');
  await expect(page.getByText('清点收回 59 张，已录入 60 张，多录 1 张')).toBeVisible();
  await page.getByRole('dialog').getByLabel('清点收回').fill('60');
  await page.keyboard.press('Enter');
  await expect(page.getByText('第一遍已录完，第二遍要由另一人录入。')).toBeVisible();
  await expect(page.getByRole('button', { name: '录入第二遍' })).toHaveCount(0);

  await enter(page, second);
  await page.getByRole('button', { name: '录入第二遍' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: '开始录入' }).press('Enter');
  await expect(page.getByText('第二遍', { exact: true })).toBeVisible();
  await page.keyboard.type(stack.with(41, '444').join(''));
  await expect(figure(page, '收回')).toHaveText('60');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByLabel('清点收回').fill('60');
  await page.keyboard.press('Enter');

  // Ballot 42 was 323 … typed as 444: as many cells as marks differ.
  const differing = [...(stack[41] ?? '')].filter((mark) => mark !== '4').length;
  await expect(page.getByText(`0 / ${differing} 处已核对`)).toBeVisible();
  await expect(page.getByRole('cell', { name: '第 42 张' }).first()).toBeVisible();
  await expectAccessible(page);
  for (let cell = 0; cell < differing; cell += 1) {
    await page.keyboard.press('1');
    if (cell + 1 < differing) {
      await expect(page.getByText(`${cell + 1} / ${differing} 处已核对`)).toBeVisible();
    }
  }
  await expect(page.getByText('差异已全部核对，结果已确认')).toBeVisible();

  const settled = await getBatch(first);
  expect(settled).toMatchObject({ state: 'settled', settled: { returned: 60, valid: 60, invalid: 0 } });
  expect(settled.votes).toEqual(countBallots(stack, 3).totals);
  const [person] = settled.subjects;
  const record = await call(
    page,
    assessmentDetailSchema,
    'assessment.get',
    { id: person?.assessmentId },
    first,
  );
  expect(record.tallies.find(({ group }) => group === 'villager_delegates')).toMatchObject({
    issued: 60,
    returned: 60,
    votes: settled.votes[0]?.votes,
  });
});

test('no key waits for the program: it may be slow, or away for a while', async ({ page, shell }) => {
  test.skip(
    shell === 'electron',
    'answers are held up on the way, which the shell of its own does not allow',
  );
  const { first, cycleId } = await setStage(page);
  const batch = await prepareBatch(page, first, cycleId, 60);
  await enter(page, first);
  let calls = 0;
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/rpc/assessment/saveBallots', async (route) => {
    calls += 1;
    if (calls === 1) await held;
    // The second answer gets lost after the program has done what it was told.
    if (calls === 2) {
      await route.fetch();
      return route.abort('connectionreset');
    }
    if (calls === 3) return route.abort('connectionrefused');
    return route.continue();
  });
  await page.goto(new URL(`/assessment/${cycleId}/ballots/${batch.id}`, page.url()).href);
  await page.getByRole('button', { name: '录入第一遍' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: '开始录入' }).press('Enter');
  await expect(page.getByTestId('ballot-number')).toHaveText('1');

  await page.keyboard.type(stack.slice(0, 50).join(''));
  await expect(figure(page, '收回')).toHaveText('50');
  await expect(page.getByText('保存中')).toBeVisible();
  release();
  await expect(page.getByText('有 49 张还没有保存')).toBeVisible();
  await page.keyboard.type(stack.slice(50).join(''));
  await expect(page.getByText(/^已保存 \d\d:\d\d$/)).toBeVisible();
  await expect(page.getByText(/张还没有保存/)).toHaveCount(0);
  const { entry } = await call(page, batchDetailSchema, 'assessment.getBatch', { id: batch.id }, first);
  expect(entry?.ballots).toEqual(stack);
});

test('totals and a tally sheet are other ways into the same batch', async ({ page }) => {
  const { first, second, cycleId } = await setStage(page);
  const batch = await prepareBatch(page, first, cycleId, 9);
  await enter(page, first);
  await page.goto(new URL(`/assessment/${cycleId}/ballots/${batch.id}`, page.url()).href);
  await page.getByRole('button', { name: '录入第一遍' }).click();
  await page.getByRole('dialog').getByText('按选项合计').click();
  await page.getByRole('dialog').getByRole('button', { name: '开始录入' }).click();
  await page.getByLabel('收回', { exact: true }).fill('8');
  await page.getByLabel('收回', { exact: true }).press('Enter');
  for (const count of [1, ...[5, 1, 1, 0, 0], ...[4, 2, 0, 0, 1], ...[7, 0, 0, 0, 1]]) {
    await page.keyboard.type(String(count));
    await page.keyboard.press('Enter');
  }
  await expect(page.getByText('应为有效 7 张，多 1 张')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: '录完' }).click();
  await expect(page.getByText(/合计 8 张，应等于有效 7 张/)).toBeVisible();
  await page.getByLabel(/未填$/).last().fill('0');
  await page.getByRole('button', { name: '录完' }).click();
  await expect(page.getByText('第一遍已录完，第二遍要由另一人录入。')).toBeVisible();

  await enter(page, second);
  await page.getByRole('button', { name: '录入第二遍' }).click();
  await page.getByRole('dialog').getByText('导入计票表').click();
  await page.getByRole('dialog').getByRole('button', { name: '开始录入' }).click();
  const template = z.object({ fileName: z.string(), base64: z.string() });
  const { fileName, base64 } = await call(page, template, 'assessment.ballotSheet', { id: batch.id }, second);
  await page.getByTestId('file-input').setInputFiles({
    name: fileName,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(base64, 'base64'),
  });
  await expect(page.getByText(/^有 \d+ 处要改，改好后重新导入$/)).toBeVisible();
  await expect(page.getByRole('cell', { name: '收回张数还没有填写。' })).toBeVisible();
  await expectAccessible(page);
});
