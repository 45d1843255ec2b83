import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Path of the Electron program if it is on this machine, or `undefined`. */
export function installedElectron(): string | undefined {
  const folder = resolve(import.meta.dirname, '../../../node_modules/electron');
  const pathFile = resolve(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const program = resolve(folder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(program) ? program : undefined;
}
