import type { Page } from '@playwright/test';
import Sqlite from 'better-sqlite3';
import { dataFiles } from '../../electron/database/data-directory.ts';
import { startHost, stop } from '../e2e/support/desk.ts';
import { setUp } from '../e2e/support/session.ts';
import { launchBrowser } from '../support/browser.ts';
import { fillLargeRoster } from '../support/large-roster.ts';
import { createTemporaryDirectory } from '../support/temporary-directory.ts';
import type { Report } from './report.types.ts';

const postings = 100_000;

interface Scrolled {
  readonly frames: number;
  /** Frames in which some place in view had no row at all. */
  readonly blank: number;
  /** Frames in which some row in view was still an outline. */
  readonly outlined: number;
  /** Milliseconds from each jump until every row in view was there. */
  readonly settled: readonly number[];
}

/** Scrolls the roster list of 100,000 postings and looks, frame by frame, at what is in view. */
export default async function scrolling(report: Report): Promise<void> {
  const directory = createTemporaryDirectory();
  const browser = await launchBrowser();
  try {
    const args = ['--data', directory.path];
    const empty = await startHost(args);
    const setter = await browser.newPage();
    await setter.goto(empty.address);
    await setUp(setter);
    await setter.close();
    await stop(empty.process);
    const handle = new Sqlite(dataFiles(directory.path).database);
    fillLargeRoster(handle, postings);
    handle.close();

    const host = await startHost(args);
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    await page.goto(host.address);
    await page.getByLabel('用户名').fill('administrator');
    await page.getByLabel('密码', { exact: true }).fill('示例-密码-2026');
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: '主导航' }).getByText('台账').click();
    await page.getByRole('grid').getByRole('row').nth(10).waitFor();
    const steady = await scroll(page, 180, 90);
    const jumps = await scroll(page, 400_000, 8);
    await stop(host.process);

    report({
      name: 'frames with a blank row, scrolling 16,200 px by wheel',
      value: steady.blank,
      unit: 'frames',
      limit: 0,
    });
    report({
      name: `  of ${steady.frames} frames, with a row still loading`,
      value: steady.outlined,
      unit: 'frames',
    });
    report({
      name: 'frames with a blank row, jumping through the list',
      value: jumps.blank,
      unit: 'frames',
      limit: 0,
    });
    report({
      name: '  slowest jump until every row is there',
      value: Math.max(...jumps.settled),
      unit: 'ms',
    });
  } finally {
    await browser.close();
    directory.remove();
  }
}

/** Moves the list `steps` times by `pixels`, one move a frame, and lets it come to rest after jumps. */
function scroll(page: Page, pixels: number, steps: number): Promise<Scrolled> {
  return page.evaluate(
    async ({ pixels, steps }) => {
      const grid = document.querySelector('[role=grid]');
      const scroller = [...(grid?.querySelectorAll('*') ?? []), grid].find(
        (element) => element && element.scrollHeight > element.clientHeight + 1000,
      );
      if (!scroller) throw new Error('The list does not scroll.');
      const frame = () => new Promise<void>((next) => requestAnimationFrame(() => next()));
      const look = () => {
        const view = scroller.getBoundingClientRect();
        const header = grid?.querySelector('[role=columnheader]')?.getBoundingClientRect();
        const rows = [...document.querySelectorAll('[role=grid] [role=row][aria-rowindex]')]
          .filter((row) => row.querySelector('[role=gridcell]'))
          .map((row) => ({
            box: row.getBoundingClientRect(),
            busy: row.getAttribute('aria-busy') === 'true',
          }))
          .filter(({ box }) => box.bottom > (header?.bottom ?? view.top) && box.top < view.bottom)
          .sort((a, b) => a.box.top - b.box.top);
        let covered = header?.bottom ?? view.top;
        let whole = rows.length > 0;
        for (const { box } of rows) {
          if (box.top > covered + 2) whole = false;
          covered = Math.max(covered, box.bottom);
        }
        const rest = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
        return {
          blank: !whole || (covered < view.bottom - 24 && rest > 4),
          busy: rows.some(({ busy }) => busy),
        };
      };
      const seen = { frames: 0, blank: 0, outlined: 0, settled: [] as number[] };
      const note = () => {
        const { blank, busy } = look();
        seen.frames += 1;
        if (blank) seen.blank += 1;
        if (busy) seen.outlined += 1;
        return !blank && !busy;
      };
      for (let step = 0; step < steps; step += 1) {
        scroller.scrollTop += pixels;
        const startedAt = performance.now();
        await frame();
        await frame();
        let settled = note();
        while (pixels > 10_000 && !settled && performance.now() - startedAt < 5000) {
          await frame();
          settled = note();
        }
        seen.settled.push(performance.now() - startedAt);
      }
      return seen;
    },
    { pixels, steps },
  );
}
