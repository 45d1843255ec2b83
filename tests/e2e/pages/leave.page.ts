import type { Locator, Page } from '@playwright/test';
import { choosePerson } from './records.page.ts';

/** 请假: the list, the request with who approves it, and one leave opened. */
export class LeavePage {
  readonly page: Page;
  readonly grid: Locator;
  readonly drawer: Locator;
  /** Who approves and why, beside the request. */
  readonly reasons: Locator;
  readonly facts: Locator;
  readonly next: Locator;

  constructor(page: Page) {
    this.page = page;
    this.grid = page.getByRole('grid', { name: '请假' });
    this.drawer = page.getByRole('dialog');
    this.reasons = this.drawer.getByRole('complementary', { name: '由谁批准' });
    this.facts = this.drawer.getByRole('region', { name: '请假情况' });
    this.next = this.drawer.getByRole('region', { name: '下一步' });
  }

  async open(): Promise<void> {
    await this.page.goto(new URL('/daily/leave', this.page.url()).href);
    await this.grid.waitFor();
  }

  row(text: string): Locator {
    return this.grid.getByRole('row').filter({ hasText: text });
  }

  field(label: string): Locator {
    return this.drawer.getByLabel(label);
  }

  /** Fills in a request up to its reason; `to` may end with ` 上午`. */
  async type(name: string, from: string, to: string, requestedOn: string): Promise<void> {
    await this.page.getByRole('button', { name: '登记请假' }).first().click();
    await choosePerson(this.page, this.field('人员'), name);
    await this.field('开始日期').fill(from);
    const [date = '', half] = to.split(' ');
    await this.field('结束日期').fill(date);
    if (half) await this.drawer.getByLabel('到上午还是下午结束').getByText(half).click();
    await this.field('申请日期').fill(requestedOn);
    await this.field('事由').fill('家中有事（示例）');
  }

  async request(): Promise<void> {
    await this.drawer.getByRole('button', { name: '登记请假' }).click();
  }

  /** Opens the form of a step of the leave that is open. */
  async step(name: string): Promise<Locator> {
    await this.next.getByRole('button', { name, exact: true }).click();
    return this.next.getByRole('form');
  }
}
