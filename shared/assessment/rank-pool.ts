import type { Points } from '../points.ts';

/**
 * Places within one pool by total, highest first. Equal totals share a place and the next place is skipped
 * (1, 2, 2, 4). People without a total have no place.
 *
 * @returns places in the order of `totals`
 */
export function rankPool(totals: readonly (Points | null)[]): (number | null)[] {
  const descending = totals.filter((total) => total !== null).sort((a, b) => b - a);
  const place = new Map<Points, number>();
  for (const [index, total] of descending.entries()) {
    if (!place.has(total)) place.set(total, index + 1);
  }
  return totals.map((total) => (total === null ? null : (place.get(total) ?? null)));
}
