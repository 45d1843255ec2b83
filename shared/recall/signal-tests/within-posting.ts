import type { TestContext } from './evidence.types.ts';

/**
 * Records of the time on post up to the day that is asked about, the earliest first. What happened before the posting
 * does not count against it, and what has a later date has not happened yet.
 */
export function withinPosting<T extends { readonly id: string }>(
  { records, asOf }: TestContext,
  entries: readonly T[],
  dateOf: (entry: T) => string,
): T[] {
  const { startDate, endDate } = records.posting;
  const last = endDate !== null && endDate < asOf ? endDate : asOf;
  return entries
    .filter((entry) => dateOf(entry) >= startDate && dateOf(entry) <= last)
    .toSorted((a, b) => compare(dateOf(a), dateOf(b)) || compare(a.id, b.id));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
