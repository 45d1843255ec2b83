import * as z from 'zod';
import { postingRowSchema } from '#shared/contract/roster.ts';
import { ScoringPage } from './pages/assessment.page.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts';
import {
  ballots,
  proposeGrade,
  scorePerson,
  scores,
  setStage,
  stepCycle,
  toApproval,
} from './support/assessed-person.ts';
import { expect, test } from './support/desk.ts';
import { call, enter, setUp, signInAs } from './support/session.ts';

test.use({ sample: true });

const postings = z.object({ rows: z.array(postingRowSchema) });

/** In a browser window the page saves nothing by clicking about: keys alone, from the list to the settled grade. */
test('one person is scored by keyboard, proposed, and settled by somebody else', async ({ page }) => {
  const stage = await setStage(page, await setUp(page));
  await enter(page, stage.assessor);
  await page.goto(new URL(`/assessment/${stage.cycle.id}/people`, page.url()).href);
  const people = page.getByRole('grid');
  await expect(people.getByRole('row')).not.toHaveCount(1);
  await expect(page.getByText('共 57 个')).toBeVisible();
  await people.focus();
  await page.keyboard.press('Enter');

  const scoring = new ScoringPage(page);
  await scoring.sheet.waitFor();
  await page.keyboard.press('Enter');
  await scoring.type(scores);
  await scoring.type(Object.values(ballots).flat());
  await scoring.type([240, 232, 6, 0]);
  await expect(scoring.saved).toBeVisible();
  await expect(scoring.total).toHaveText('92.04');
  await expect(page.getByText('达到优秀分数线 90 分')).toBeVisible();

  await scoring.total.press('Enter');
  const calculation = page.getByRole('dialog', { name: '为什么是 92.04 分' });
  await expect(calculation.getByText('28 + 36 + 28.04 = 92.04')).toBeVisible();
  await expect(calculation.getByText('(20×100 + 6×80 + 1×60) ÷ 27 = 94.0740…')).toBeVisible();
  await expect(calculation.getByText('精确值 2540/27')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(calculation).toBeHidden();

  await stepCycle(page, stage.cycle.id, 'review', stage.assessor);
  await page.reload();
  await scoring.step('提出等次建议').press('Enter');
  await scoring.dialog.getByRole('radio', { name: '称职', exact: true }).check();
  await scoring.dialog.getByRole('button', { name: '提出建议' }).press('Enter');
  await expect(scoring.dialog.getByText('请写明理由')).toBeVisible();
  await scoring.dialog.getByLabel('理由').fill('年度内有一次通报，综合考虑。');
  await page.keyboard.press('Enter');
  await expect(page.getByText('等待审定，评分不能修改')).toBeVisible();
  await expect(scoring.step('审定并锁定')).toHaveCount(0);
  await expect(scoring.score('请销假与工作纪律')).toBeDisabled();

  await toApproval(page, stage.cycle.id, stage.assessor);
  await enter(page, stage.leader);
  await scoring.step('审定并锁定').press('Enter');
  await scoring.dialog.getByLabel('审定文号').fill('示例〔2026〕3号');
  await scoring.dialog.getByRole('button', { name: '审定并锁定' }).press('Enter');
  await expect(
    page.getByText(/已锁定，只能查看：示例领导于 .* 审定为称职，文号 示例〔2026〕3号。/),
  ).toBeVisible();

  await scoring.step('重新开启').press('Enter');
  await scoring.dialog.getByLabel('理由').fill('票数录入有误，需更正');
  await page.keyboard.press('Enter');
  await expect(page.getByText('这份考核曾经锁定，现已重新开启')).toBeVisible();
  await page.getByRole('button', { name: '以前锁定过 1 次' }).click();
  await expect(page.getByRole('dialog').getByText('理由：票数录入有误，需更正')).toBeVisible();
});

test('whoever proposed a grade cannot settle it, and is told why', async ({ page }) => {
  const stage = await setStage(page, await setUp(page));
  const [person] = stage.cycle.people;
  if (!person) throw new Error('The sample district has nobody to assess.');
  await scorePerson(page, person.id, stage.assessor);
  await stepCycle(page, stage.cycle.id, 'review', stage.assessor);
  await proposeGrade(page, person.id, stage.leader);
  await toApproval(page, stage.cycle.id, stage.assessor);
  await enter(page, stage.leader);
  const scoring = new ScoringPage(page);
  await scoring.open(stage.cycle.id, person.id);
  await expect(scoring.step('审定并锁定')).toBeDisabled();
  await expect(page.getByText('这份等次建议是您提出的，不能由您审定，请由另一位领导审定。')).toBeVisible();
});

test('what does not fit is refused beside the field and never saved', async ({ page }) => {
  const stage = await setStage(page, await setUp(page));
  const [first, second] = stage.cycle.people;
  if (!first || !second) throw new Error('The sample district has too few people.');
  await enter(page, stage.assessor);
  const scoring = new ScoringPage(page);
  await scoring.open(stage.cycle.id, first.id);

  await scoring.score('与原单位工作脱钩').fill('5.5');
  await page.keyboard.press('Enter');
  await expect(page.getByText('不能超过 5 分')).toBeVisible();
  await expect(scoring.score('与原单位工作脱钩')).toBeFocused();
  await page.keyboard.press('Escape');

  await scoring.count('村干部', '发出').fill('30');
  await scoring.count('村干部', '收回').fill('32');
  await expect(page.getByText('收回 32 张，多于发出 30 张。')).toBeVisible();
  await scoring.count('村干部', '收回').fill('30');
  await scoring.count('村干部', '有效').fill('30');
  await scoring.count('村干部', '优秀').fill('20');
  await expect(page.getByText('有效 30 张，各等次和未填还差 10 张。')).toBeVisible();

  await scoring.person(second.name).click();
  const guard = page.getByRole('dialog', { name: '离开这一页吗' });
  await expect(guard.getByText('有测评票数还没有保存')).toBeVisible();
  await guard.getByRole('button', { name: '留在这一页' }).click();
  await scoring.count('村干部', '称职').fill('10');
  await page.keyboard.press('Control+s');
  await expect(scoring.saved).toBeVisible();
  await scoring.person(second.name).click();
  await expect(page.getByRole('heading', { name: second.name })).toBeVisible();

  await page.keyboard.press('k');
  await expect(page.getByRole('heading', { name: first.name })).toBeVisible();
  await scoring.score('请销假与工作纪律').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.getByRole('heading', { name: second.name })).toBeVisible();
  await expect(scoring.score('请销假与工作纪律')).toBeFocused();
});

