import type { HeadcountChoice } from '../contract/presence-money.ts';
import { type BusinessDate, firstDayOf, lastDayOf } from '../dates.ts';
import type { PersonId, PostingId, TownshipId, UnitId, VillageId } from '../ids.ts';
import type { PostRole } from '../vocabulary.ts';

/** A post, open or with a person on it, as yearly money counts it. */
export interface FundPost {
  readonly postingId: PostingId;
  /** The posting whose successor this is; both are one post. */
  readonly predecessorId: PostingId | null;
  readonly personId: PersonId | null;
  readonly role: PostRole | null;
  readonly unitId: UnitId;
  readonly unitName: string;
  readonly villageId: VillageId;
  readonly villageName: string;
  readonly townshipId: TownshipId;
  readonly townshipName: string;
  /** Null while the post is open. */
  readonly startDate: BusinessDate | null;
  /** Null while somebody is on post. */
  readonly endDate: BusinessDate | null;
}

/** Heads of a unit or a village, counted both ways. */
export interface Heads {
  /** Posts, those that nobody holds included; a predecessor and the successor hold one post. */
  readonly posts: number;
  /** Different people on post then. */
  readonly people: number;
}

/** A day, or the whole year. */
export interface FundMoment {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
}

/** The day that was chosen; any day of the year where none was. */
export function fundMoment(year: number, { onDay }: HeadcountChoice): FundMoment {
  return onDay === null ? { from: firstDayOf(year), to: lastDayOf(year) } : { from: onDay, to: onDay };
}

/**
 * Posts that were not given up before. A post counts as planned, whoever holds it: that its holder came later, or
 * that nobody holds it, does not take it away, just as the annex of a notice counts posts and not people.
 */
export function postsThen(posts: readonly FundPost[], { from }: FundMoment): FundPost[] {
  return posts.filter(({ endDate }) => endDate === null || endDate >= from);
}

/** Whether somebody was on this post then. */
export function wasHeld({ personId, startDate, endDate }: FundPost, { from, to }: FundMoment): boolean {
  return personId !== null && startDate !== null && startDate <= to && (endDate === null || endDate >= from);
}

/** Counts heads among posts of one unit or village. */
export function headsOf(
  posts: readonly FundPost[],
  rootOf: (post: FundPost) => string,
  moment: FundMoment,
): Heads {
  const people = new Set(posts.filter((post) => wasHeld(post, moment)).map(({ personId }) => personId));
  return { posts: new Set(posts.map(rootOf)).size, people: people.size };
}

/** The one of the two figures that was chosen. */
export const chosenHeads = (heads: Heads, { count }: HeadcountChoice): number =>
  count === 'posts' ? heads.posts : heads.people;

/** Finds the first posting of a row of successors, which stands for the post they share. */
export function postRoots(posts: readonly FundPost[]): (post: FundPost) => string {
  const byId = new Map(posts.map((post) => [post.postingId, post]));
  const roots = new Map<PostingId, PostingId>();
  return (post) => {
    let current = post;
    const passed = new Set<PostingId>();
    while (
      !roots.has(current.postingId) &&
      current.predecessorId !== null &&
      !passed.has(current.postingId)
    ) {
      passed.add(current.postingId);
      const before = byId.get(current.predecessorId);
      if (!before) break;
      current = before;
    }
    const root = roots.get(current.postingId) ?? current.postingId;
    for (const id of passed) roots.set(id, root);
    return root;
  };
}
