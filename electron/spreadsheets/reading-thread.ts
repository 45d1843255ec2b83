import { Piscina } from 'piscina';
import { fileRejected } from '../errors.ts';
import { readingMemoryLimit, readingTimeLimit } from './limits.ts';

/** A handed-in file as a reading thread gets it. */
export interface FileToRead {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Hex; tells the thread that it has read this file before. */
  readonly sha256: string;
}

/** Errors lose their class between threads, so a refusal is an answer. */
export interface Rejection {
  readonly kind: 'rejected';
  readonly reason: string;
  readonly message: string;
}

export interface ReadingThread<Question, Answer extends { readonly kind: string }> {
  /** @throws FILE_REJECTED, also when reading takes too long or too much memory */
  ask(file: FileToRead, question: Question): Promise<Exclude<Answer, Rejection>>;
  /** Stops the thread. */
  close(): Promise<void>;
}

/** The thread keeps the last file in memory; it ends after this many milliseconds without a question. */
const idleTimeout = 60_000;

/**
 * Reads files on a thread of its own, so that a large or malicious one never holds up the program.
 *
 * @param worker the module whose default export answers `FileToRead & { question }`
 */
export function createReadingThread<Question, Answer extends { readonly kind: string }>(
  worker: URL,
): ReadingThread<Question, Answer> {
  type Task = FileToRead & { readonly question: Question };
  const pool = new Piscina<Task, Answer | Rejection>({
    filename: worker.href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: readingMemoryLimit },
  });

  async function run(task: Task): Promise<Answer | Rejection> {
    const limit = AbortSignal.timeout(readingTimeLimit);
    try {
      return await pool.run(task, { signal: limit });
    } catch (error) {
      if (limit.aborted || isOutOfMemory(error)) throw tooCostly(task.fileName);
      throw error;
    }
  }

  return {
    async ask({ fileName, bytes, sha256 }, question) {
      const answer = await run({ fileName, bytes, sha256, question });
      if (isRejection(answer)) throw fileRejected(answer.reason, answer.message);
      return answer as Exclude<Answer, Rejection>;
    },
    close: () => pool.destroy(),
  };
}

const isRejection = (answer: { readonly kind: string }): answer is Rejection => answer.kind === 'rejected';

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

const tooCostly = (fileName: string) =>
  fileRejected(
    'too_costly',
    `文件“${fileName}”内容过多，在限定的时间和内存内无法读完。请只保留需要的工作表，或分成几个文件。`,
  );
