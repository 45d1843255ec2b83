import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { test as base, type ConsoleMessage, expect, type Page } from '@playwright/test';

const sampleSwitch: Readonly<Record<string, string[]>> = { true: ['--sample=roster'], full: ['--sample'] };

const root = resolve(import.meta.dirname, '../../..');

export interface ShellOptions {
  /** Set by the project in playwright.config.ts: the same tests run in both shells. */
  readonly shell: 'browser-host' | 'electron';
  /** Start with the sample district loaded: `test.use({ sample: true })`; `full` brings ten months of daily records. */
  readonly sample: boolean | 'full';
  /** The test breaks the content security policy on purpose. */
  readonly provokes: boolean;
}

export interface DeskFixtures {
  /** Data directory of this test alone; removed after it. */
  readonly dataDirectory: string;
  /** The built program, open on its first page. */
  readonly page: Page;
}

/**
 * `test` for end-to-end tests: every test gets the built program on fresh data, in the shell of its project. A script
 * error, or anything the content security policy had to block, fails the test.
 */
export const test = base.extend<ShellOptions & DeskFixtures>({
  shell: ['browser-host', { option: true }],
  sample: [false, { option: true }],
  provokes: [false, { option: true }],

  dataDirectory: async ({ shell }, provide) => {
    const directory = mkdtempSync(join(tmpdir(), `desk-${shell}-`));
    await provide(join(directory, 'data'));
    rmSync(directory, { recursive: true, force: true });
  },

  page: async ({ shell, sample, provokes, dataDirectory, playwright, context }, provide) => {
    const args = ['--data', dataDirectory, ...(sampleSwitch[String(sample)] ?? [])];
    if (shell === 'electron') {
      const program = await playwright._electron.launch({ args: [root, ...args], chromiumSandbox: true });
      try {
        const page = await program.firstWindow();
        const complaints = complaintsOf(page);
        await provide(page);
        if (!provokes) expect(complaints, 'errors in the page').toEqual([]);
      } finally {
        await program.close();
      }
      return;
    }
    const host = await startHost(args);
    try {
      const page = await context.newPage();
      const complaints = complaintsOf(page);
      await page.goto(host.address);
      await provide(page);
      if (!provokes) expect(complaints, 'errors in the page').toEqual([]);
      await page.close();
    } finally {
      await stop(host.process);
    }
  },
});

export { expect };

/** Collects, from now on, what must not happen in the page. */
export function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error' && /Content Security Policy|Uncaught/.test(message.text())) {
      complaints.push(message.text());
    }
  });
  return complaints;
}

/** Starts the built browser host and waits for the address it prints. */
export async function startHost(
  args: readonly string[],
): Promise<{ address: string; process: ChildProcess }> {
  const host = spawn(process.execPath, [join(root, 'out/main/browser-host.js'), '--no-open', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const printed: string[] = [];
  for await (const line of createInterface(host.stdout)) {
    printed.push(line);
    const address = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(line)?.[0];
    if (address) return { address, process: host };
  }
  throw new Error(`The browser host did not start:\n${printed.join('\n')}`);
}

/** Asks the host to stop and waits until it has, so that its data can be looked at or removed. */
export async function stop(host: ChildProcess): Promise<void> {
  if (host.exitCode !== null) return;
  const exited = once(host, 'exit');
  host.kill('SIGTERM');
  await exited;
}
