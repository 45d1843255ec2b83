import {
  addMonths,
  type BusinessDate,
  daysBetween,
  firstDayOf,
  firstDayOfMonth,
  lastDayOf,
  lastDayOfMonth,
  type Month,
  monthOf,
} from '#shared/dates.ts';

/** Where a stretch of days lies in a year, as shares of the year's length. */
export interface YearPlace {
  readonly start: number;
  readonly length: number;
}

/**
 * Where a period lies in a year; what goes beyond the year is cut off, as of the first week, which may begin in
 * December. Null where it lies outside.
 */
export function placeInYear(
  year: number,
  { from, to }: { readonly from: BusinessDate; readonly to: BusinessDate },
): YearPlace | null {
  const [first, last] = [firstDayOf(year), lastDayOf(year)];
  const start = from > first ? from : first;
  const end = to < last ? to : last;
  if (start > end) return null;
  const days = daysBetween(first, last) + 1;
  return { start: daysBetween(first, start) / days, length: (daysBetween(start, end) + 1) / days };
}

/** The twelve months of a year and where they lie in it. */
export function monthsInYear(year: number): { readonly month: Month; readonly place: YearPlace }[] {
  const january = monthOf(firstDayOf(year));
  return Array.from({ length: 12 }, (_, index) => addMonths(january, index)).flatMap((month) => {
    const place = placeInYear(year, { from: firstDayOfMonth(month), to: lastDayOfMonth(month) });
    return place ? [{ month, place }] : [];
  });
}
