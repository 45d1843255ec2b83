import type { Page } from '@playwright/test';
import * as z from 'zod';
import { cycleDetailSchema } from '#shared/contract/assessment-cycle.ts';
import { assessmentDetailSchema } from '#shared/contract/assessment-record.ts';
import { businessDateOf } from '#shared/dates.ts';
import { ScoringPage } from './pages/assessment.page.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts';
import { toScoring } from './support/assessed-person.ts';
import { expect, test } from './support/desk.ts';
import { call, enter, newUser, setUp } from './support/session.ts';

const schemes = z.object({ schemes: z.array(z.object({ id: z.string(), code: z.string() })) });
const listed = z.object({
  rows: z.array(z.object({ id: z.string(), name: z.string(), object: z.string(), villageName: z.string() })),
});
const scorers = ['李四（示例）', '王五（示例）', '赵六（示例）', '孙七（示例）', '欧阳明月（示例）'];

/** A cycle of people, teams and units with a committee of five, whose ballots are put in twice. */
async function committee(page: Page) {
  const administrator = await setUp(page);
  const assessor = await newUser(page, administrator, 'assessor');
  const { schemes: all } = await call(page, schemes, 'policy.listSchemes', undefined, assessor);
  const year = Number(businessDateOf(new Date()).slice(0, 4));
  const plan = {
    kind: 'annual',
    year,
    title: `${year}年度考核`,
    schemeVersionId: all.find(({ code }) => code === 'ganzhou-2021')?.id,
    objects: ['first_secretary', 'team_member', 'team', 'unit'],
    scorers,
    ballotEntry: 'double',
  };
  const { id } = await call(page, cycleDetailSchema, 'assessment.planCycle', plan, assessor);
  await toScoring(page, id, assessor);
  const { rows } = await call(page, listed, 'assessment.list', { cycleId: id, limit: 500 }, assessor);
  const first = (object: string) => {
    const row = rows.find((candidate) => candidate.object === object);
    if (!row) throw new Error(`The sample district has no ${object}.`);
    return row;
  };
  return { id, administrator, assessor, first };
}

const detailOf = (page: Page, id: string, token: string) =>
  call(page, assessmentDetailSchema, 'assessment.get', { id }, token);

