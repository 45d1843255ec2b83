import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type InstalledFont, readFontFile } from './font-file.ts';

/** A font file larger than this is none that a form is set in, in bytes. */
const largest = 64 * 1024 * 1024;

/** Entry of a worker thread: the fonts below these folders that papers can be set in, by name. */
export default async function findFonts(directories: readonly string[]): Promise<InstalledFont[]> {
  const found = new Map<string, InstalledFont>();
  for (const directory of directories) {
    for (const path of await fontFilesBelow(directory)) {
      const font = await read(path);
      if (font && !found.has(font.sha256)) found.set(font.sha256, font);
    }
  }
  return [...found.values()].sort((one, other) => one.family.localeCompare(other.family, 'zh-CN'));
}

async function fontFilesBelow(directory: string): Promise<string[]> {
  try {
    const entries = await readdir(directory, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && /\.(ttf|otf)$/i.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch {
    // A folder that is not there has no fonts.
    return [];
  }
}

async function read(path: string): Promise<InstalledFont | null> {
  try {
    const bytes = await readFile(path);
    return bytes.length > largest ? null : readFontFile(path, bytes);
  } catch {
    // Gone meanwhile, or nobody may read it: not a font that can be used.
    return null;
  }
}
