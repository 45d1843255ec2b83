import { type Browser, chromium } from '@playwright/test';
import { findBrowser } from '../../electron/browser-host/browser-window.ts';

/** A headless Chromium for benchmarks: the installed one, else the one Playwright has downloaded. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  return chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
}
