import * as z from 'zod';
import { RosterPage } from './pages/roster.page.ts';
import { EarlyChangePage, NominationPage, VillagesPage } from './pages/selection.page.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts';
import { expect, test } from './support/desk.ts';
import {
  daysAgo,
  nominateAndCheck,
  onPost,
  openPost,
  recordNext,
  villageNamed,
} from './support/selection.ts';
import { call, newUser, setUp, signInAs } from './support/session.ts';

test.use({ viewport: { width: 1366, height: 768 } });

test('somebody new is nominated, held up by a rule, corrected, taken through the steps and arrives', async ({
  page,
}) => {
  const token = await setUp(page);
  const post = await openPost(page, token);
  const roster = new RosterPage(page);
  const nomination = new NominationPage(page);

  await test.step('nominated from the open post', async () => {
    await roster.open(`?posting=${post.id}`);
    await roster.field('姓名').fill('阿卜杜热合曼·买买提明江·示例');
    await roster.field('政治面貌').fill('中共预备党员');
    await roster.field('入党日期').fill('20200601');
    await expectAccessible(page);
    await roster.drawer.getByRole('button', { name: '提名', exact: true }).click();
    await expect(
      page.getByRole('heading', { name: /阿卜杜热合曼·买买提明江·示例 · 拟驻示例村/ }),
    ).toBeVisible();
  });

  await test.step('the pre-check says which rule fails, which are not known, and where they are written', async () => {
    const member = nomination.rule('第一书记必须是中共正式党员');
    await expect(member).toContainText('不符合');
    await expect(member).toContainText('政治面貌为“中共预备党员”，还不是正式党员。');
    await member.getByRole('button', { name: '查看条文：赣州办法 第六条' }).click();
    await expect(page.getByRole('tooltip')).toContainText('中共正式党员');
    await page.keyboard.press('Escape');
    for (const rule of ['身体条件', '政治素质、工作能力和作风', '不得向下级单位转嫁选派任务']) {
      await nomination.answer(rule, '是');
    }
    await nomination.answer('人选来源', '是');
    await nomination.answer('第一书记的职务层次', '否');
    await expect(nomination.verdict).toContainText('有 1 条必须具备的条件不符合');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  await test.step('the step is refused with the sentence; what was typed stays', async () => {
    await nomination.pass('区委组织部');
    await expect(nomination.step.getByRole('alert')).toContainText(
      /前置审核没有通过。第一书记必须是中共正式党员：政治面貌为“中共预备党员”，还不是正式党员。/,
    );
    await expect(nomination.step.getByLabel('办理单位')).toHaveValue('区委组织部');
  });

  await test.step('corrected: the missing field is reached from its rule', async () => {
    await nomination.rule('工作经历2年以上').getByRole('button', { name: '补填参加工作日期' }).click();
    await expect(nomination.person.getByLabel('参加工作日期')).toBeFocused();
    await page.keyboard.type('20150701');
    await nomination.person.getByLabel('政治面貌').fill('中共党员');
    await nomination.person.getByRole('button', { name: '保存' }).click();
    await expect(nomination.person).toHaveCount(0);
    await expect(nomination.rule('第一书记必须是中共正式党员')).toContainText('符合');
    await expect(nomination.verdict).toContainText('有 1 条原则性条件不符合或不清楚，写明理由后可以通过');
  });

  await test.step('a rule that holds in principle is set aside with a reason; then decided and filed', async () => {
    await nomination.step.getByRole('button', { name: '登记这一步' }).click();
    await nomination.step.getByLabel('原则性条件不符合仍通过的理由').fill('急需少数民族语言干部');
    await nomination.step.getByRole('button', { name: '登记这一步' }).click();
    await expect(nomination.next).toContainText('研究确定');
    await expect(page.getByText('通过的理由：急需少数民族语言干部')).toBeVisible();
    await nomination.pass('县驻村工作领导小组');
    await expect(nomination.next).toContainText('备案');
    await nomination.pass('县委组织部');
    await nomination.step.getByRole('button', { name: '登记到岗' }).click();
    await nomination.steps.getByRole('link', { name: '查看派驻记录' }).click();
  });

  await expect(roster.posting).toContainText('在岗');
  await expect(roster.posting).toContainText(daysAgo(0));
  await expect(roster.row('阿卜杜热合曼')).toContainText('在岗');
});

test('somebody else records the step first: it is said, what was typed stays, and belongs to the next step', async ({
  page,
}) => {
  const token = await setUp(page);
  const other = await newUser(page, token, 'archivist');
  const known = await nominateAndCheck(page, token, (await openPost(page, token)).id, '褚示例');
  const nomination = new NominationPage(page);
  await page.goto(new URL(`/roster/nominations/${known.id}`, page.url()).href);
  await nomination.step.getByLabel('办理单位').fill('县驻村工作领导小组');
  await nomination.step.getByLabel('意见').fill('同意');
  await recordNext(page, other, known);
  await nomination.step.getByRole('button', { name: '登记这一步' }).click();
  await expect(nomination.step.getByRole('alert')).toContainText(
    '“研究确定”刚刚已由别人登记，现在是下一步“备案”。您填写的内容还在',
  );
  await expect(nomination.step.getByLabel('意见')).toHaveValue('同意');
  await nomination.step.getByLabel('办理单位').fill('县委组织部');
  await nomination.step.getByRole('button', { name: '登记这一步' }).click();
  await expect(nomination.next).toContainText('到岗');
  await expect(nomination.steps).toContainText('县委组织部');
});

test('a rotation: successor, hand-over with overlap, end of the term', async ({ page }) => {
  const token = await setUp(page);
  const posting = await onPost(page, token, '周示例', daysAgo(800));
  const roster = new RosterPage(page);
  await roster.open(`?posting=${posting.id}`);

  await test.step('no hand-over while nobody has come to take over', async () => {
    await roster.posting.getByRole('button', { name: '登记交接' }).click();
    const dialog = page.getByRole('dialog', { name: '登记交接' });
    await expect(dialog.getByText('制度要求压茬交接')).toBeVisible();
    await expectAccessible(page);
    await dialog.getByLabel('交接情况').fill('材料和账目');
    await dialog.getByRole('button', { name: '登记交接' }).click();
    await expect(dialog.getByRole('alert')).toContainText(/接替的人在交接当天还没有到岗.*第十八条规定/);
    await expect(dialog.getByLabel('交接情况')).toHaveValue('材料和账目');
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  });

  await test.step('a successor comes', async () => {
    await roster.posting.getByRole('button', { name: '设立接替岗位' }).click();
    const dialog = page.getByRole('dialog', { name: '设立接替岗位' });
    await dialog.getByRole('button', { name: '设立接替岗位' }).click();
    await expect(roster.posting).toContainText('待定人');
    await roster.drawer.getByText('直接安排到岗').click();
    await roster.field('到岗日期').fill(daysAgo(10));
    await roster.field('姓名').fill('吴示例');
    await roster.drawer.getByRole('button', { name: '安排到岗', exact: true }).click();
    await expect(roster.person).toContainText('吴示例');
    await roster.posting.getByRole('link', { name: '周示例' }).click();
    await expect(roster.posting.getByText('接替', { exact: true })).toBeVisible();
  });

  await test.step('handed over, then ended', async () => {
    await roster.posting.getByRole('button', { name: '登记交接' }).click();
    const handOver = page.getByRole('dialog', { name: '登记交接' });
    await expect(handOver.getByText(/接替人员：吴示例/)).toBeVisible();
    await handOver.getByRole('button', { name: '登记交接' }).click();
    await expect(roster.posting).toContainText('已交接，待离岗');
    await roster.posting.getByRole('button', { name: '登记离岗' }).click();
    const end = page.getByRole('dialog', { name: '登记离岗' });
    await end.getByLabel('文号').fill('示例〔2026〕3号');
    await end.getByLabel('理由').fill('任期届满轮换');
    await page.keyboard.press('Control+s');
    await expect(roster.posting).toContainText('已离岗');
    await expect(roster.posting).toContainText('任期届满轮换，任期届满轮换，示例〔2026〕3号');
  });
});

test('before two years the term is not over; an early change goes through its organs and ends it', async ({
  page,
}) => {
  const token = await setUp(page);
  const posting = await onPost(page, token, '郑示例', daysAgo(200));
  const roster = new RosterPage(page);
  const change = new EarlyChangePage(page);
  await roster.open(`?posting=${posting.id}`);

  await test.step('the end of a full term is refused with the clause, and leads to the early change', async () => {
    await roster.posting.getByRole('button', { name: '登记离岗' }).click();
    const dialog = page.getByRole('dialog', { name: '登记离岗' });
    await expect(dialog.getByText(/才满 2 年，不能按任期届满登记/)).toBeVisible();
    await dialog.getByLabel('理由').fill('身体原因');
    await dialog.getByRole('button', { name: '登记离岗' }).click();
    await expect(dialog.getByRole('alert')).toContainText(/任期不足 2 年.*第十八条规定“/);
    await dialog.getByRole('button', { name: '办理个别调整' }).click();
  });

  await test.step('applied for with a reason of the scheme and what shows it', async () => {
    const dialog = page.getByRole('dialog', { name: '申请个别调整' });
    await roster.choose(dialog.getByLabel('调整情形'), '身体健康状况');
    await dialog.getByLabel('理由').fill('须长期治疗');
    await dialog.getByLabel('证明材料').fill('医院诊断证明');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: '申请', exact: true }).click();
    await expect(change.steps).toContainText('派驻乡镇党委同意');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });
  const applied = page.url();

  await test.step('township and county; the level of the unit decides on the city', async () => {
    await change.record();
    await expect(change.next).toContainText('领导小组审批');
    await change.record();
    await expect(change.steps).toContainText('还不知道区示例局是市派还是县（区）派');
    await change.steps.getByRole('link', { name: '派出单位页面' }).click();
    await page.getByRole('button', { name: '修改' }).click();
    const dialog = page.getByRole('dialog', { name: '修改派出单位信息' });
    await roster.choose(dialog.getByLabel('单位层级'), '县（区）派单位');
    await dialog.getByRole('button', { name: '保存' }).click();
    await expect(page.getByText('县（区）派单位').first()).toBeVisible();
    await expect(dialog).toHaveCount(0);
    await expectAccessible(page);
  });

  await test.step('a successor who passed the pre-check is asked for before it is approved', async () => {
    await page.goto(applied);
    await change.step.getByLabel('不需要的原因').fill('县派单位');
    await change.record();
    await expect(change.step.getByRole('alert')).toContainText('制度要求同时提出接替人选');
    const successor = await call(
      page,
      z.object({ id: z.string() }),
      'roster.openSuccessorPost',
      { postingId: posting.id },
      token,
    );
    await nominateAndCheck(page, token, successor.id, '王示例');
    await change.record();
    await expect(change.successor).toContainText('王示例');
    await expect(change.successor).toContainText('已通过前置审核');
    await expect(page.getByText('已批准，待离岗')).toBeVisible();
  });

  await test.step('found in the list, and carried out', async () => {
    await page.getByRole('link', { name: '选派与调整' }).first().click();
    await page.getByRole('tab', { name: '个别调整' }).click();
    const row = page.getByRole('grid', { name: '个别调整' }).getByRole('row').filter({ hasText: '郑示例' });
    await expect(row).toContainText('登记离岗');
    await expectAccessible(page);
    await row.getByRole('link', { name: '郑示例' }).click();
    await page.getByRole('button', { name: '登记离岗' }).click();
    const dialog = page.getByRole('dialog', { name: '登记离岗' });
    await expect(dialog.getByText('任期未满个别调整')).toBeVisible();
    await dialog.getByLabel('理由').fill('经批准个别调整');
    await dialog.getByRole('button', { name: '登记离岗' }).click();
    await expect(change.steps).toContainText('离岗');
    await expect(page.getByText('已离岗').first()).toBeVisible();
  });
});

