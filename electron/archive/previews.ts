import { randomUUID } from 'node:crypto';
import type { UserId } from '#shared/ids.ts';
import { notFound } from '../errors.ts';

export interface FileToShow {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

const keptPerUser = 10;

/** Previews of documents, in memory only: the last ten of each user, until the program ends. */
export function createPreviews() {
  const byUser = new Map<UserId, Map<string, FileToShow>>();
  return {
    /** @returns the preview's id */
    keep(owner: UserId, file: FileToShow): string {
      const files = byUser.get(owner) ?? new Map<string, FileToShow>();
      byUser.set(owner, files);
      const id = randomUUID();
      files.set(id, file);
      for (const oldest of [...files.keys()].slice(0, -keptPerUser)) files.delete(oldest);
      return id;
    },

    /** @throws ApplicationError NOT_FOUND when it is gone or somebody else's */
    get(owner: UserId, id: string): FileToShow {
      const file = byUser.get(owner)?.get(id);
      if (!file) throw notFound('预览');
      return file;
    },
  };
}
