import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ElectronDouble, type ElectronDoubleOptions } from './electron-double.ts';

const entry = resolve(import.meta.dirname, '../../../out/main/main.js');
const scheme = 'electron-double:';
const doubles = new Map<string, ElectronDouble>();
Object.assign(globalThis, { electronDoubles: doubles });

/**
 * Gives every boot its own copy of the bundle's modules and its own double of the `electron` module: the boot's
 * number travels along as a query from importer to imported.
 */
registerHooks({
  resolve(specifier, context, next) {
    const boot = context.parentURL ? new URL(context.parentURL).searchParams.get('boot') : null;
    if (boot === null) return next(specifier, context);
    if (specifier === 'electron') return { url: `${scheme}${boot}`, format: 'module', shortCircuit: true };
    const resolved = next(specifier, context);
    return specifier.startsWith('.') ? { ...resolved, url: `${resolved.url}?boot=${boot}` } : resolved;
  },
  load(url, context, next) {
    if (!url.startsWith(scheme)) return next(url, context);
    const boot = url.slice(scheme.length);
    const names = Object.keys(doubles.get(boot)?.module ?? {}).join(', ');
    const source = `export const { ${names} } = globalThis.electronDoubles.get('${boot}').module;`;
    return { format: 'module', source, shortCircuit: true };
  },
});

export interface Boot {
  readonly electron: ElectronDouble;
  readonly dataDirectory: string;
  /** Quits if that has not happened yet, and removes the data. */
  readonly dispose: () => Promise<void>;
}

export interface BootOptions extends Partial<Omit<ElectronDoubleOptions, 'home'>> {
  readonly dataDirectory?: string;
  readonly arguments?: readonly string[];
}

/**
 * Loads `out/main/main.js` the way Electron does: the module first, `ready` when it has finished. Does not wait for
 * the window; `windowShown` does.
 */
export async function boot(options: BootOptions = {}): Promise<Boot> {
  if (!existsSync(entry)) throw new Error('out/main/main.js is missing: build first (`npm test` does).');
  const number = String(doubles.size + 1);
  const home = mkdtempSync(join(tmpdir(), 'electron-shell-'));
  const dataDirectory = options.dataDirectory ?? join(home, 'data');
  const electron = new ElectronDouble({ home, ...options });
  doubles.set(number, electron);

  const usualArguments = process.argv;
  process.argv = ['electron', '.', '--data', dataDirectory, ...(options.arguments ?? [])];
  try {
    await import(/* @vite-ignore */ `${pathToFileURL(entry).href}?boot=${number}`);
  } finally {
    process.argv = usualArguments;
  }
  electron.log.push('entry module loaded');
  if (electron.exitCode === undefined) electron.becomeReady();
  return {
    electron,
    dataDirectory,
    dispose: async () => {
      electron.module.app.quit();
      await electron.exited;
      rmSync(home, { recursive: true, force: true });
    },
  };
}