test.describe('on the sample district', () => {
  test.use({ sample: true });

  test('villages: what is missing where, narrowed by its figures; two people at one village', async ({
    page,
  }) => {
    const administrator = await setUp(page);
    const other = await newUser(page, administrator, 'archivist');
    const villages = new VillagesPage(page);
    const roster = new RosterPage(page);
    await villages.open();
    await expect(page.getByText('共 19 个村')).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);

    await villages.row('唐保社村').getByRole('button', { name: /修改/ }).click();
    const dialog = page.getByRole('dialog', { name: '唐保社村的类型和需求' });
    const known = await villageNamed(page, other, '唐保社村');
    await call(
      page,
      z.unknown(),
      'roster.updateVillage',
      {
        id: known.villageId,
        revision: known.revision,
        type: 'red_village',
        secretaryDemand: null,
        memberDemand: null,
        demandNote: '对方写的说明',
        reason: '核对类型',
      },
      other,
    );
    await dialog.getByLabel('工作队员需求').fill('5');
    await dialog.getByLabel('理由').fill('县领导小组核定');
    await dialog.getByRole('button', { name: '保存' }).click();
    await expect(dialog.getByRole('alert')).toContainText('您的改动还没有保存，也没有丢失。已载入对方改过的');
    await expect(dialog.getByLabel('需求说明')).toHaveValue('对方写的说明');
    await expect(dialog.getByLabel('工作队员需求')).toHaveValue('5');
    await dialog.getByRole('button', { name: '保存' }).click();
    await expect(dialog).toHaveCount(0);

    await expect(villages.row('唐保社村')).toContainText('红色名村');
    await expect(villages.row('唐保社村')).toContainText('队员 3');
    await villages.figure(/^缺额/).click();
    await expect(villages.row('唐保社村')).toBeVisible();
    await expect(villages.figure(/^缺额/)).toHaveAttribute('aria-pressed', 'true');
    await villages.row('唐保社村').getByRole('link', { name: '唐保社村' }).click();

    await expect(page.getByRole('table', { name: '工作队' }).getByRole('row')).toHaveCount(4);
    await expect(page.getByRole('table', { name: '需求与实有' })).toContainText('本村核定');
    await expectAccessible(page);
    await page.getByRole('button', { name: '新增岗位' }).click();
    await expect(roster.field('村（社区）')).toHaveValue('唐保社村');
    await roster.field('派出单位').fill('区财政局');
    await roster.drawer.getByRole('button', { name: '新增', exact: true }).click();
    await expect(roster.posting).toContainText('待定人');
    await roster.posting.getByRole('link', { name: '唐保社村' }).click();
    await page.getByRole('button', { name: '提名人选' }).click();
    await expect(page.getByRole('form', { name: '提名人选' })).toBeVisible();
  });

  test('a leader reads all of it and is offered nothing that is not theirs to do', async ({ page }) => {
    const administrator = await setUp(page);
    const posting = await onPost(page, administrator, '冯示例', daysAgo(30));
    const { id } = await nominateAndCheck(
      page,
      administrator,
      (await openPost(page, administrator)).id,
      '陈示例',
    );
    await signInAs(page, administrator, 'leader');
    const roster = new RosterPage(page);
    const nomination = new NominationPage(page);
    await page.goto(new URL(`/roster/nominations/${id}`, page.url()).href);
    await expect(nomination.rules).toBeVisible();
    await expect(nomination.steps).toContainText('由管理员、档案员登记');
    await expect(page.getByRole('button', { name: /登记|撤回|修改|补填/ })).toHaveCount(0);
    await roster.open(`?posting=${posting.id}`);
    await roster.posting.waitFor();
    await expect(roster.drawer.getByRole('button', { name: /登记|更正|设立|申请/ })).toHaveCount(0);
    await page.goto(new URL('/roster/villages', page.url()).href);
    await expect(page.getByRole('grid').getByRole('button', { name: /^修改/ })).toHaveCount(0);
  });
});