test('two sessions on one person: nothing typed is lost, and what both changed is chosen', async ({
  page,
  shell,
}) => {
  test.skip(shell === 'electron', 'the Electron shell has one window');
  const stage = await setStage(page, await setUp(page));
  const [person] = stage.cycle.people;
  if (!person) throw new Error('The sample district has nobody to assess.');
  await enter(page, stage.assessor);
  const mine = new ScoringPage(page);
  await mine.open(stage.cycle.id, person.id);

  const window = await page.context().newPage();
  await window.goto(page.url());
  await enter(window, stage.assessor);
  const theirs = new ScoringPage(window);
  await theirs.open(stage.cycle.id, person.id);
  await theirs.score('请销假与工作纪律').fill('7');
  await theirs.score('与原单位工作脱钩').fill('4');
  await window.keyboard.press('Control+s');
  await expect(theirs.saved).toBeVisible();

  await mine.score('请销假与工作纪律').fill('9');
  await page.keyboard.press('Control+s');
  await expect(page.getByText(/示例考核组在今天 .*保存了这份考核，其中 1 处与您填写的不同/)).toBeVisible();
  await expect(mine.score('请销假与工作纪律')).toHaveValue('9');
  await expect(mine.score('与原单位工作脱钩')).toHaveValue('4');
  await page.getByRole('button', { name: '请销假与工作纪律：得分用我填写的' }).click();
  await expect(mine.saved).toBeVisible();
  await window.reload();
  await expect(theirs.score('请销假与工作纪律')).toHaveValue('9');
  await window.close();
});

test('a year whose people lack what the assessment rests on cannot be opened, and says whom it is about', async ({
  page,
}) => {
  const administrator = await setUp(page);
  const { rows } = await call(page, postings, 'roster.listPostings', {}, administrator);
  const [post] = rows;
  if (!post?.personName) throw new Error('The sample district has nobody on its first post.');
  const { id, revision, startDate, endDate } = post;
  const unknown = { id, revision, startDate, endDate, role: null, reason: '驻村职务待定' };
  await call(page, z.unknown(), 'roster.updatePosting', unknown, administrator);
  await signInAs(page, administrator, 'assessor');
  await page.goto(new URL('/assessment', page.url()).href);
  await page.getByRole('button', { name: '筹备考核' }).click();
  const drawer = page.getByRole('dialog', { name: '筹备考核' });
  await expect(drawer.getByText('有 1 人信息不全，补全后才能开启')).toBeVisible();
  await expect(drawer.getByRole('listitem')).toHaveText(`${post.personName}（缺驻村职务）`);
  await drawer.getByRole('button', { name: '建立考核' }).click();
  const way = page.getByRole('region', { name: '考核进程' });
  await expect(
    way.getByText(`有 1 人信息不全，请先在台账中补全再开启考核：${post.personName}（缺驻村职务）。`),
  ).toBeVisible();
  await expect(way.getByRole('button', { name: '开启考核' })).toBeDisabled();

  const known = { ...unknown, revision: revision + 1, role: 'team_member', reason: '驻村职务确定' };
  await call(page, z.unknown(), 'roster.updatePosting', known, administrator);
  await page.reload();
  await expect(way.getByText('条件已具备。')).toBeVisible();
  await way.getByRole('button', { name: '开启考核' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '开启考核' }).click();
  await expect(page.getByText('已到“资格审核”')).toBeVisible();
  await expect(way.getByText('还有 57 人没有核定参加考核资格')).toBeVisible();
});

for (const viewport of [
  { width: 1280, height: 800 },
  { width: 1366, height: 768 },
]) {
  test(`pages fit ${viewport.width}×${viewport.height} and can be used without seeing them`, async ({
    page,
  }) => {
    await page.setViewportSize(viewport);
    const stage = await setStage(page, await setUp(page));
    const [person] = stage.cycle.people;
    if (!person) throw new Error('The sample district has nobody to assess.');
    await scorePerson(page, person.id, stage.assessor);
    await enter(page, stage.assessor);
    const goTo = (path: string) => page.goto(new URL(path, page.url()).href);

    await goTo('/assessment');
    await page
      .getByRole('link', { name: /年度考核$/ })
      .last()
      .waitFor();
    await expectAccessible(page);
    await goTo(`/assessment/${stage.cycle.id}`);
    await page.getByRole('region', { name: '考核进程' }).waitFor();
    await expectAccessible(page);

    const scoring = new ScoringPage(page);
    await scoring.open(stage.cycle.id, person.id);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await scoring.total.click();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: '总结与意见' }).click();
    await page.getByLabel('个人总结').waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);

    await goTo('/policy');
    await page
      .getByRole('table')
      .getByRole('link', { name: /赣州市/ })
      .click();
    await page.getByRole('region', { name: '方案正文' }).waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });
}
