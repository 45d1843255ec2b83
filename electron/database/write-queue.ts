import { AsyncLocalStorage } from 'node:async_hooks';

/** Runs jobs one after the other in the order they came. */
export interface WriteQueue {
  /** @throws Error when called from inside a job: it would wait for itself for ever. */
  run<T>(job: () => Promise<T>): Promise<T>;
  /** Lets what is queued finish and refuses everything after. */
  close(): Promise<void>;
}

/** An empty queue. */
export function createWriteQueue(): WriteQueue {
  const inside = new AsyncLocalStorage<true>();
  let tail: Promise<unknown> = Promise.resolve();
  let closed = false;
  return {
    run(job) {
      if (closed) return Promise.reject(new Error('The database is closed'));
      if (inside.getStore()) {
        return Promise.reject(
          new Error('write() was called inside write(): use the unit that is already open'),
        );
      }
      const result = tail.then(() => inside.run(true, job));
      tail = result.catch(() => undefined);
      return result;
    },
    async close() {
      closed = true;
      await tail;
    },
  };
}
