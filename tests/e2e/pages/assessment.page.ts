import type { Locator, Page } from '@playwright/test';

/** The scoring page of one person, by what people see of it. */
export class ScoringPage {
  readonly page: Page;
  readonly sheet: Locator;
  readonly saved: Locator;
  readonly total: Locator;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.sheet = page.getByRole('table', { name: '考核组评分', exact: true });
    this.saved = page.getByText(/^已保存 \d\d:\d\d$/);
    this.total = page.getByRole('button', { name: /查看计算过程/ });
    this.dialog = page.getByRole('dialog');
  }

  /** @param scorer whose sheet shows first, where the committee has several scorers */
  async open(cycleId: string, personId: string, scorer?: string): Promise<void> {
    await this.page.goto(new URL(`/assessment/${cycleId}/records/${personId}`, this.page.url()).href);
    await (scorer === undefined ? this.sheet : this.sheetOf(scorer)).waitFor();
  }

  sheetOf(scorer: string): Locator {
    return this.page.getByRole('table', { name: `${scorer}评分`, exact: true });
  }

  person(name: string): Locator {
    return this.page.getByRole('navigation', { name: '考核对象' }).getByRole('link', { name });
  }

  score(item: string): Locator {
    return this.page.getByLabel(`${item}得分`);
  }

  count(group: string, field: string): Locator {
    return this.page.getByLabel(`${group}：${field}`, { exact: true });
  }

  step(name: '提出等次建议' | '退回' | '审定并锁定' | '重新开启'): Locator {
    return this.page.getByRole('region', { name: '得分与等次' }).getByRole('button', { name });
  }

  /** Types one value after the other, each settled with Enter. */
  async type(values: readonly number[]): Promise<void> {
    for (const value of values) {
      await this.page.keyboard.type(String(value));
      await this.page.keyboard.press('Enter');
    }
  }
}
