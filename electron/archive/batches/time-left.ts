import type { BatchProgress } from './batch.types.ts';

/** The first documents take longer than the rest: threads start, fonts are read. */
const tooFewToTell = 3;

/**
 * Seconds that a step still needs, when it goes on as it went so far; null while that cannot be told.
 *
 * @param now `performance.now()`
 */
export function secondsLeft(progress: BatchProgress, total: number, now: number): number | null {
  if (progress.step === 'queued') return null;
  const reached = progress.step === 'documents' ? progress.done + progress.failed : progress.filed;
  const whole = progress.step === 'documents' ? total : progress.done;
  const made = reached - progress.before;
  if (made < tooFewToTell) return null;
  return Math.ceil((((now - progress.since) / made) * (whole - reached)) / 1000);
}
