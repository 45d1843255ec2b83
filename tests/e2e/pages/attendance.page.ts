import { readFile } from 'node:fs/promises';
import { read, utils, write } from '@e965/xlsx';
import type { Locator, Page } from '@playwright/test';
import { addMonths, businessDateOf, type Month, monthOf } from '#shared/dates.ts';
import type { ChosenFile } from './roster.page.ts';

/** The month that is over: every day of it can be filled in, whenever the tests run. */
export const lastMonth: Month = addMonths(monthOf(businessDateOf(new Date())), -1);

/** 考勤: the month as a sheet. */
export class AttendancePage {
  readonly page: Page;
  readonly grid: Locator;
  readonly saved: Locator;
  readonly said: Locator;
  readonly drawer: Locator;

  constructor(page: Page) {
    this.page = page;
    this.grid = page.getByRole('grid', { name: /考勤登记/ });
    this.saved = page.getByText(/^已保存 \d\d:\d\d$/);
    /** What the grid answers to the last step. */
    this.said = page.getByRole('group', { name: '按键说明' }).getByRole('status');
    this.drawer = page.getByRole('dialog');
  }

  async open(query = `month=${lastMonth}`): Promise<void> {
    await this.page.goto(new URL(`/daily/attendance?${query}`, this.page.url()).href);
    await this.row(1).getByRole('rowheader').getByRole('button').waitFor();
  }

  /** A person by their place in the list, from 1. */
  row(ordinal: number): Locator {
    return this.grid.getByRole('row').and(this.page.locator(`[aria-rowindex="${ordinal + 1}"]`));
  }

  cell(ordinal: number, day: number): Locator {
    return this.row(ordinal).locator(`[data-column="${day}"]`);
  }

  /** What stands in the first days of a person, `·` for nothing. */
  async marks(ordinal: number, days: number): Promise<string> {
    const cells = this.row(ordinal).locator('[data-column]');
    const texts = await cells.evaluateAll((found) => found.map((each) => each.textContent?.trim() ?? ''));
    return texts
      .slice(1, days + 1)
      .map((text) => text || '·')
      .join('');
  }

  async name(ordinal: number): Promise<string> {
    return this.row(ordinal).getByRole('rowheader').getByRole('button').innerText();
  }

  /** Presses keys one after the other. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Hands text to the grid as a spreadsheet program would. */
  async paste(text: string): Promise<void> {
    await this.grid.evaluate((grid, words) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', words);
      grid.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  }

  /** Downloads the sheet that the township fills in, as a browser window does. */
  async downloadSheet(): Promise<{ name: string; bytes: Buffer }> {
    const downloading = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: '登记表' }).click();
    const download = await downloading;
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }
}

/** 导入考勤表: the three steps. */
export class AttendanceImportPage {
  readonly page: Page;
  readonly problems: Locator;

  constructor(page: Page) {
    this.page = page;
    this.problems = page.getByRole('grid', { name: '导入问题' });
  }

  async choose(file: ChosenFile): Promise<void> {
    await this.page.getByTestId('file-input').setInputFiles(file);
  }

  step(name: '检查' | '写入'): Locator {
    return this.page.getByRole('button', { name: `下一步：${name}` });
  }
}

/** The downloaded sheet as a township would hand it back: `marks` from the first day on, by line below the titles. */
export function filledSheet(
  { name, bytes }: { readonly name: string; readonly bytes: Buffer },
  marks: readonly string[],
): ChosenFile {
  const book = read(bytes);
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  if (!sheet) throw new Error('The sheet is empty.');
  const titles = utils.sheet_to_json<string[]>(sheet, { header: 1 })[1] ?? [];
  const firstDay = titles.indexOf('1');
  for (const [line, text] of marks.entries()) {
    utils.sheet_add_aoa(sheet, [[...text]], { origin: { r: line + 2, c: firstDay } });
  }
  const buffer: unknown = write(book, { type: 'buffer', bookType: 'xlsx' });
  if (!Buffer.isBuffer(buffer)) throw new Error('No bytes');
  return { name, mimeType: '', buffer };
}
