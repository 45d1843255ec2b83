import { expect, type Locator, type Page } from '@playwright/test';

/** The list of recall signals and one signal opened. */
export class SignalsPage {
  readonly rows: Locator;
  readonly sheet: Locator;

  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.rows = page.getByRole('grid', { name: '召回线索' }).getByRole('row');
    this.sheet = page.getByRole('dialog');
  }

  async open(): Promise<void> {
    await this.page.goto(new URL('/recall/signals', this.page.url()).href);
    await expect(this.page.getByRole('heading', { name: '召回线索', level: 1 })).toBeVisible();
    await expect(this.rows.nth(1)).toBeVisible();
  }

  /** How many wait, as the tab says. */
  async waiting(): Promise<number> {
    const label = await this.page.getByText(/^待处理 \d+$/).textContent();
    return Number(label?.replace(/\D/g, ''));
  }

  /** Narrows to a trigger of the notice's list, and waits for the narrower list. */
  async chooseTrigger(ordinal: number): Promise<void> {
    const trigger = this.page.getByRole('button', { name: new RegExp(`^（${ordinal}）`) });
    const open = Number(/\d+$/.exec((await trigger.textContent()) ?? '')?.[0]);
    await trigger.click();
    await expect(this.rows).toHaveCount(open + 1);
  }

  async openSignal(text: string | RegExp): Promise<void> {
    await this.rows.filter({ hasText: text }).first().dblclick();
    await expect(this.sheet).toBeVisible();
  }

  async dismiss(reason: string): Promise<void> {
    await this.sheet.getByRole('button', { name: '不予采纳' }).click();
    const question = this.page.getByRole('dialog', { name: '不予采纳这条线索' });
    await question.getByLabel('理由').fill(reason);
    await question.getByRole('button', { name: '不予采纳' }).click();
    await expect(question).toBeHidden();
  }
}
