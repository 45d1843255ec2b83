import * as z from 'zod';
import { personSchema, postingRowSchema } from '#shared/contract/roster.ts';
import { annexFile, csvFile, ImportPage, RosterPage, rosterFile } from './pages/roster.page.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts';
import { expect, test } from './support/desk.ts';
import { call, newUser, setUp, signInAs } from './support/session.ts';

const shown = z.object({ posting: postingRowSchema, person: personSchema });

test.describe('on an empty roster', () => {
  test('the annex and the filled roster are imported: 19 villages, 53 units, 57 people', async ({ page }) => {
    await setUp(page);
    const roster = new RosterPage(page);
    const wizard = new ImportPage(page);
    await roster.open();
    await expect(page.getByText('台账里还没有岗位')).toBeVisible();
    await expectAccessible(page);
    await roster.importButton.click();
    await expect(wizard.step('核对列')).toBeDisabled();

    await test.step('the posts of the annex', async () => {
      await wizard.choose(annexFile);
      await expect(page.getByRole('radio', { name: '驻村力量安排' })).toBeChecked();
      await wizard.next('核对列');
      await page.getByRole('checkbox', { name: /设为第一书记/ }).check();
      await wizard.next('检查');
      await expect(
        page.getByText('将新增 2 个乡镇（街道）、19 个村（社区）、53 个派出单位、57 个岗位'),
      ).toBeVisible();
      await expect(page.getByRole('row', { name: /唐保社村 谌家矶街道 第一书记/ })).toBeVisible();

      await wizard.back();
      await expect(page.getByRole('checkbox', { name: /设为第一书记/ })).toBeChecked();
      await wizard.next('检查');
      await wizard.next('写入');
      await wizard.write();
      await expect(page.getByText('给 57 个待定人的岗位安排人员')).toBeVisible();
    });

    await test.step('the funding table, with its five differently written units', async () => {
      await page.getByRole('button', { name: /继续导入“资金安排分配”/ }).click();
      await wizard.next('核对列');
      await expect(page.getByLabel('年度')).toHaveValue('2022');
      await wizard.next('检查');
      await expect(page.getByText('另有 5 个名称待核对')).toBeVisible();
      // Nothing is taken for the same silently: no answer is given before a person gives it.
      await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
      await expect(wizard.step('写入')).toBeDisabled();
      await expectAccessible(page);

      const typo = wizard.question('去机关事务中心');
      await expect(typo).toContainText('只有一个字不同');
      await typo.getByRole('radio', { name: /就是“区机关事务中心”/ }).check();
      await expect(page.getByText('还有 4 个单位名称没有核对')).toBeVisible();
      await page.getByRole('button', { name: '全部采用建议' }).click();
      await expect(wizard.question('区团委').getByRole('radio', { name: /就是“团区委”/ })).toBeChecked();
      await wizard.next('写入');
      await expect(page.getByText('5 个名称记为已有单位的别名')).toBeVisible();
      await wizard.write();
    });

    await test.step('the filled roster', async () => {
      await page.getByRole('button', { name: '导入另一个文件' }).click();
      await wizard.choose(rosterFile);
      await wizard.next('核对列');
      await expectAccessible(page);
      await wizard.next('检查');
      await expect(page.getByText('将新增 57 人，安排到 57 个待定人的岗位')).toBeVisible();
      await wizard.next('写入');
      await wizard.write();
    });

    await page.getByRole('link', { name: '查看台账' }).click();
    await expect(roster.totals).toHaveText(/19 个村.*53 个派出单位.*57 个岗位.*在岗 57 人.*待定人 0 个/);
    await expect(page.getByText('共 57 个岗位')).toBeVisible();
    // All five pairs have been answered during the import.
    await expect(page.getByText('名称相近')).toHaveCount(0);

    await test.step('the same file again is recognised', async () => {
      await roster.importButton.click();
      await wizard.choose(rosterFile);
      await expect(page.getByText(/同样内容的工作表 .* 已由示例管理员导入过/)).toBeVisible();
      await wizard.next('核对列');
      await wizard.next('检查');
      await wizard.next('写入');
      await expect(page.getByRole('button', { name: '写入台账' })).toBeDisabled();
    });
  });

  test('a file with mistakes is told cell by cell and writes nothing', async ({ page }) => {
    await setUp(page);
    const wizard = new ImportPage(page);
    await wizard.open();
    await wizard.choose(
      csvFile('名册.csv', [
        '乡镇,驻村点,派出单位,姓名,性别,出生年月,到岗',
        '木兰乡,示例村,区示例局,示例甲,男,1990-02-30,20250305',
        '木兰乡,示例村,区示例局,示例乙,不详,1990.2.3,',
      ]),
    );
    await wizard.next('核对列');
    await expect(page.getByText('还没有指定到岗日期在哪一列')).toBeVisible();
    await expect(wizard.step('检查')).toBeDisabled();
    await page.getByRole('combobox', { name: '到岗日期在哪一列' }).click();
    await page.getByTitle('G　到岗').click();
    await wizard.next('检查');

    await expect(page.getByText('有 3 处错误，一行也不会写入')).toBeVisible();
    const problem = (words: string) => wizard.problems.getByRole('row').filter({ hasText: words });
    await expect(problem('不是真实的日期')).toHaveText(/^2F出生年月1990-02-30错误/);
    await expect(problem('不详')).toHaveText(/^3E性别不详错误/);
    await expect(problem('到岗日期不能为空')).toHaveText(/^3G到岗错误/);
    await expect(wizard.step('写入')).toBeDisabled();
    await expectAccessible(page);

    await page.getByLabel('查找问题').fill('性别');
    await expect(page.getByText('共 1 处')).toBeVisible();

    await page.getByRole('link', { name: '台账', exact: true }).last().click();
    await expect(page.getByText('台账里还没有岗位')).toBeVisible();
    // Whoever comes back finds the check as it was left.
    await page.getByRole('main').getByRole('button', { name: '导入', exact: true }).click();
    await expect(problem('不是真实的日期')).toBeVisible();
  });

  test('a file that is no table is refused with what to do, and another one can be chosen', async ({
    page,
  }) => {
    await setUp(page);
    const wizard = new ImportPage(page);
    await wizard.open();
    await wizard.choose({ name: '名册.xlsx', mimeType: '', buffer: Buffer.alloc(0) });
    await expect(page.getByText(/“名册.xlsx”是空的（0 字节）/)).toBeVisible();
    await wizard.choose({ name: '照片.png', mimeType: 'image/png', buffer: Buffer.from('x') });
    await expect(page.getByText(/“照片.png”不是/)).toBeVisible();
    await wizard.choose(
      csvFile('好名册.csv', ['乡镇,村,派出单位,姓名,到岗日期', '木兰乡,示例村,区示例局,示例甲,20250305']),
    );
    await expect(wizard.step('核对列')).toBeEnabled();
  });

  test('a post is added, filled and ended, by words and by pinyin initials', async ({ page }) => {
    await setUp(page);
    const roster = new RosterPage(page);
    await roster.open();
    await roster.newPostButton.click();
    await roster.field('乡镇（街道）').fill('木兰乡');
    await roster.field('村（社区）').fill('青龙民族文化生态旅游示范村');
    await roster.field('派出单位').fill('江岸区国有资产经营管理有限责任公司后湖片区综合事务服务中心');
    await expect(page.getByText('将一并新建这个派出单位')).toBeVisible();
    await roster.drawer.getByRole('button', { name: '新增', exact: true }).click();

    await roster.drawer.getByText('直接安排到岗').click();
    await roster.drawer.getByRole('button', { name: '安排到岗', exact: true }).click();
    await expect(roster.drawer.getByText('请选择驻村职务')).toBeVisible();
    await roster.choose(roster.field('驻村职务'), '工作队员');
    await roster.field('到岗日期').fill('２０２５年２月３０日');
    await roster.field('姓名').fill('阿卜杜热合曼·买买提明江·示例');
    await roster.drawer.getByRole('button', { name: '安排到岗', exact: true }).click();
    await expect(roster.drawer.getByText(/日期.*2026-03-05/)).toBeVisible();
    await roster.field('到岗日期').fill('２０２５．３．５');
    await roster.drawer.getByRole('button', { name: '安排到岗', exact: true }).click();
    await expect(roster.person).toContainText('阿卜杜热合曼·买买提明江·示例');
    await expect(roster.posting).toContainText('2025-03-05');
    await expectAccessible(page);

    await roster.posting.getByRole('button', { name: '登记离岗' }).click();
    const dialog = page.getByRole('dialog', { name: '登记离岗' });
    await roster.choose(dialog.getByLabel('离岗原因'), '其他');
    await dialog.getByLabel('离岗日期').fill('20260105');
    await dialog.getByLabel('理由').fill('岗位撤销');
    await dialog.getByRole('button', { name: '登记离岗' }).click();
    await expect(roster.posting).toContainText('已离岗');

    await roster.open();
    await roster.search.fill('abdrhm');
    await expect(roster.row('阿卜杜热合曼')).toContainText('已离岗');
    await expectNoSidewaysScroll(page);
    await roster.search.fill('没有这个人');
    await expect(page.getByText('没有符合筛选条件的岗位')).toBeVisible();
  });
});

