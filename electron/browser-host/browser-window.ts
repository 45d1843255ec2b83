import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** How a browser window ended. */
export type WindowEnd =
  /** The person closed it, or the host is stopping and has closed it. */
  | 'closed'
  /** It ended so soon that nobody can have used it: it could not start, or handed over to a running browser. */
  | 'not opened';

/** A window that ends within this time, in milliseconds, was never really there. */
const shortestUse = 5_000;

const linuxNames = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const windowsPaths = [
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
];
const macPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The installed Chromium, Chrome or Edge, or `undefined`. */
export function findBrowser(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  return candidates(environment, platform).find((path) => existsSync(path));
}

function candidates(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[] {
  if (platform === 'darwin') return macPaths;
  if (platform === 'win32') {
    const roots = [environment.ProgramFiles, environment['ProgramFiles(x86)'], environment.LOCALAPPDATA];
    return roots.flatMap((root) => (root ? windowsPaths.map((parts) => join(root, ...parts)) : []));
  }
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return linuxNames.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Whether there is a screen to open a window on. */
export function hasDisplay(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): boolean {
  if (platform !== 'linux') return true;
  return Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
}

/**
 * What the browser must not do with records, and has no switch for: offer to translate them by sending them away, keep
 * passwords and names, or look up what is typed.
 */
const profilePreferences = {
  translate: { enabled: false },
  credentials_enable_service: false,
  profile: { password_manager_enabled: false },
  autofill: { enabled: false, profile_enabled: false, credit_card_enabled: false },
  spellcheck: { use_spelling_service: false },
  search: { suggest_enabled: false },
  alternate_error_pages: { enabled: false },
};

/** A new profile starts with our preferences; an existing one has them already. */
function prepareProfile(profile: string): void {
  const preferences = join(profile, 'Default', 'Preferences');
  if (existsSync(preferences)) return;
  mkdirSync(dirname(preferences), { recursive: true });
  writeFileSync(preferences, JSON.stringify(profilePreferences));
}

/**
 * Opens the address in a window of its own, without tabs and address bar. The browser gets its own profile, so that
 * extensions and the person's other pages are not near the records, and so that its process ends with the window.
 */
export function openWindow(
  browser: string,
  address: string,
  profile: string,
  stopping: AbortSignal,
): Promise<WindowEnd> {
  prepareProfile(profile);
  const startedAt = performance.now();
  const child = spawn(
    browser,
    [
      `--app=${address}`,
      `--user-data-dir=${profile}`,
      '--window-size=1440,900',
      '--lang=zh-CN',
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-extensions',
      '--disable-sync',
      '--disable-features=Translate',
    ],
    { stdio: 'ignore', signal: stopping },
  );
  return new Promise((resolve) => {
    child.once('error', () => resolve(stopping.aborted ? 'closed' : 'not opened'));
    child.once('exit', () => {
      const used = stopping.aborted || performance.now() - startedAt >= shortestUse;
      resolve(used ? 'closed' : 'not opened');
    });
  });
}