test.describe('a committee of five', () => {
  test.use({ sample: 'full' });

  test('each scorer has a sheet of their own; what lies apart is named; everything adds up to the total', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1366, height: 768 });
    const cycle = await committee(page);
    const person = cycle.first('first_secretary');
    await enter(page, cycle.assessor);
    const scoring = new ScoringPage(page);
    await scoring.open(cycle.id, person.id, scorers[0]);

    await page.keyboard.press('Enter');
    await scoring.type([14, 9, 5]);
    await page.keyboard.press('Alt+Digit2');
    await expect(scoring.sheetOf('王五（示例）')).toBeVisible();
    // Another scorer, the same item.
    await page.keyboard.type('7.5');
    await page.keyboard.press('Enter');
    for (const [place, points] of [
      ['1', '7'],
      ['3', '7'],
      ['4', '8'],
      ['5', '2'],
    ]) {
      await page.keyboard.press(`Alt+Digit${place}`);
      await scoring.score('巩固拓展脱贫攻坚成果').fill(points ?? '');
    }
    await page.keyboard.press('Control+s');
    await expect(scoring.saved).toBeVisible();

    await page.keyboard.press('Alt+Digit0');
    const overview = page.getByRole('table', { name: '各评分人对照' });
    await expect(
      overview.getByRole('button', { name: /^欧阳明月（示例）：巩固拓展脱贫攻坚成果\s*2\.00\s*▼偏低$/ }),
    ).toContainText('▼');
    await expect(overview.getByRole('row', { name: /巩固拓展脱贫攻坚成果/ })).toContainText('6.3');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await overview.getByRole('button', { name: /欧阳明月（示例）：巩固/ }).click();
    await expect(scoring.score('巩固拓展脱贫攻坚成果')).toBeFocused();

    await page.getByRole('button', { name: '登记加分：先进典型受到宣传或者表彰' }).click();
    await scoring.dialog.getByLabel('加分分值').fill('6');
    await scoring.dialog.getByLabel('依据').fill('2026年5月获市级表彰');
    await scoring.dialog.getByRole('button', { name: '登记加分' }).click();
    await expect(scoring.dialog.getByText('这一项还能加分 5 分，请改小。')).toBeVisible();
    await scoring.dialog.getByLabel('加分分值').fill('2');
    await scoring.dialog.getByLabel('文号').fill('示例〔2026〕12号');
    await scoring.dialog.getByRole('button', { name: '登记加分' }).click();
    await expect(page.getByText('2026年5月获市级表彰（示例〔2026〕12号）')).toBeVisible();

    await scoring.total.click();
    const calculation = page.getByRole('dialog', { name: '得分还没有算完' });
    await expect(calculation.getByText('加分：先进典型受到宣传或者表彰')).toBeVisible();
    await expect(calculation.getByText('欧阳明月（示例）').first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(calculation).toBeHidden();

    await page.getByRole('button', { name: '作废：2026年5月获市级表彰' }).click();
    await scoring.dialog.getByLabel('理由').fill('表彰对象是所在村，不是本人');
    await page.keyboard.press('Enter');
    await expect(page.getByText('2026年5月获市级表彰（示例〔2026〕12号）')).toBeHidden();

    // Ballots that are put in twice are not typed here, but lead to where they are.
    await expect(scoring.count('村干部', '发出')).toHaveCount(0);
    await expect(page.getByRole('link', { name: '到“测评票”录入' })).toBeVisible();

    await page.getByRole('button', { name: '引用驻村记录' }).click();
    await scoring.dialog.getByRole('button', { name: /^填写 \d 项$/ }).click();
    await expect(page.getByText('已引用驻村记录。')).toBeVisible();
    await expect(page.getByLabel('实际驻村天数')).not.toHaveValue('');
    await page.getByLabel('请假天数').fill('99');
    await page.getByRole('button', { name: '引用驻村记录' }).click();
    await expect(scoring.dialog.getByRole('row', { name: /请假天数.*99.*不同/ })).toBeVisible();
    await scoring.dialog.getByRole('button', { name: '取消' }).click();
    await expect(page.getByLabel('请假天数')).toHaveValue('99');

    const attendance = page.getByRole('group').filter({ hasText: /^考勤/ });
    await attendance.getByText('考勤', { exact: true }).click();
    await expect(page.getByRole('table', { name: `${person.name}分月考勤` })).toBeVisible();
    await expectAccessible(page);

    await page.getByRole('tab', { name: '总结与意见' }).click();
    await page.getByLabel('乡镇党委等次建议').click();
    await page.getByTitle('称职', { exact: true }).click();
    await page.getByLabel('县级部门意见').fill('区委组织部（示例）');
    await page.keyboard.press('Enter');
    await page
      .getByLabel('区委组织部（示例）意见', { exact: true })
      .and(page.getByRole('textbox'))
      .fill('同意。');
    await page.keyboard.press('Control+s');
    await expect(scoring.saved).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    const { narrative, scores, adjustments } = await detailOf(page, person.id, cycle.assessor);
    expect(narrative.opinions).toMatchObject([
      { organ: 'township_party_committee', proposedGrade: 'competent' },
      { organ: 'county_departments', organName: '区委组织部（示例）', text: '同意。' },
    ]);
    expect(scores).toHaveLength(8);
    expect(adjustments).toEqual([]);
  });
});

