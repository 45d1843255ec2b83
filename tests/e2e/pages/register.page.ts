import type { Locator, Page } from '@playwright/test';

/** The register of documents, and what becomes of one of them. */
export class RegisterPage {
  readonly page: Page;
  readonly dialog: Locator;
  readonly progress: Locator;
  readonly findings: Locator;
  readonly verdict: Locator;
  readonly scans: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog');
    const side = page.getByRole('complementary', { name: '文件信息' });
    this.progress = side.getByRole('list', { name: '办理进度' });
    this.findings = side.getByRole('list', { name: '要处理的' });
    this.verdict = side.getByRole('region', { name: '归档检查' });
    this.scans = side.getByRole('list', { name: '扫描件' });
  }

  async open(): Promise<void> {
    await this.page.goto(new URL('/archive', this.page.url()).href);
  }

  row(number: string): Locator {
    return this.page.getByRole('row').filter({ hasText: number });
  }

  async choose(number: string): Promise<void> {
    await this.row(number).getByRole('checkbox').click();
  }

  async openRow(number: string): Promise<void> {
    await this.row(number).getByRole('link').click();
  }
}
