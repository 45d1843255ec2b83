import type { Locator, Page } from '@playwright/test';

/** Types into a search for people until the wanted one is found, and takes them. */
export async function choosePerson(page: Page, field: Locator, name: string): Promise<void> {
  await field.fill(name);
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
    .getByText(new RegExp(`^${name} · `))
    .click();
}

/** Takes an option of a list that is opened by its field. */
export async function chooseOption(page: Page, field: Locator, option: string): Promise<void> {
  await field.click();
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
    .getByTitle(option, { exact: true })
    .click();
}

const paths = { 明查暗访: 'checks', 处分与诫勉: 'conduct', 情况记录: 'observations' } as const;

/** 明查暗访, 处分与诫勉, 情况记录: lists of records, the form for a new one, one opened. */
export class RecordsPage {
  readonly page: Page;
  readonly grid: Locator;
  readonly drawer: Locator;

  private readonly path: string;

  constructor(page: Page, title: keyof typeof paths) {
    this.page = page;
    this.path = `/daily/${paths[title]}`;
    this.grid = page.getByRole('grid', { name: title });
    this.drawer = page.getByRole('dialog');
  }

  async open(query = ''): Promise<void> {
    await this.page.goto(new URL(`${this.path}${query}`, this.page.url()).href);
    await this.grid.waitFor();
  }

  row(text: string): Locator {
    return this.grid.getByRole('row').filter({ hasText: text });
  }

  /** A field of the form in the drawer; a required one has a mark behind its label. */
  field(label: string): Locator {
    return this.drawer.getByLabel(new RegExp(`^${label}\\s*(必填)?$`));
  }

  /** One person of an inspection, from 1. */
  person(ordinal: number): Locator {
    return this.drawer.getByRole('group', { name: `第 ${ordinal} 人` });
  }

  /** Voids the record that is open. */
  async void(reason: string): Promise<void> {
    await this.drawer.getByRole('button', { name: '作废' }).click();
    const question = this.page.getByRole('dialog', { name: /^作废这条/ });
    await question.getByLabel('理由').fill(reason);
    await question.getByRole('button', { name: '作废' }).click();
    await question.waitFor({ state: 'hidden' });
  }
}
