import { setImmediate } from 'node:timers/promises';

/** Lets the event loop turn until something holds; the test's own time limit ends it otherwise. */
export async function until<Value>(look: () => Value | undefined | false): Promise<Value> {
  for (;;) {
    const value = look();
    if (value !== undefined && value !== false) return value;
    await setImmediate();
  }
}
