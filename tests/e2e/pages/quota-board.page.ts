import { expect, type Locator, type Page } from '@playwright/test';

/** The quota board of a pool, by what people see of it. */
export class QuotaBoardPage {
  readonly page: Page;
  readonly grid: Locator;
  /** Asks for the reason of a move, at its place. */
  readonly question: Locator;
  /** Count and places of 优秀, the distribution, and whether it is locked. */
  readonly figures: Locator;

  constructor(page: Page) {
    this.page = page;
    this.grid = page.getByRole('grid', { name: '等次评定' });
    this.question = page.getByRole('dialog', { name: /^移动/ });
    this.figures = page.getByRole('region', { name: /名额与分布$/ });
  }

  async open(cycleId: string): Promise<void> {
    await this.page.goto(new URL(`/assessment/${cycleId}/board`, this.page.url()).href);
    await this.grid.waitFor();
  }

  /** The row of somebody, by their name. */
  row(name: string): Locator {
    return this.grid.getByRole('row').filter({ has: this.page.getByRole('link', { name, exact: true }) });
  }

  /** The head of a grade's column. */
  column(grade: string): Locator {
    return this.grid.getByRole('columnheader', { name: new RegExp(`^${grade} ?\\d`) });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  /** The confirmation of a step with the whole pool. */
  dialog(name: string | RegExp): Locator {
    return this.page.getByRole('dialog', { name });
  }

  /** Closes the dialog of a job that has ended. Its buttons change when it ends, so that a click may come too early. */
  async close(dialog: Locator): Promise<void> {
    await expect(async () => {
      await dialog.getByRole('button', { name: '关闭' }).last().click({ timeout: 2000 });
      await expect(dialog).toBeHidden({ timeout: 2000 });
    }).toPass();
  }
}
