import { createHash } from 'node:crypto';
import { type UserId, uploadIdSchema } from '#shared/ids.ts';
import type { Clock } from '../application.types.ts';
import { newId } from '../database/ids.ts';
import { fileRejected } from '../errors.ts';
import type { UploadedFile, Uploads } from './jobs.types.ts';

/** Largest file that can be handed in, in bytes. */
export const uploadLimitBytes = 20 * 1024 * 1024;
const keptMinutes = 30;
const keptPerUser = 4;

/** Keeps handed-in files in memory: nothing of them reaches the disk before a person has confirmed the import. */
export function createUploads(clock: Clock): Uploads {
  const files = new Map<string, UploadedFile & { owner: UserId; at: number }>();
  const now = () => Date.parse(clock.now());

  function tidy(owner: UserId): void {
    for (const [id, file] of files) if (now() - file.at > keptMinutes * 60_000) files.delete(id);
    const own = [...files].filter(([, file]) => file.owner === owner);
    for (const [id] of own.slice(0, Math.max(0, own.length - keptPerUser + 1))) files.delete(id);
  }

  return {
    put(owner, fileName, bytes) {
      tidy(owner);
      const id = newId(uploadIdSchema);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      files.set(id, { owner, fileName, bytes, sha256, at: now() });
      return id;
    },
    get(owner, id) {
      const file = files.get(id);
      if (!file || file.owner !== owner || now() - file.at > keptMinutes * 60_000) {
        throw fileRejected('upload_expired', '上传的文件已过期，请重新选择文件。');
      }
      return file;
    },
  };
}
