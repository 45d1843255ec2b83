import { Piscina } from 'piscina';
import type { PdfAnswer, PdfQuestion } from './pdf-content.types.ts';

export interface PdfReader {
  /** Reads a PDF on a thread of its own and answers about it; whatever is wrong with the file is an answer too. */
  ask(question: PdfQuestion): Promise<PdfAnswer>;
  /** Stops the thread. */
  close(): Promise<void>;
}

export interface ReadingBounds {
  /** Milliseconds that a file may take. */
  readonly time: number;
  /** Bytes by which the program may grow meanwhile. */
  readonly memory: number;
}

const megabyte = 1024 * 1024;
const usual: ReadingBounds = { time: 30_000, memory: 512 * megabyte };
/** The thread ends after this many milliseconds without work. */
const idleTimeout = 60_000;
/** Unpacked data lie outside what a thread's own limit counts, so the growth of the program is looked at this often. */
const watchEvery = 50;

/** Reads PDFs of unknown origin, one after the other, each within bounds of time and memory. */
export function createPdfReader(bounds: ReadingBounds = usual): PdfReader {
  const pool = new Piscina<PdfQuestion, PdfAnswer>({
    filename: workerUrl().href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 384 },
  });
  let last: Promise<unknown> = Promise.resolve();

  async function askNow(question: PdfQuestion): Promise<PdfAnswer> {
    const stop = new AbortController();
    const before = process.memoryUsage.rss();
    const started = performance.now();
    const watch = setInterval(() => {
      const late = performance.now() - started > bounds.time;
      if (late || process.memoryUsage.rss() - before > bounds.memory) stop.abort();
    }, watchEvery);
    try {
      return await pool.run(question, { signal: stop.signal });
    } catch (error) {
      if (stop.signal.aborted || isOutOfMemory(error)) return { kind: 'unreadable', reason: 'too_large' };
      throw error;
    } finally {
      clearInterval(watch);
    }
  }

  return {
    ask(question) {
      // Waiting for the thread does not count against a file's time.
      const reading = last.then(() => askNow(question));
      last = reading.catch(() => {});
      return reading;
    },
    close: () => pool.destroy(),
  };
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

/** From the sources Node runs the worker as it is; in the built program it lies beside this bundle. */
function workerUrl(): URL {
  const name = import.meta.url.endsWith('.ts') ? './read-pdf.worker.ts' : './pdf-worker.js';
  return new URL(name, import.meta.url);
}
