import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';

/** The pages of forms and registered documents. */
export class FormPages {
  readonly page: Page;
  readonly issue: Locator;
  readonly verify: Locator;
  readonly facts: Locator;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.issue = page.getByRole('button', { name: '生成正式登记表' });
    this.verify = page.getByRole('button', { name: '核验' });
    this.facts = page.getByRole('complementary', { name: '文件信息' });
    this.dialog = page.getByRole('dialog');
  }

  async openForm(cycleId: string, personId: string): Promise<void> {
    await this.page.goto(new URL(`/assessment/${cycleId}/records/${personId}/form`, this.page.url()).href);
  }

  async openRegister(): Promise<void> {
    await this.page.goto(new URL('/archive', this.page.url()).href);
  }

  /** Saves the document that is shown, as a browser window does, and gives its bytes. */
  async save(): Promise<{ name: string; bytes: Buffer }> {
    const downloading = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: '保存' }).click();
    const download = await downloading;
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }
}
