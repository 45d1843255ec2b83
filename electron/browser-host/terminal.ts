/** Says a sentence to whoever started the host in a terminal. */
export function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

/** Aborts with the first signal that asks the host to stop; a second one ends the process at once. */
export function stopSignal(): AbortSignal {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping.signal.aborted) process.exit(1);
      stopping.abort();
    });
  }
  return stopping.signal;
}
