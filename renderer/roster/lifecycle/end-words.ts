import type { PostingLife } from '#shared/contract/roster-lifecycle.ts';
import { type BusinessDate, formatDateLong } from '#shared/dates.ts';
import { hasServed } from '#shared/roster/term.ts';

/**
 * Why a posting that ends on this day cannot be recorded as the end of a full term; null where it can, or where the
 * scheme states no term.
 */
export function termNotOver(
  startDate: BusinessDate | null,
  endDate: BusinessDate | null,
  { termYears, termFullOn }: Pick<PostingLife, 'termYears' | 'termFullOn'>,
): string | null {
  if (startDate === null || endDate === null || termYears === null || termFullOn === null) return null;
  if (hasServed(startDate, endDate, termYears)) return null;
  return `${formatDateLong(startDate)}到岗，${formatDateLong(termFullOn)}才满 ${termYears} 年，不能按任期届满登记。确需提前离岗的，请办理个别调整。`;
}
