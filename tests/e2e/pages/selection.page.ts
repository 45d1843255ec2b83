import type { Locator, Page } from '@playwright/test';

const address = (page: Page, path: string) => new URL(path, page.url()).href;

/** One nomination: the pre-check at the left, the steps at the right. */
export class NominationPage {
  readonly page: Page;
  readonly rules: Locator;
  readonly verdict: Locator;
  readonly step: Locator;
  readonly steps: Locator;
  readonly next: Locator;
  readonly person: Locator;

  constructor(page: Page) {
    this.page = page;
    const check = page.getByRole('region', { name: '前置审核' });
    this.rules = check.getByRole('list', { name: '人选条件' });
    this.verdict = check.getByRole('status');
    this.steps = page.getByRole('region', { name: '选派程序' });
    this.step = this.steps.getByRole('form');
    this.next = this.steps.locator('[aria-current="step"]');
    this.person = page.getByRole('dialog');
  }

  rule(title: string): Locator {
    return this.rules.getByRole('listitem').filter({ hasText: title });
  }

  /** Answers the question of a rule. */
  async answer(title: string, answer: '是' | '否'): Promise<void> {
    const rule = this.rule(title);
    await rule.getByRole('radio', { name: answer }).check();
    await rule.getByRole('button', { name: /撤回对/ }).waitFor();
  }

  /** Records the step that is next as passed by this body. */
  async pass(by: string): Promise<void> {
    await this.step.getByLabel('办理单位').fill(by);
    await this.step.getByRole('button', { name: '登记这一步' }).click();
  }
}

/** One early change: the application, the successor, the organs. */
export class EarlyChangePage {
  readonly page: Page;
  readonly steps: Locator;
  readonly step: Locator;
  readonly next: Locator;
  readonly successor: Locator;

  constructor(page: Page) {
    this.page = page;
    this.steps = page.getByRole('region', { name: '办理步骤' });
    this.step = this.steps.getByRole('form');
    this.next = this.steps.locator('[aria-current="step"]');
    this.successor = page.getByRole('region', { name: '接替人选' });
  }

  async record(): Promise<void> {
    await this.step.getByRole('button', { name: '登记这一步' }).click();
  }
}

/** 村与需求 and the page of a village's team. */
export class VillagesPage {
  readonly page: Page;
  readonly grid: Locator;
  readonly totals: Locator;

  constructor(page: Page) {
    this.page = page;
    this.grid = page.getByRole('grid', { name: '村与需求' });
    this.totals = page.getByRole('region', { name: '合计' });
  }

  async open(): Promise<void> {
    await this.page.goto(address(this.page, '/roster/villages'));
    await this.grid.waitFor();
  }

  row(name: string): Locator {
    return this.grid.getByRole('row').filter({ hasText: name });
  }

  /** A figure above the list, which narrows it. */
  figure(words: RegExp): Locator {
    return this.totals.getByRole('button', { name: words });
  }
}
