import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { makeDataDirectory } from '../database/data-directory.ts';

/**
 * Puts Chromium's own files (cache, window state) into a folder of their own under the data directory, so that they
 * do not lie among the database and its backups. The single-instance lock lives there too: one program a data
 * directory. Must run before Electron is ready.
 */
export function placeProfileIn(dataDirectory: string): void {
  const profile = join(dataDirectory, 'electron');
  makeDataDirectory(dataDirectory);
  mkdirSync(profile, { recursive: true });
  app.setPath('userData', profile);
}