test.describe('one record, several typists and workbooks', () => {
  test.use({ sample: true });

  test('sheets of two scorers typed at the same time are merged, and each is told of the other', async ({
    page,
    shell,
  }) => {
    test.skip(shell === 'electron', 'the Electron shell has one window');
    const cycle = await committee(page);
    const person = cycle.first('team_member');
    await enter(page, cycle.assessor);
    const mine = new ScoringPage(page);
    await mine.open(cycle.id, person.id, scorers[0]);

    const window = await page.context().newPage();
    await window.goto(page.url());
    await enter(window, cycle.assessor);
    const theirs = new ScoringPage(window);
    await theirs.open(cycle.id, person.id, scorers[0]);
    await window.keyboard.press('Alt+Digit2');
    await theirs.score('请销假与工作纪律').fill('7');
    await window.keyboard.press('Control+s');
    await expect(theirs.saved).toBeVisible();

    await mine.score('请销假与工作纪律').fill('9');
    await page.keyboard.press('Control+s');
    await expect(page.getByText('改动已合并到本页，您填写的内容都还在')).toBeVisible();
    await expect(page.getByRole('row', { name: /王五（示例） 请销假与工作纪律：得分.*7/ })).toBeVisible();
    await page.getByRole('button', { name: '知道了' }).click();
    const { scores } = await detailOf(page, person.id, cycle.assessor);
    expect(scores.map(({ scorer, points }) => [scorer, points])).toEqual([
      [1, 900],
      [2, 700],
    ]);
    await window.close();
  });

  test('a filled-in score sheet comes in by the page, and everything is worked out again', async ({
    page,
  }) => {
    const cycle = await committee(page);
    const person = cycle.first('first_secretary');
    await enter(page, cycle.assessor);
    await page.goto(new URL(`/assessment/${cycle.id}/people`, page.url()).href);
    await page.getByRole('link', { name: '导入评分表' }).click();
    const csv = (points: string) =>
      [
        '姓名,村（社区）,吃住在村与驻村天数,请销假与工作纪律',
        `${person.name},${person.villageName},13.5,${points}`,
      ].join('\n');
    const hand = (points: string) =>
      page.locator('input[type=file]').setInputFiles({
        name: '评分表.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(`\uFEFF${csv(points)}`),
      });

    await hand('11');
    await expect(page.getByText('请选择这张表是谁的评分')).toBeVisible();
    await page.getByRole('combobox', { name: /评分人/ }).click();
    await page.getByTitle('赵六（示例）', { exact: true }).click();
    await page.getByRole('button', { name: '下一步：检查' }).click();
    await expect(page.getByText('有 1 处错误，一行也不会写入')).toBeVisible();
    await expectAccessible(page);

    await page.getByRole('button', { name: '上一步' }).click();
    await page.getByRole('button', { name: '换一个文件' }).click();
    await hand('9.5');
    await page.getByRole('combobox', { name: /评分人/ }).click();
    await page.getByTitle('赵六（示例）', { exact: true }).click();
    await page.getByRole('button', { name: '下一步：检查' }).click();
    await expect(page.getByText('将录入 2 项评分')).toBeVisible();
    await page.getByRole('button', { name: '下一步：写入' }).click();
    await page.getByRole('button', { name: '写入评分' }).click();
    await page.getByRole('link', { name: '查看考核对象' }).click();

    await page.getByRole('button', { name: '重新计算' }).click();
    const dialog = page.getByRole('dialog', { name: '重新计算得分' });
    await dialog.getByRole('button', { name: '重新计算' }).click();
    await expect(dialog.getByText('得分都没有变化。')).toBeVisible();
    await dialog.getByRole('button', { name: '关闭' }).filter({ hasText: '关闭' }).click();
    const { scores } = await detailOf(page, person.id, cycle.assessor);
    expect(scores.map(({ scorer, points }) => [scorer, points])).toEqual([
      [3, 1350],
      [3, 950],
    ]);
  });

  test('teams and units are scored on the same page, in both themes', async ({ page }) => {
    await page.setViewportSize({ width: 1366, height: 768 });
    const cycle = await committee(page);
    await enter(page, cycle.assessor);
    const scoring = new ScoringPage(page);
    for (const object of ['team', 'unit']) {
      const { id, name } = cycle.first(object);
      await scoring.open(cycle.id, id, scorers[0]);
      await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
      await expect(page.getByRole('button', { name: '引用驻村记录' })).toHaveCount(0);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
      }
    }
  });
});
