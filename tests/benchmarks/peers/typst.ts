import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import * as z from 'zod';
import type { Sheet } from './form-sheets.ts';

/**
 * Makes files with Typst, in as many threads as asked for; compilers are warm.
 *
 * @returns milliseconds that all of them took, and bytes of the last
 * @throws Error where there is no Typst for this machine
 */
export async function makeWithTypst(
  files: readonly (readonly Sheet[])[],
  resourcesDirectory: string,
  parallel = 2,
): Promise<{ milliseconds: number; lastBytes: number }> {
  const threads = Array.from(
    { length: Math.min(parallel, files.length) },
    () =>
      new Worker(new URL('./typst.worker.ts', import.meta.url), {
        workerData: { resourcesDirectory },
        execArgv: [],
      }),
  );
  try {
    const [first] = files;
    if (first) await Promise.all(threads.map((thread) => make(thread, first.slice(0, 2))));
    let lastBytes = 0;
    const queue = [...files];
    const startedAt = performance.now();
    await Promise.all(
      threads.map(async (thread) => {
        for (let sheets = queue.shift(); sheets; sheets = queue.shift())
          lastBytes = await make(thread, sheets);
      }),
    );
    return { milliseconds: performance.now() - startedAt, lastBytes };
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

async function make(thread: Worker, sheets: readonly Sheet[]): Promise<number> {
  const answer = once(thread, 'message');
  thread.postMessage(JSON.stringify(sheets));
  return z.tuple([z.number()]).parse(await answer)[0];
}
