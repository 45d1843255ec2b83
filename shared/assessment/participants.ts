import type { BusinessDate } from '../dates.ts';
import type { PersonId } from '../ids.ts';
import type { PostRole } from '../vocabulary.ts';

/** From the first to the last day that an assessment is about. */
export interface Period {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
}

interface PeriodPosting {
  readonly personId: PersonId;
  readonly startDate: BusinessDate;
  /** null while the person is on post. */
  readonly endDate: BusinessDate | null;
}

/** Calendar days of a period that a posting covers, both ends counted. */
export function daysWithin(period: Period, posting: Omit<PeriodPosting, 'personId'>): number {
  const from = Math.max(Date.parse(posting.startDate), Date.parse(period.from));
  const to = Math.min(Date.parse(posting.endDate ?? period.to), Date.parse(period.to));
  return Math.max(0, (to - from) / 86_400_000 + 1);
}

/**
 * One posting per person: whoever changed village within the period is assessed once, on the post held for
 * more days of it, since the result stands for the one grade of the year (第二十条). Of equal ones the later counts.
 *
 * @returns the chosen postings in the order given, and those left out because of them
 */
export function chooseParticipants<T extends PeriodPosting>(
  period: Period,
  postings: readonly T[],
): { participants: T[]; leftOut: T[] } {
  const chosen = new Map<PersonId, T>();
  for (const posting of postings) {
    const other = chosen.get(posting.personId);
    if (!other || outranks(period, posting, other)) chosen.set(posting.personId, posting);
  }
  const isChosen = (posting: T) => chosen.get(posting.personId) === posting;
  return {
    participants: postings.filter(isChosen),
    leftOut: postings.filter((posting) => !isChosen(posting)),
  };
}

function outranks(period: Period, posting: PeriodPosting, other: PeriodPosting): boolean {
  const difference = daysWithin(period, posting) - daysWithin(period, other);
  return difference === 0 ? posting.startDate > other.startDate : difference > 0;
}

/** Those who made up the team of a village, or whom a unit sent. */
export interface Group<T> {
  readonly key: string;
  readonly postings: readonly T[];
}

function groupsBy<T>(postings: readonly T[], keyOf: (posting: T) => string): Group<T>[] {
  return [...Map.groupBy(postings, keyOf)].map(([key, members]) => ({ key, postings: members }));
}

/** Teams of the period: of every village that had a first secretary, or two people at the least, on post in it. */
export function teamsOf<
  T extends PeriodPosting & { readonly villageId: string; readonly role: PostRole | null },
>(postings: readonly T[]): Group<T>[] {
  return groupsBy(postings, (posting) => posting.villageId).filter(
    (team) =>
      team.postings.some(({ role }) => role === 'first_secretary') ||
      new Set(team.postings.map(({ personId }) => personId)).size >= 2,
  );
}

/** Units of the period: all that had somebody on post in it. */
export function unitsOf<T extends { readonly unitId: string }>(postings: readonly T[]): Group<T>[] {
  return groupsBy(postings, (posting) => posting.unitId);
}
