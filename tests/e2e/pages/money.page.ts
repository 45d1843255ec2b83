import { readFile } from 'node:fs/promises';
import { read, utils } from '@e965/xlsx';
import type { Locator, Page } from '@playwright/test';

/** 驻村补助 and 工作经费: both list amounts, open them, and make a workbook. */
export class MoneyPage {
  readonly page: Page;
  readonly grid: Locator;
  readonly rules: Locator;
  readonly fundSum: Locator;
  readonly drawer: Locator;

  constructor(page: Page) {
    this.page = page;
    this.grid = page.getByRole('grid');
    this.rules = page.getByRole('region', { name: '计发办法' });
    this.fundSum = page.getByRole('region', { name: '经费合计' });
    this.drawer = page.getByRole('dialog');
  }

  async open(what: 'allowances' | 'funds', query: string): Promise<void> {
    await this.page.goto(new URL(`/daily/${what}?${query}`, this.page.url()).href);
    await this.grid.waitFor();
  }

  row(text: string): Locator {
    return this.grid.getByRole('row').filter({ hasText: text });
  }

  /** The line of totals below the rows. */
  get totals(): Locator {
    return this.row('合计').last();
  }

  /** Works by another scheme, chosen by words of its title. */
  async chooseScheme(words: string): Promise<void> {
    await this.page.getByRole('combobox', { name: '依据的制度方案' }).click();
    await this.page.getByTitle(words).last().click();
  }

  /** The lines of the exported workbook's first sheet, as cells. */
  async exported(): Promise<{ name: string; lines: unknown[][] }> {
    const downloading = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: '导出' }).click();
    const download = await downloading;
    const book = read(await readFile(await download.path()));
    const sheet = book.Sheets[book.SheetNames[0] ?? ''];
    if (!sheet) throw new Error('The workbook is empty.');
    return {
      name: download.suggestedFilename(),
      lines: utils.sheet_to_json<unknown[]>(sheet, { header: 1 }),
    };
  }
}
