import { resolve } from 'node:path';
import type { Locator, Page } from '@playwright/test';

const samples = resolve(import.meta.dirname, '../../../resources/samples');
export const annexFile = resolve(samples, '江岸区驻村力量安排一览表.xlsx');
export const rosterFile = resolve(samples, '江岸区驻村干部名册（示例）.xlsx');

/** What can be chosen as a file: a path, or bytes under a name. */
export type ChosenFile = string | { name: string; mimeType: string; buffer: Buffer };

/** A CSV file as WPS saves it. */
export const csvFile = (name: string, lines: readonly string[]): ChosenFile => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`),
});

/** 台账: the list, its filters, and what opens beside it. */
export class RosterPage {
  readonly page: Page;
  readonly grid: Locator;
  readonly totals: Locator;
  readonly search: Locator;
  readonly importButton: Locator;
  readonly newPostButton: Locator;
  readonly drawer: Locator;
  readonly posting: Locator;
  readonly person: Locator;

  constructor(page: Page) {
    this.page = page;
    this.grid = page.getByRole('grid', { name: '派驻台账' });
    this.totals = page.getByRole('list', { name: '台账合计' });
    this.search = page.getByLabel('查找姓名、村、单位');
    this.importButton = page.getByRole('main').getByRole('button', { name: '导入', exact: true });
    this.newPostButton = page.getByRole('button', { name: '新增岗位' }).first();
    this.drawer = page.getByRole('dialog');
    this.posting = page.getByRole('region', { name: '派驻信息' });
    this.person = page.getByRole('region', { name: '人员信息' });
  }

  async open(query = ''): Promise<void> {
    await this.page.goto(new URL(`/roster${query}`, this.page.url()).href);
    await this.grid.waitFor();
  }

  row(text: string): Locator {
    return this.grid.getByRole('row').filter({ hasText: text });
  }

  /** Opens the row with this text. */
  async openRow(text: string): Promise<void> {
    await this.row(text).dblclick();
    await this.posting.waitFor();
  }

  /** A field of the form in the drawer. */
  field(label: string): Locator {
    return this.drawer.getByLabel(label).first();
  }

  /** Chooses from a list in the drawer or dialog that is on top. */
  async choose(field: Locator, option: string): Promise<void> {
    await field.click();
    await this.page.getByRole('option', { name: option }).or(this.page.getByTitle(option)).last().click();
  }
}

/** 导入名册: the four steps. */
export class ImportPage {
  readonly page: Page;
  readonly kind: Locator;
  readonly problems: Locator;
  readonly done: Locator;

  constructor(page: Page) {
    this.page = page;
    this.kind = page.getByRole('combobox', { name: /按什么导入/ });
    this.problems = page.getByRole('grid', { name: '导入问题' });
    this.done = page.getByRole('heading', { name: '已写入台账' });
  }

  async open(): Promise<void> {
    await this.page.goto(new URL('/roster/import', this.page.url()).href);
    await this.page.getByRole('heading', { name: '导入名册' }).waitFor();
  }

  async choose(file: ChosenFile): Promise<void> {
    await this.page.getByTestId('file-input').setInputFiles(file);
  }

  step(name: '核对列' | '检查' | '写入'): Locator {
    return this.page.getByRole('button', { name: `下一步：${name}` });
  }

  async next(name: '核对列' | '检查' | '写入'): Promise<void> {
    await this.step(name).click();
  }

  async back(): Promise<void> {
    await this.page.getByRole('button', { name: '上一步' }).click();
  }

  /** The question about a unit name of the file. */
  question(name: string): Locator {
    return this.page.getByRole('radiogroup', { name: `文件中的“${name}”` });
  }

  /** Writes what has been checked and waits for the result. */
  async write(): Promise<void> {
    await this.page.getByRole('button', { name: '写入台账' }).click();
    await this.done.waitFor();
  }
}
