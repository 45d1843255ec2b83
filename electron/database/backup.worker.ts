import { parentPort } from 'node:worker_threads';
import { copyAndInspect } from './backup-copy.ts';
import { type CopyTask, copyTaskSchema, outcomeOf } from './backup-worker.types.ts';

/** Entry of a worker thread: makes one copy, answers once and ends. */
parentPort?.once('message', async (message: unknown) => {
  const { source, target, at }: CopyTask = copyTaskSchema.parse(message);
  parentPort?.postMessage(await outcomeOf(copyAndInspect(source, target, at)));
});
