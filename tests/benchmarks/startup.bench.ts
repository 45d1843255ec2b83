import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { startHost, stop } from '../e2e/support/desk.ts';
import { setUp } from '../e2e/support/session.ts';
import { launchBrowser } from '../support/browser.ts';
import { createTemporaryDirectory } from '../support/temporary-directory.ts';
import type { Report } from './report.types.ts';
import { median, sample } from './statistics.ts';

const starts = 5;

/**
 * From starting the built browser host to a login page one can type into, in a browser that is already open;
 * against a bare Node server that shows one line of text in the same browser.
 */
export default async function startup(report: Report): Promise<void> {
  const directory = createTemporaryDirectory();
  const browser = await launchBrowser();
  try {
    const args = ['--data', directory.path, '--sample'];
    const first = await startHost(args);
    const page = await browser.newPage();
    await page.goto(first.address);
    await setUp(page);
    await page.close();
    await stop(first.process);

    const serving: number[] = [];
    const usable = await sample(
      starts,
      async () => {
        const startedAt = performance.now();
        const host = await startHost(args);
        serving.push(performance.now() - startedAt);
        await inNewPage(async (fresh) => {
          await fresh.goto(host.address);
          await fresh.getByLabel('用户名').waitFor();
        });
        await stop(host.process);
      },
      1,
    );
    const bare = await sample(starts, () => inNewPage(showOneLine), 1);
    report({ name: 'start of the host until it serves, median', value: median(serving), unit: 'ms' });
    report({
      name: 'start until the login page can be used, stop included, median',
      value: median(usable),
      unit: 'ms',
      baseline: { name: 'one line from a bare server', value: median(bare) },
    });
  } finally {
    await browser.close();
    directory.remove();
  }

  async function inNewPage(work: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser.newContext({ locale: 'zh-CN' });
    await work(await context.newPage());
    await context.close();
  }
}

async function showOneLine(page: Page): Promise<void> {
  const server = createServer((_, response) => response.end('<!doctype html><p>ready'));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.getByText('ready').waitFor();
  server.closeAllConnections();
  server.close();
}