test.describe('on the sample district', () => {
  test.use({ sample: true });

  test('a person is found and edited by keyboard, and the change has its history', async ({ page }) => {
    await setUp(page);
    const roster = new RosterPage(page);
    await roster.open();
    await page.keyboard.press('Control+f');
    await page.keyboard.type('qsle');
    await expect(roster.grid.getByRole('row')).toHaveCount(2);
    await roster.grid.focus();
    await page.keyboard.press('Enter');
    await roster.person.getByRole('button', { name: '修改' }).press('Enter');
    await roster.field('联系电话').fill('１３８００００００００');
    await roster.field('出生日期').fill('1980.5.6');
    await roster.field('出生日期').press('Enter');
    await expect(roster.person).toContainText('13800000000');
    await expect(roster.person).toContainText('1980-05-06');

    await roster.person.getByRole('button', { name: '变更记录' }).click();
    const history = page.getByRole('dialog', { name: /变更记录/ });
    await expect(history.getByText('修改人员信息').first()).toBeVisible();
    await expect(history).toContainText('13800000000');
    await page.keyboard.press('Escape');
    await expect(history).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(roster.drawer).toHaveCount(0);
    await expect(roster.grid).toBeFocused();
  });

  test('what two people change at the same time is put side by side, and nothing typed is lost', async ({
    page,
  }) => {
    const administrator = await setUp(page);
    const other = await newUser(page, administrator, 'assessor');
    const roster = new RosterPage(page);
    await roster.open();
    await roster.openRow('赵示例一');
    await roster.person.getByRole('button', { name: '修改' }).click();

    const id = new URL(page.url()).searchParams.get('posting');
    const { person } = await call(page, shown, 'roster.getPosting', { id }, other);
    const { id: personId, revision, ...draft } = person;
    const change = {
      id: personId,
      revision,
      person: { ...draft, phone: '13900000000', rank: '三级主任科员' },
    };
    await call(page, personSchema, 'roster.updatePerson', change, other);

    await roster.field('职级').fill('一级主任科员');
    await roster.field('单位职务').fill('副局长');
    await roster.drawer.getByRole('button', { name: '保存' }).click();
    await expect(roster.drawer.getByText(/刚刚被别人修改过，您的改动还没有保存，也没有丢失/)).toBeVisible();
    await expect(roster.field('单位职务')).toHaveValue('副局长');
    await expect(roster.field('联系电话')).toHaveValue('13900000000');
    await expect(roster.field('职级')).toHaveValue('一级主任科员');
    await expect(roster.drawer.getByText('对方改为：三级主任科员')).toBeVisible();
    await roster.drawer.getByRole('button', { name: '职级采用对方的内容' }).click();
    await expect(roster.field('职级')).toHaveValue('三级主任科员');
    await expectAccessible(page);

    await roster.drawer.getByRole('button', { name: '保存' }).click();
    await expect(roster.person).toContainText('副局长');
    await expect(roster.person).toContainText('三级主任科员');
    await expect(roster.person).toContainText('13900000000');
  });

  test('what is typed in the drawer is not lost on a slip', async ({ page }) => {
    await setUp(page);
    const roster = new RosterPage(page);
    await roster.open();
    await roster.openRow('赵示例一');
    await roster.person.getByRole('button', { name: '修改' }).click();
    await roster.field('联系电话').fill('13800000000');
    await roster.field('联系电话').press('Escape');
    await page.getByRole('button', { name: '留在这一页' }).click();
    await expect(roster.field('联系电话')).toHaveValue('13800000000');
    await page.goBack();
    await page.getByRole('button', { name: '放弃并离开' }).click();
    await expect(roster.drawer).toHaveCount(0);
  });

  test('like units are proposed with a reason; a person merges one pair and parts another', async ({
    page,
  }) => {
    const administrator = await setUp(page);
    for (const unit of ['区示例服务中心', '区示例务服中心', '区样例事务局', '区样例局']) {
      const post = { township: '木兰乡', village: '示例村', unit, role: null };
      await call(page, postingRowSchema, 'roster.createPost', post, administrator);
    }
    const roster = new RosterPage(page);
    await roster.open();
    await expect(page.getByText('有 2 组派出单位名称相近')).toBeVisible();
    await page.getByRole('button', { name: '逐组核对' }).click();
    await expectAccessible(page);

    const pair = (name: string) => roster.drawer.getByRole('listitem').filter({ hasText: name });
    await pair('区示例务服中心')
      .getByRole('radio', { name: /区示例服务中心/ })
      .check();
    await pair('区示例务服中心').getByRole('button', { name: '是同一单位，合并' }).click();
    const merging = page.getByRole('dialog', { name: '合并派出单位' });
    await expect(
      merging.getByText('“区示例务服中心”的 1 个岗位将并入“区示例服务中心”，合并后共 2 个岗位'),
    ).toBeVisible();
    await expect(merging.getByLabel('理由')).toHaveValue(/是同一单位的不同写法/);
    await merging.getByRole('button', { name: '合并', exact: true }).click();

    await pair('区样例事务局').getByRole('button', { name: '不是同一单位' }).click();
    const parting = page.getByRole('dialog', { name: '确认不是同一单位' });
    await parting.getByRole('button', { name: '不是同一单位' }).click();
    await expect(page.getByText('没有待确认的单位')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByText('名称相近')).toHaveCount(0);
    await expect(roster.totals).toContainText('56 个派出单位');
  });

  test('a leader reads the roster and is offered nothing that is not theirs to do', async ({ page }) => {
    const administrator = await setUp(page);
    await signInAs(page, administrator, 'leader');
    const roster = new RosterPage(page);
    await roster.open('?text=赵示例一');
    await expect(roster.row('赵示例一')).toBeVisible();
    await expect(roster.importButton).toHaveCount(0);
    await expect(roster.newPostButton).toHaveCount(0);
    await roster.openRow('赵示例一');
    await expect(roster.person).toContainText('赵示例一');
    await expect(roster.drawer.getByRole('button', { name: /修改|更正|登记离岗/ })).toHaveCount(0);
    await expect(roster.drawer.getByRole('button', { name: '变更记录' })).toHaveCount(2);
  });

  test('an address of a page that is somebody else’s says whose it is', async ({ page }) => {
    await signInAs(page, await setUp(page), 'assessor');
    for (const [address, whose] of [
      ['/roster/import', '管理员、档案员'],
      ['/system/users', '管理员'],
    ] as const) {
      await page.goto(new URL(address, page.url()).href);
      await expect(page.getByText(`您的角色是考核组，这一页由${whose}使用。`)).toBeVisible();
    }
    await page.getByRole('button', { name: '回到总览' }).click();
    await expect(page.getByRole('heading', { name: '总览' })).toBeVisible();
  });

  test('rows are sorted by several columns, columns chosen, cells copied as a spreadsheet takes them', async ({
    page,
  }) => {
    await setUp(page);
    const roster = new RosterPage(page);
    await roster.open();
    await roster.grid.getByRole('button', { name: '驻村职务' }).click();
    await roster.grid.getByRole('button', { name: '姓名' }).click({ modifiers: ['Shift'] });
    await expect(roster.grid.getByRole('columnheader', { name: /驻村职务/ })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
    await page.getByRole('button', { name: '列', exact: true }).click();
    await page.getByRole('checkbox', { name: '身份' }).uncheck();
    await page.keyboard.press('Escape');
    await expect(roster.grid.getByRole('columnheader', { name: '身份' })).toHaveCount(0);

    await roster.search.fill('赵示例一');
    await expect(page.getByText('共 1 个岗位')).toBeVisible();
    await roster.grid.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+End');
    // Reading the clipboard itself would need a permission that the shells deny. The promise stands in an object, so
    // that the listener is known to listen before the key is pressed.
    const copied = await page.evaluateHandle(() => ({
      text: new Promise<string>((resolve) => {
        document.addEventListener('copy', (event) => {
          resolve(event.clipboardData?.getData('text/plain') ?? '');
        });
      }),
    }));
    await page.keyboard.press('Control+c');
    const text = await copied.evaluate((copy) => copy.text);
    expect(text.split('\t').slice(0, 3)).toEqual(['唐保社村', '赵示例一', '谌家矶街道']);
  });
});
