import { type BusinessDate, firstDayOf, lastDayOf } from '../dates.ts';
import type { PersonId } from '../ids.ts';

interface YearPosting {
  readonly personId: PersonId;
  readonly startDate: BusinessDate;
  /** null while the person is on post. */
  readonly endDate: BusinessDate | null;
}

/** Calendar days of a year that a posting covers, both ends counted. */
export function daysInYear(year: number, posting: Omit<YearPosting, 'personId'>): number {
  const from = Math.max(Date.parse(posting.startDate), Date.parse(firstDayOf(year)));
  const to = Math.min(Date.parse(posting.endDate ?? lastDayOf(year)), Date.parse(lastDayOf(year)));
  return Math.max(0, (to - from) / 86_400_000 + 1);
}

/**
 * One posting per person: whoever changed village within the year is assessed once, on the post held for more
 * days of it, since the result stands for the one grade of the year (第二十条). Of equal ones the later counts.
 *
 * @returns the chosen postings in the order given, and those left out because of them
 */
export function chooseParticipants<T extends YearPosting>(
  year: number,
  postings: readonly T[],
): { participants: T[]; leftOut: T[] } {
  const chosen = new Map<PersonId, T>();
  for (const posting of postings) {
    const other = chosen.get(posting.personId);
    if (!other || outranks(year, posting, other)) chosen.set(posting.personId, posting);
  }
  const isChosen = (posting: T) => chosen.get(posting.personId) === posting;
  return {
    participants: postings.filter(isChosen),
    leftOut: postings.filter((posting) => !isChosen(posting)),
  };
}

function outranks(year: number, posting: YearPosting, other: YearPosting): boolean {
  const difference = daysInYear(year, posting) - daysInYear(year, other);
  return difference === 0 ? posting.startDate > other.startDate : difference > 0;
}
