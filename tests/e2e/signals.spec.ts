import * as z from 'zod';
import { SignalsPage } from './pages/signals.page.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts';
import { expect, test } from './support/desk.ts';
import { call, enter, newUser, setUp, signInAs } from './support/session.ts';

test.use({ sample: 'full' });

const anyAnswer = z.looseObject({});

test('a leader reads a signal aloud, sets it aside, and it comes back when its facts change', async ({
  page,
}) => {
  const administrator = await setUp(page);
  const assessor = await newUser(page, administrator, 'assessor');
  await signInAs(page, administrator, 'leader');
  const signals = new SignalsPage(page);
  await signals.open();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  const waiting = await signals.waiting();

  await test.step('a signal names clause, figures and the records behind it', async () => {
    await signals.chooseTrigger(4);
    await signals.openSignal('共2次');
    await expect(signals.sheet).toContainText('赣州办法 第二十一条');
    await expect(signals.sheet.getByRole('table')).toContainText('2');
    await expectAccessible(page);
  });

  await test.step('setting it aside needs a reason and takes it off the list', async () => {
    await signals.dismiss('两次检查均有事后补办的请假材料，正在核实（示例）');
    await expect(signals.sheet).toContainText('不予采纳，理由：两次检查均有事后补办的请假材料');
    await page.keyboard.press('Escape');
    await expect.poll(() => signals.waiting()).toBe(waiting - 1);
  });

  await test.step('a third finding by the city brings it back, with what changed', async () => {
    const found = await call(
      page,
      z.object({ rows: z.array(z.object({ postingId: z.string(), organ: z.string() })) }),
      'presence.listSpotChecks',
      { filter: { finding: 'unexcused_absence' }, sort: [{ column: 'checkedOn', direction: 'asc' }] },
      assessor,
    );
    await call(
      page,
      anyAnswer,
      'presence.recordSpotChecks',
      {
        level: 'city',
        organ: '市驻村工作领导小组办公室（示例）',
        checkedOn: new Date().toISOString().slice(0, 10),
        documentNumber: null,
        findings: [
          {
            postingId: found.rows[0]?.postingId,
            finding: 'unexcused_absence',
            detail: '第三次检查不在村（示例）',
            correctionDueOn: null,
          },
        ],
        despiteWarnings: true,
      },
      assessor,
    );
    await signals.open();
    await signals.openSignal('共3次');
    await expect(signals.sheet).toContainText('已因事实变化失效');
  });
});

test('two schemes over the same records: who comes off differently, and why', async ({ page }) => {
  const administrator = await setUp(page);
  await signInAs(page, administrator, 'leader');
  await page.goto(new URL('/recall/what-if', page.url()).href);
  await page.getByLabel('方案二').click();
  await page.getByTitle(/乌海/).click();
  await page.getByRole('button', { name: '开始试算' }).click();
  const result = page.getByRole('region', { name: /57 人中有 \d+ 人结果不同/ });
  await expect(result).toBeVisible();
  await expect(result.getByRole('listitem').first()).toContainText('赣州');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test('an administrator sees no signals, and search finds people, villages, units and document numbers', async ({
  page,
}) => {
  const administrator = await setUp(page);
  await expect(page.getByRole('link', { name: /召回线索/ })).toBeHidden();
  await page.goto(new URL('/recall/signals', page.url()).href);
  await expect(page.getByRole('heading', { name: '不能打开这一页' })).toBeVisible();

  const search = page.getByRole('combobox', { name: '搜索' });
  for (const [text, found] of [
    ['xsl', /许示例/],
    ['旋峰寺', /旋峰寺村/],
    ['区统计局', /区统计局/],
    ['示督〔2026〕5号', /示督〔2026〕5号/],
  ] as const) {
    await page.keyboard.press('Control+k');
    await search.fill(text);
    await expect(page.getByRole('option', { name: found }).first()).toBeVisible();
    await page.keyboard.press('Escape');
  }

  await page.keyboard.press('Control+k');
  await search.fill('许示例二十');
  await page
    .getByRole('option', { name: /^许示例二十/ })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '许示例二十' })).toBeVisible();
  await expect(page.getByRole('region', { name: '时间线' })).toContainText('无故脱岗');
  await expect(page.getByRole('heading', { name: '召回线索' })).toBeHidden();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await enter(page, administrator);
});
