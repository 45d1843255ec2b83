import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import * as z from 'zod';
import { assessmentDetailSchema } from '#shared/contract/assessment-record.ts';
import { FormPages } from './pages/archive.page.ts';
import { expectAccessible } from './support/accessibility.ts';
import { lockPerson, type Stage, scorePerson, setStage } from './support/assessed-person.ts';
import { expect, test } from './support/desk.ts';
import { call, enter, setUp } from './support/session.ts';

test.use({ sample: true });

async function firstPerson(page: Page): Promise<{ stage: Stage; id: string; name: string }> {
  const stage = await setStage(page, await setUp(page));
  const [person] = stage.cycle.people;
  if (!person) throw new Error('The sample district has nobody to assess.');
  return { stage, ...person };
}

test('the form of a locked assessment is previewed, registered, saved, verified and made void', async ({
  page,
  shell,
}) => {
  const { stage, id, name } = await firstPerson(page);
  await scorePerson(page, id, stage.assessor);
  await enter(page, stage.archivist);
  const forms = new FormPages(page);
  await forms.openForm(stage.cycle.id, id);
  await expect(page.getByText('第 1 页，共 2 页')).toBeVisible();
  await expect(page.getByText('考核状态：评分中')).toBeVisible();
  await expect(forms.issue).toHaveCount(0);

  await lockPerson(page, stage, id);
  await page.reload();
  await forms.issue.click();
  await forms.dialog.getByRole('button', { name: '生成并登记' }).click();
  await expect(page.getByRole('heading', { name: /年度考核登记表/ })).toBeVisible();
  const number = `${new Date().getFullYear()}-三-0001`;
  await expect(forms.facts.getByText(number)).toBeVisible();
  await expect(page.getByText('第 1 页，共 2 页')).toBeVisible();
  await expectAccessible(page);

  if (shell === 'browser-host') {
    const saved = await forms.save();
    expect(saved.name).toContain(name);
    expect(saved.bytes.subarray(0, 4).toString('latin1')).toBe('%PDF');
    await expect(forms.facts.getByText(createHash('sha256').update(saved.bytes).digest('hex'))).toBeVisible();
  }

  await forms.verify.click();
  await expect(forms.facts.getByText('核验通过：逐字节一致')).toBeVisible();

  await page.getByRole('button', { name: '作废' }).click();
  await forms.dialog.getByLabel('理由').fill('打印前发现单位名称有误');
  await forms.dialog.getByRole('button', { name: '作废' }).click();
  await expect(forms.facts.getByText('已作废')).toBeVisible();

  await forms.openRegister();
  await page.getByLabel('查找文件').fill(name);
  const row = page.getByRole('row').filter({ hasText: number });
  await expect(row.getByText('已作废')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('grid').press('Enter');
  await expect(forms.facts.getByText('打印前发现单位名称有误')).toBeVisible();
});

test('a character that no font can draw is named with its place instead of being lost', async ({ page }) => {
  const { stage, id, name } = await firstPerson(page);
  const detail = await call(page, assessmentDetailSchema, 'assessment.get', { id }, stage.assessor);
  const { revision, narrative, figures } = detail;
  const written = { ...narrative, selfSummary: '与村民𱍐某一起修渠。' };
  const input = { id, revision, narrative: written, figures };
  await call(page, z.unknown(), 'assessment.saveNarrative', input, stage.assessor);
  await enter(page, stage.assessor);
  await new FormPages(page).openForm(stage.cycle.id, id);
  const notice = page.getByRole('alert', { name: '存疑字' });
  await expect(notice.getByText('有 1 个字印不出来，登记表没有生成')).toBeVisible();
  await expect(notice.getByRole('row').filter({ hasText: 'U+31350' })).toContainText(`个人总结${name}`);
  await expectAccessible(page);
  await notice.getByRole('link', { name: '打印不出的字：全部所在和改法' }).click();
  const found = page.getByRole('table', { name: '打印不出的字' }).getByRole('row');
  await expect(found.filter({ hasText: 'U+31350' })).toContainText(`${name}个人总结`);
  await expectAccessible(page);
});

test('the whole calculation goes to paper beside the form, and the register is filtered by kind', async ({
  page,
}) => {
  const { stage, id, name } = await firstPerson(page);
  await scorePerson(page, id, stage.assessor);
  await lockPerson(page, stage, id);
  await enter(page, stage.archivist);
  const forms = new FormPages(page);
  await forms.openForm(stage.cycle.id, id);
  await page.getByText('考核得分明细').click();
  await expect(page.getByRole('heading', { name: '考核得分明细' })).toBeVisible();
  await expect(page.getByRole('region', { name: '考核得分明细预览' })).toBeVisible();
  await expect(page.getByText(/^第 1 页，共 \d 页$/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: '生成正式得分明细' }).click();
  await forms.dialog.getByRole('button', { name: '生成并登记' }).click();
  const year = new Date().getFullYear();
  await expect(forms.facts.getByText(`${year}-附-0001`)).toBeVisible();
  await forms.verify.click();
  await expect(forms.facts.getByText('核验通过：逐字节一致')).toBeVisible();

  await forms.openRegister();
  await expect(page.getByRole('row').filter({ hasText: name })).toHaveCount(1);
  await page.getByRole('combobox', { name: '按种类筛选' }).click();
  await page.getByTitle('年度考核登记表').click();
  await expect(page.getByText('没有找到这样的文件')).toBeVisible();
  await expectAccessible(page);
});
