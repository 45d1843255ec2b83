import { readFileSync } from 'node:fs';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts';
import { expect, test } from './support/desk.ts';
import { enter, setUp } from './support/session.ts';
import { settleCycle } from './support/settled-cycle.ts';

test.use({ sample: true });

test('the forms of a cycle are made in one go, taken away as files, printed as one, and removed again', async ({
  page,
  shell,
}) => {
  const cycle = await settleCycle(page, await setUp(page));
  await enter(page, cycle.archivist);
  await page.goto(new URL(`/assessment/${cycle.id}/results`, page.url()).href);
  await page.getByRole('button', { name: '批量生成文书' }).click();
  await page.getByRole('checkbox', { name: '年度考核登记表' }).check();
  await expect(page.getByText('2 份可以做')).toBeVisible();
  await expect(page.getByText('考核还没有审定锁定。审定锁定后再生成。').first()).toBeVisible();
  const pattern = page.getByRole('textbox', { name: '文件名' });
  await pattern.fill('');
  await expect(page.getByText('请填写文件名格式')).toBeVisible();
  await page.getByRole('button', { name: '登记号' }).click();
  await page.getByRole('button', { name: '姓名' }).click();
  await expect(pattern).toHaveValue('{登记号}{姓名}');
  const year = cycle.since.slice(0, 4);
  await expect(page.getByText(new RegExp(`例如：${year}-三-0001.+\\.pdf`))).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await page.getByRole('button', { name: '开始做 2 份' }).click();
  await expect(page.getByText('已登记 2 / 2 份')).toBeVisible();
  await expect(page.getByRole('button', { name: '打包下载' })).toBeVisible();
  const grid = page.getByRole('grid');
  for (const { name } of cycle.people)
    await expect(grid.getByRole('row').filter({ hasText: name })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  if (shell === 'browser-host') {
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: '打包下载' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe(`${year}年度考核 年度考核登记表.zip`);
    const bytes = readFileSync(await download.path());
    expect(bytes.subarray(0, 2).toString('latin1')).toBe('PK');
    for (const { name } of cycle.people) expect(bytes.includes(`${name}.pdf`)).toBe(true);
  }

  await page.getByRole('button', { name: '删除文件' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: '删除文件' }).click();
  await expect(page.getByText('文件已经删除。')).toBeVisible();

  await page.getByRole('link', { name: '批量生成' }).first().click();
  await page.getByRole('button', { name: '开始一批' }).click();
  await page.getByRole('combobox', { name: '考核' }).click();
  await page.getByTitle(`${year}年度考核`).click();
  await page.getByRole('checkbox', { name: '年度考核登记表' }).check();
  await page.getByRole('radio', { name: '合并成一个打印文件' }).check();
  await expect(page.getByText('其中 2 份已经登记')).toBeVisible();
  await page.getByRole('button', { name: '开始做 2 份' }).click();
  await expect(page.getByRole('button', { name: '下载打印文件' })).toBeVisible();
  await page.getByRole('link', { name: '批量生成' }).first().click();
  await expect(page.getByRole('grid').getByText('已完成')).toHaveCount(2);
  await expectNoSidewaysScroll(page);
});
