/** Says a sentence to whoever started the host in a terminal. */
export function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

/** A signal that comes this soon after another, in milliseconds, is the same wish: terminals and parents both send it. */
const sameWish = 3_000;

/**
 * Aborts with the first signal that asks the host to stop. Whoever asks again because it takes too long ends the
 * process at once; the database survives that.
 */
export function stopSignal(): AbortSignal {
  const stopping = new AbortController();
  let askedAt = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!stopping.signal.aborted) {
        askedAt = performance.now();
        stopping.abort();
      } else if (performance.now() - askedAt > sameWish) {
        process.exit(1);
      }
    });
  }
  return stopping.signal;
}
