import { constants } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { DocumentBatchId } from '#shared/ids.ts';
import { syncDirectory } from '../../database/atomic-file.ts';

const unfinished = '.partial';
/** Bytes that go to the disk at once, so that other requests get their turn between. */
const pieceBytes = 1024 * 1024;

/** Where batches leave their files: below the data directory, open to its owner alone like the records themselves. */
export function createExportFolders(dataDirectory: string) {
  const exports = join(dataDirectory, 'exports');
  const folderOf = (id: DocumentBatchId) => join(exports, id);
  const removeTree = (path: string) => rm(path, { recursive: true, force: true, maxRetries: 3 });
  const abandon = (id: DocumentBatchId) => removeTree(`${folderOf(id)}${unfinished}`);

  return {
    folderOf,

    /** An empty folder to put files into; nobody is shown it before {@link finish}. */
    async begin(id: DocumentBatchId): Promise<string> {
      const folder = `${folderOf(id)}${unfinished}`;
      await removeTree(folder);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      return folder;
    },

    /** Moves the files to where they are taken from, in the place of those of before. */
    async finish(id: DocumentBatchId): Promise<void> {
      const folder = folderOf(id);
      syncDirectory(`${folder}${unfinished}`);
      await removeTree(folder);
      await rename(`${folder}${unfinished}`, folder);
      syncDirectory(exports);
    },

    /** Removes what was begun. */
    abandon,

    /** Removes everything of a batch. */
    async remove(id: DocumentBatchId): Promise<void> {
      await abandon(id);
      await removeTree(folderOf(id));
    },

    /** Removes what programs that ended in the middle have left behind. */
    async removeUnfinished(): Promise<void> {
      const names = await readdir(exports).catch(() => []);
      for (const name of names.filter((entry) => entry.endsWith(unfinished))) {
        await removeTree(join(exports, name));
      }
    },
  };
}
export type ExportFolders = ReturnType<typeof createExportFolders>;

/** Writes a new file and forces it to the disk, without holding up the program. */
export async function writeNewFile(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
  try {
    for (let from = 0; from < bytes.byteLength; from += pieceBytes) {
      await file.write(bytes, from, Math.min(pieceBytes, bytes.byteLength - from));
      await setImmediate();
    }
    await file.sync();
  } finally {
    await file.close();
  }
}
