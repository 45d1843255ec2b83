import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface ProgramFolders {
  /** The built page. */
  readonly renderer: string;
  /** Fonts and samples. */
  readonly resources: string;
  /** The preload script of the Electron shell. */
  readonly preload: string;
  /** The window's icon. */
  readonly icon: string;
}

/**
 * Finds the program's own folders. Works from the sources, from `out/` and from inside the packaged archive,
 * because each of them has the project's `package.json` above it.
 *
 * @param packagedResources `process.resourcesPath` of a packaged Electron program: fonts and samples lie there,
 *   outside the archive, so that worker threads and the print service read them as plain files.
 */
export function programFolders(packagedResources?: string): ProgramFolders {
  const root = findRoot(import.meta.dirname);
  const resources = join(packagedResources ?? root, 'resources');
  return {
    renderer: join(root, 'out', 'renderer'),
    resources,
    preload: join(root, 'out', 'preload', 'preload.cjs'),
    icon: join(resources, 'icons', 'icon.png'),
  };
}

function findRoot(start: string): string {
  let folder = start;
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`No package.json above ${start}`);
    folder = parent;
  }
  return folder;
}
