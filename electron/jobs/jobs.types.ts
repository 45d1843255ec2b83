import type { Job } from '#shared/contract/jobs.ts';
import type { JobId, UploadId, UserId } from '#shared/ids.ts';
import type { Json } from '../database/database.types.ts';

/** What a running job uses to say how far it is and to notice that it was cancelled. */
export interface JobProgress {
  /** Units of work done, in all (null while unknown), and what is being done, in a sentence. */
  report(done: number, total: number | null, message: string): void;
  /** Aborted when the user cancels or the program closes: stop, leave nothing half-done, throw. */
  readonly signal: AbortSignal;
}

export interface Jobs {
  /** Starts a long action that only its owner sees. The result must be small: it is kept until the program ends. */
  start(owner: UserId, title: string, work: (progress: JobProgress) => Promise<Json>): JobId;
  get(owner: UserId, id: JobId): Job;
  cancel(owner: UserId, id: JobId): Job;
  /** Cancels everything and waits until it has stopped. */
  close(): Promise<void>;
}

export interface UploadedFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Hex. */
  readonly sha256: string;
}

/** Files handed in by the page, kept in memory for half an hour at most. */
export interface Uploads {
  put(owner: UserId, fileName: string, bytes: Uint8Array): UploadId;
  /** Throws FILE_REJECTED when it has expired or belongs to somebody else. */
  get(owner: UserId, id: UploadId): UploadedFile;
}
