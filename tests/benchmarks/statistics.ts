/** The value below which 95 of 100 samples lie. */
export function p95(samples: readonly number[]): number {
  return quantile(samples, 0.95);
}

export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}

function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  if (value === undefined) throw new Error('No samples.');
  return value;
}

/** Runs work `times` times after `warmUp` unmeasured runs; milliseconds of each. */
export async function sample(
  times: number,
  work: () => unknown | Promise<unknown>,
  warmUp = 3,
): Promise<number[]> {
  for (let run = 0; run < warmUp; run += 1) await work();
  const samples: number[] = [];
  for (let run = 0; run < times; run += 1) {
    const startedAt = performance.now();
    await work();
    samples.push(performance.now() - startedAt);
  }
  return samples;
}
