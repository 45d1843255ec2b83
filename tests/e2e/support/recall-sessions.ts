import type { Browser, BrowserContext, Page } from '@playwright/test';
import type * as z from 'zod';
import type { ProcedureName } from '#shared/contract/index.ts';
import { complaintsOf, test as deskTest, expect } from './desk.ts';
import { call, enter, newUser, setUp } from './session.ts';

/** Somebody at work in a browser of their own. */
export class Session {
  readonly page: Page;
  readonly token: string;

  constructor(page: Page, token: string) {
    this.page = page;
    this.token = token;
  }

  /** Calls a procedure past the screens, as this user. */
  call<T extends z.ZodType>(schema: T, name: ProcedureName, input?: unknown): Promise<z.infer<T>> {
    return call(this.page, schema, name, input, this.token);
  }

  async goTo(path: string): Promise<void> {
    await this.page.goto(new URL(path, this.page.url()).href);
  }
}

/** Those who act in recall cases, each in a browser of their own at the same program, and the administrator. */
export interface Sessions {
  readonly assessor: Session;
  readonly leader: Session;
  readonly archivist: Session;
  readonly administrator: Session;
  /** One more browser for the owner of a token. */
  readonly open: (token: string) => Promise<Session>;
}

/** `test` with the sessions of all roles. In Electron there is one window, so these run in the browser host only. */
export const test = deskTest.extend<{ readonly sessions: Sessions }>({
  sessions: async ({ page, context, browser, shell }, provide) => {
    deskTest.skip(shell === 'electron', 'the Electron shell has one window');
    const opened: Opened[] = [];
    const open = async (token: string): Promise<Session> => {
      const one = await openBrowser(browser, context, page.url());
      opened.push(one);
      await enter(one.page, token);
      return new Session(one.page, token);
    };
    const token = await setUp(page);
    const administrator = new Session(page, token);
    const assessor = await open(await newUser(page, token, 'assessor'));
    const leader = await open(await newUser(page, token, 'leader'));
    const archivist = await open(await newUser(page, token, 'archivist'));
    await provide({ assessor, leader, archivist, administrator, open });
    for (const { complaints } of opened) expect(complaints, 'errors in the page').toEqual([]);
    await Promise.all(opened.map((one) => one.page.context().close()));
  },
});

interface Opened {
  readonly page: Page;
  readonly complaints: readonly string[];
}

/** A browser window with storage of its own that the program lets in as it let in the first one. */
async function openBrowser(browser: Browser, first: BrowserContext, address: string): Promise<Opened> {
  const context = await browser.newContext({ storageState: { cookies: await first.cookies(), origins: [] } });
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  await page.goto(address);
  return { page, complaints };
}

export { expect };
