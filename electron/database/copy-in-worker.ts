import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { CopyAndInspect } from './backup-copy.ts';
import { type CopyTask, copyOutcomeSchema } from './backup-worker.types.ts';
import { StartupError } from './startup-problem.ts';

/** Copies and checks in a thread of its own: a large database takes seconds, and pages are served meanwhile. */
export const copyInWorker: CopyAndInspect = async (source, target, at) => {
  const worker = new Worker(workerUrl(), { execArgv: [] });
  try {
    const task: CopyTask = { source, target, at };
    worker.postMessage(task);
    // Rejects when the thread fails to start or dies.
    const [message]: unknown[] = await once(worker, 'message');
    const outcome = copyOutcomeSchema.parse(message);
    if (outcome.kind === 'problem') throw new StartupError(outcome.problem);
    if (outcome.kind === 'failed') throw new Error(`The backup thread failed: ${outcome.message}`);
    return outcome.report;
  } finally {
    await worker.terminate();
  }
};

/** From the sources Node runs the worker as it is; in the built program it lies beside this bundle. */
function workerUrl(): URL {
  const name = import.meta.url.endsWith('.ts') ? './backup.worker.ts' : './backup-worker.js';
  return new URL(name, import.meta.url);
}
