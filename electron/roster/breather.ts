import { setImmediate } from 'node:timers/promises';

/** Milliseconds of uninterrupted work after which others get a turn. */
const longestStretch = 12;

/**
 * Makes a function for long loops: called between steps, it lets the event loop turn when the loop has kept it for
 * long enough, so that requests are answered meanwhile. A signal that has been aborted stops the loop there.
 *
 * @throws the signal's reason when it has been aborted.
 */
export function breather(signal?: AbortSignal): () => Promise<void> {
  let since = performance.now();
  return async () => {
    signal?.throwIfAborted();
    if (performance.now() - since < longestStretch) return;
    await setImmediate();
    since = performance.now();
    signal?.throwIfAborted();
  };
}
