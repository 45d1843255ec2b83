import type { DocumentBatchId } from '#shared/ids.ts';
import type { BatchProgress } from './batch.types.ts';

/** How a run came to its end. */
type RunEnd = 'ended' | 'interrupted';

interface Run {
  readonly controller: AbortController;
  readonly progress: BatchProgress;
  readonly ended: Promise<RunEnd>;
}

/** The work of one run: it fills in how far it is and stops when the signal says so. */
type Work = (progress: BatchProgress, signal: AbortSignal) => Promise<void>;

/**
 * Runs batches one after the other: one alone keeps every thread busy, and two at once would only take each other's
 * register numbers. What it knows is lost with the program; the rows of the batches are not.
 */
export function createBatchRunner() {
  const runs = new Map<DocumentBatchId, Run>();
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  return {
    /** How far a batch is that runs or waits for its turn; undefined: it does neither. */
    progressOf: (id: DocumentBatchId): BatchProgress | undefined => runs.get(id)?.progress,

    /**
     * @param work never rejects
     * @returns whether it was taken on: once closed, nothing is
     */
    start(
      id: DocumentBatchId,
      counts: { readonly done: number; readonly failed: number },
      work: Work,
    ): boolean {
      if (closed || runs.has(id)) return false;
      const controller = new AbortController();
      const { signal } = controller;
      const progress: BatchProgress = { step: 'queued', ...counts, filed: 0, since: 0, before: 0 };
      const ended = last.then(async (): Promise<RunEnd> => {
        if (!signal.aborted) await work(progress, signal);
        runs.delete(id);
        return signal.aborted ? 'interrupted' : 'ended';
      });
      last = ended;
      runs.set(id, { controller, progress, ended });
      return true;
    },

    /** Interrupts a run and waits until it has stopped; what it has written stays. */
    async interrupt(id: DocumentBatchId): Promise<void> {
      const run = runs.get(id);
      run?.controller.abort();
      await run?.ended;
    },

    async close(): Promise<void> {
      closed = true;
      for (const { controller } of runs.values()) controller.abort();
      await last;
    },
  };
}
export type BatchRunner = ReturnType<typeof createBatchRunner>;
