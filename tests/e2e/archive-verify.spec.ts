import type { Locator, Page } from '@playwright/test';
import * as z from 'zod';
import { documentSchema } from '#shared/contract/archive.ts';
import { emptyPage, savedBy, withAnotherLetter } from '../integration/archive/file-check-desk.ts';
import { FormPages } from './pages/archive.page.ts';
import { expectAccessible } from './support/accessibility.ts';
import { lockPerson, scorePerson, setStage } from './support/assessed-person.ts';
import { expect, test } from './support/desk.ts';
import { call, enter, setUp } from './support/session.ts';

test.use({ sample: true });

/** The page where files are held against the register. */
class VerifyPage {
  readonly page: Page;
  readonly result: Locator;

  constructor(page: Page) {
    this.page = page;
    this.result = page.getByRole('region', { name: /^核对结果/ });
  }

  async open(): Promise<void> {
    await this.page.goto(new URL('/archive/verify', this.page.url()).href);
  }

  async drop(...files: readonly (readonly [name: string, bytes: Uint8Array])[]): Promise<void> {
    await this.page
      .getByTestId('file-input')
      .setInputFiles(
        files.map(([name, bytes]) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(bytes) })),
      );
  }

  row(name: string): Locator {
    return this.page.getByRole('row').filter({ hasText: name });
  }
}

/** The file as it is when copying it was cut short. */
const withoutItsEnd = (bytes: Buffer) => bytes.subarray(0, bytes.length - 400);

test('files from outside are told from ours: unchanged, saved anew, changed, broken, a stranger’s, none at all, and void', async ({
  page,
}) => {
  const stage = await setStage(page, await setUp(page));
  const [person] = stage.cycle.people;
  if (!person) throw new Error('The sample district has nobody to assess.');
  await scorePerson(page, person.id, stage.assessor);
  await lockPerson(page, stage, person.id);
  const issue = (kind: 'annual_form' | 'score_detail') =>
    call(page, documentSchema, 'archive.issueDocument', { kind, assessmentId: person.id }, stage.archivist);
  const form = await issue('annual_form');
  await enter(page, stage.archivist);

  const bytes = await fileOf(page, form.id, stage.archivist);
  const verify = new VerifyPage(page);
  await verify.open();
  await expectAccessible(page);
  await verify.drop(
    ['登记的原件.pdf', bytes],
    ['另存件.pdf', savedBy('qpdf', bytes)],
    ['重画件.pdf', savedBy('pdftocairo', bytes)],
    ['改动件.pdf', withAnotherLetter(bytes)],
    ['残缺件.pdf', withoutItsEnd(bytes)],
    ['外来件.pdf', emptyPage],
    ['不是文件.pdf', Buffer.from('只是一段文字。')],
  );
  await expect(page.getByText(/^已核对 7 份/)).toContainText('未改动 1 份；内容相同 2 份；已改动 1 份');
  await expect(verify.row('登记的原件.pdf')).toContainText(`未改动${form.registerNumber}`);
  await expect(verify.row('外来件.pdf')).toContainText('外来文件');
  await expect(verify.row('不是文件.pdf')).toContainText('不能读取');
  // The last one that was held against the register is shown, another is a key away.
  await expect(verify.result).toContainText('不是 PDF');
  await verify.row('登记的原件.pdf').getByText('登记的原件.pdf').dblclick();
  await expect(verify.result).toContainText(`${form.registerNumber} 现行有效。`);
  await expect(verify.result.getByRole('link', { name: form.registerNumber })).toBeVisible();
  await expectAccessible(page);
  await verify.row('改动件.pdf').getByText('改动件.pdf').dblclick();
  await expect(verify.result).toContainText('但内容与登记的不同');
  await expect(verify.result).toContainText(/第 1 页第 \d+ 行的文字不同。/);
  await expectAccessible(page);

  const input = { id: form.id, reason: '单位名称有误，另行生成' };
  await call(page, z.unknown(), 'archive.voidDocument', input, stage.archivist);
  await verify.drop(['登记的原件.pdf', bytes]);
  await expect(verify.result).toContainText('未改动，已作废');
  await expect(verify.result).toContainText('已作废，理由：单位名称有误，另行生成');
  await expectAccessible(page);
});

test('a paper stands beside its data, and one paper follows the other', async ({ page }) => {
  const stage = await setStage(page, await setUp(page));
  const [person] = stage.cycle.people;
  if (!person) throw new Error('The sample district has nobody to assess.');
  await scorePerson(page, person.id, stage.assessor);
  await lockPerson(page, stage, person.id);
  const issue = (kind: 'annual_form' | 'score_detail') =>
    call(page, documentSchema, 'archive.issueDocument', { kind, assessmentId: person.id }, stage.archivist);
  const form = await issue('annual_form');
  const detail = await issue('score_detail');
  await enter(page, stage.archivist);
  const forms = new FormPages(page);
  await forms.openRegister();
  await page.getByRole('link', { name: detail.registerNumber }).click();
  const walk = page.getByRole('navigation', { name: '逐份查看' });
  await expect(walk).toContainText('1 / 2');
  await page.keyboard.press('Alt+ArrowRight');
  await expect(page.getByRole('heading', { name: form.title })).toBeVisible();
  await expect(walk).toContainText('2 / 2');
  await expect(walk.getByRole('button', { name: '下一份' })).toBeDisabled();
  await expect(page.getByText('第 1 页，共 2 页')).toBeVisible();

  await forms.facts.getByRole('tab', { name: '数据对照' }).click();
  await expect(forms.facts.getByText('与现在的数据一致。')).toBeVisible();
  const name = forms.facts.getByRole('button', { name: `姓名 ${person.name}`, exact: true });
  await name.click();
  await expect(forms.facts.getByText(/^已(在文件中标出|标出第 1 处)/)).toBeVisible();
  await forms.facts.getByRole('button', { name: /^审定等次/ }).click();
  await expect(page.getByText('第 2 页，共 2 页')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('textbox', { name: '页码，共 2 页' }).fill('1');
  await page.keyboard.press('Enter');
  await expect(page.getByText('第 1 页，共 2 页')).toBeVisible();
  await page.getByRole('link', { name: '归档' }).last().click();
  await expect(page.getByRole('heading', { name: '归档' })).toBeVisible();
});

/** The registered bytes, as the page fetches them. */
async function fileOf(page: Page, id: string, token: string): Promise<Buffer> {
  const text = await page.evaluate(
    async ({ path, authorization }) => {
      const response = await fetch(path, { headers: { authorization } });
      const bytes = new Uint8Array(await response.arrayBuffer());
      return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    },
    { path: `/files/documents/${id}`, authorization: `Bearer ${token}` },
  );
  return Buffer.from(text, 'latin1');
}
