import { defineConfig } from '@playwright/test';
import { findBrowser } from './electron/browser-host/browser-window.ts';
import type { ShellOptions } from './tests/e2e/support/desk.ts';
import { installedElectron } from './tests/e2e/support/electron-runtime.ts';

/** The installed Chromium; without one, the one Playwright has downloaded. */
const browser = findBrowser();
/** Electron's sandbox does not work for root, and the tests do not run without it. */
const electron = process.getuid?.() === 0 ? undefined : installedElectron();

export default defineConfig<ShellOptions>({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // Every test has a program and data of its own.
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  use: {
    // A colour half-way between two states is no state: what is looked at stands still.
    contextOptions: { reducedMotion: 'reduce' },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 800 },
    // Recording every step takes a third of the time: `--trace on` for the test that is looked into.
    trace: 'off',
    screenshot: 'only-on-failure',
    ...(browser && { launchOptions: { executablePath: browser } }),
  },
  projects: [
    { name: 'browser-host', use: { shell: 'browser-host' } },
    ...(electron ? [{ name: 'electron', use: { shell: 'electron' as const } }] : []),
  ],
});
