import type { Locator, Page } from '@playwright/test';

/** 履职登记: the register along the year, what opens beside it, and the dialog that records. */
export class DutiesPage {
  readonly page: Page;
  readonly grid: Locator;
  readonly summary: Locator;
  readonly drawer: Locator;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.grid = page.getByRole('grid', { name: /履职登记/ });
    this.summary = page.getByRole('list', { name: '履职要求' });
    this.drawer = page.getByRole('dialog').filter({ hasText: '各期情况' });
    this.dialog = page.getByRole('dialog', { name: '登记履职' });
  }

  async open(query = ''): Promise<void> {
    await this.page.goto(new URL(`/daily/duties?${query}`, this.page.url()).href);
    await this.grid.waitFor();
  }

  /** How a duty stands over all subjects; pressing it narrows the list. */
  duty(title: string): Locator {
    return this.summary.getByRole('button', { name: new RegExp(title) });
  }

  row(text: string): Locator {
    return this.grid.getByRole('row').filter({ hasText: text });
  }

  /** The strip of the year in a row. */
  strip(text: string): Locator {
    return this.row(text).getByRole('img');
  }

  /** Opens the period of a row with the pointer. */
  async openPeriod(text: string, key: string): Promise<void> {
    await this.strip(text).locator(`[data-period="${key}"]`).click();
    await this.drawer.waitFor();
  }
}
