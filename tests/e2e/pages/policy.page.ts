import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';

/** 制度方案: the list of all schemes and what is asked for there. */
export class SchemesPage {
  readonly page: Page;
  readonly table: Locator;
  readonly drafts: Locator;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole('table', { name: '制度方案' });
    this.drafts = page.getByRole('table', { name: '起草中的方案' });
    this.dialog = page.getByRole('dialog');
  }

  async open(): Promise<void> {
    await this.page.goto(new URL('/policy', this.page.url()).href);
    await this.table.waitFor();
  }

  row(title: string): Locator {
    return this.table.getByRole('row').filter({ hasText: title });
  }

  /** Starts a draft from a scheme under a name of its own. */
  async startDraft(basis: string, title: string): Promise<void> {
    await this.row(basis)
      .first()
      .getByRole('button', { name: /起草副本/ })
      .click();
    await this.dialog.getByLabel('方案名称').fill(title);
    await this.dialog.getByRole('button', { name: '开始起草' }).click();
    await this.page.getByRole('heading', { name: title, level: 1 }).waitFor();
  }
}

/** The editor of a draft. */
export class DraftPage {
  readonly page: Page;
  readonly form: Locator;
  readonly side: Locator;
  readonly saved: Locator;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.form = page.getByRole('form', { name: /^修改：/ });
    this.side = page.getByRole('complementary', { name: '核对' });
    this.saved = page.getByText(/^已保存 \d\d:\d\d$/);
    this.dialog = page.getByRole('dialog');
  }

  async chapter(name: string): Promise<void> {
    await this.page
      .getByRole('navigation', { name: '方案章节' })
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .click();
    await this.page.getByRole('form', { name: `修改：${name}` }).waitFor();
  }

  /** Opens an entry of a list by what its line says. */
  async openEntry(text: string): Promise<void> {
    await this.form.getByRole('button', { name: text, expanded: false }).first().click();
  }

  field(label: string): Locator {
    return this.form.getByLabel(label, { exact: true });
  }

  /** `读作`, `问题 2`, `改动 3` */
  async look(at: '读作' | '问题' | '改动'): Promise<void> {
    await this.side.getByText(new RegExp(`^${at}( \\d+)?$`)).click();
  }

  button(name: '发布' | '放弃草稿' | '撤销'): Locator {
    return this.page.getByRole('main').getByRole('button', { name, exact: true });
  }
}

/** Reading, comparing and handing over. */
export class SchemePage {
  readonly page: Page;
  readonly text: Locator;
  readonly index: Locator;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.text = page.getByRole('region', { name: '方案正文' });
    this.index = page.getByRole('navigation', { name: '方案目录' });
    this.dialog = page.getByRole('dialog');
  }

  chapter(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }

  /** Saves the scheme as a file, as a browser window does. */
  async export(): Promise<{ name: string; text: string }> {
    const downloading = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: '导出' }).click();
    const download = await downloading;
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
  }

  /** Hands a file to the import page. */
  async importFile(name: string, text: string): Promise<void> {
    await this.page.goto(new URL('/policy/import', this.page.url()).href);
    await this.page.getByRole('heading', { name: '导入方案文件' }).waitFor();
    await this.page
      .getByTestId('file-input')
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  }
}
