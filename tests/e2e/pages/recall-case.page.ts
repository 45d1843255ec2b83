import { expect, type Locator, type Page } from '@playwright/test';
import { SignalsPage } from './signals.page.ts';

/** What is typed into the form of a drawer, by the labels of its fields. */
export type Typed = Readonly<Record<string, string>>;

/** The list of recall cases. */
export class CasesPage {
  readonly rows: Locator;

  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.rows = page.getByRole('grid', { name: '召回案件' }).getByRole('row');
  }

  /** Opens the list with cases of a group: 办理中 where nothing is said. */
  async open(group = 'open'): Promise<void> {
    await this.page.goto(new URL(`/recall/cases?group=${group}`, this.page.url()).href);
    await expect(this.page.getByRole('heading', { name: '召回案件', level: 1 })).toBeVisible();
  }

  row(number: string): Locator {
    return this.rows.filter({ hasText: number });
  }
}

/** The page of one case. */
export class CasePage {
  readonly page: Page;
  readonly heading: Locator;
  /** The foot: what comes next, and what stands in its way. */
  readonly next: Locator;
  readonly head: Locator;
  readonly way: Locator;
  readonly timeLine: Locator;
  readonly parts: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole('heading', { level: 1 });
    this.next = page.getByRole('region', { name: '下一步' });
    this.head = page.getByRole('region', { name: '案情概要' });
    this.way = page.getByRole('region', { name: '办理程序' });
    this.timeLine = page.getByRole('region', { name: '时间线' });
    this.parts = page.getByRole('region', { name: '证据、跟踪和文书' });
  }

  async open(id: string): Promise<void> {
    await this.page.goto(new URL(`/recall/cases/${id}`, this.page.url()).href);
    await this.head.waitFor();
  }

  /** The state the case is in, as its way shows it. */
  get current(): Locator {
    return this.way.locator('[aria-current="step"]');
  }

  /** The button of a step at the foot. */
  step(words: string): Locator {
    return this.next.getByRole('button', { name: words, exact: true });
  }

  panel(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }

  /** Turns to a part below the story: 证据, 跟踪落实, 约谈问责, 接替, 影响期, 文书. */
  async turnTo(part: string): Promise<Locator> {
    await this.parts.getByRole('tab', { name: part, exact: true }).click();
    await this.stillness();
    return this.parts.getByRole('tabpanel', { name: part, exact: true });
  }

  /** Waits until nothing moves any more: colours on their way from one to the other are nobody's colours. */
  async stillness(): Promise<void> {
    await this.page.evaluate(() =>
      Promise.allSettled(
        document
          .getAnimations()
          .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
          .map(({ finished }) => finished),
      ),
    );
  }

  /** The drawer at the right whose title ends with these words. */
  drawer(words: string): Locator {
    return this.page.getByRole('dialog', { name: new RegExp(`· ${words}$`) });
  }

  /** Fills in the open drawer and saves it; the drawer closes. */
  async save(words: string, button: string, typed: Typed, ticks: readonly string[] = []): Promise<void> {
    const drawer = this.drawer(words);
    for (const tick of ticks) await tickIn(drawer, tick);
    for (const [label, text] of Object.entries(typed)) await field(drawer, label).fill(text);
    await drawer.getByRole('button', { name: button, exact: true }).click();
    await expect(drawer).toBeHidden();
  }

  /** Takes a step: presses its button, fills in what it asks for, presses it there. */
  async take(words: string, typed: Typed = {}, ticks: readonly string[] = []): Promise<void> {
    await this.step(words).click();
    await this.save(words, words, typed, ticks);
  }

  /** Opens a drawer from a panel of the story, fills it in and saves. */
  async write(
    panel: string,
    press: string,
    drawer: string,
    typed: Typed,
    ticks: readonly string[] = [],
  ): Promise<void> {
    await this.panel(panel).getByRole('button', { name: press, exact: true }).click();
    await this.save(drawer, '保存', typed, ticks);
  }
}

/** A field by its label, with or without the mark of one that must be filled in. */
const field = (drawer: Locator, label: string): Locator =>
  drawer.getByRole('textbox', { name: new RegExp(`^${label}\\s*(必填)?$`) });

/** Ticks a box or chooses a circle. */
async function tickIn(drawer: Locator, words: string): Promise<void> {
  await drawer
    .getByRole('radio', { name: words, exact: true })
    .or(drawer.getByRole('checkbox', { name: words, exact: true }))
    .check();
}

/** From the signal with these words to the page of the new case. @returns the case's id */
export async function openFromSignal(
  page: Page,
  text: string,
  also: readonly RegExp[] = [],
): Promise<string> {
  const signals = new SignalsPage(page);
  await signals.open();
  await signals.openSignal(text);
  await signals.sheet.getByRole('button', { name: '立案', exact: true }).click();
  const opening = page.getByRole('dialog', { name: '召回立案' });
  const facts = opening.getByRole('textbox', { name: /^主要事实/ });
  await expect(facts).toHaveValue(new RegExp(text));
  for (const other of also) await opening.getByRole('checkbox', { name: other }).check();
  await opening.getByRole('button', { name: '立案', exact: true }).click();
  return idOfOpened(page);
}

/** The id of the case that has just been opened and is shown now. */
export async function idOfOpened(page: Page): Promise<string> {
  await page.waitForURL(/\/recall\/cases\/[^/?]+/);
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}
