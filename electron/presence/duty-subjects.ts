import type { DutyRegisterInput, DutyRow, DutySubjectRef } from '#shared/contract/presence-duties.ts';
import type { DutyRule } from '#shared/policy/duty-rules.ts';
import { type DutySpan, joinSpans } from '#shared/presence/duty-spans.ts';
import type { DutySubject } from '#shared/vocabulary.ts';
import { type HeldPost, inFilter, namesMatch, namesOf, type SearchedName } from './held-posts.repository.ts';

/** Somebody a duty is asked of, with the time in which it is. */
export interface DutyHolder extends Omit<DutyRow, 'duty' | 'periods' | 'totals'> {
  /** Null: always. */
  readonly spans: readonly DutySpan[] | null;
  /** What a search looks through. */
  readonly names: readonly SearchedName[];
  /** The posts that make it up. */
  readonly posts: readonly HeldPost[];
}

/** The body that organises it all; there is one. */
export const organiserName = '组织管理单位';

/** People, teams and units of the posts, in the order of the posts, and the organising body at the end. */
export function dutyHolders(posts: readonly HeldPost[]): DutyHolder[] {
  return [
    ...posts.map(personHolder),
    ...grouped(posts, ({ villageId }) => villageId).flatMap(teamHolder),
    ...grouped(posts, ({ unitId }) => unitId).flatMap(unitHolder),
    {
      ...nowhere,
      ref: { subject: 'organiser' },
      name: organiserName,
      spans: null,
      names: [{ name: organiserName, initials: 'zzgldw' }],
      posts: [],
    },
  ];
}

/** Whether a duty is asked of a holder: of people, by their role; one without a role is asked what all are asked. */
export function isAskedOf(duty: DutyRule, { ref, role }: DutyHolder): boolean {
  if (duty.subject !== ref.subject) return false;
  if (duty.subject !== 'person') return true;
  return role === null ? duty.roles.length > 1 : duty.roles.includes(role);
}

/** Whether the holder is among those asked for; the organising body is only where no place or unit is. */
export function isWanted(
  holder: DutyHolder,
  filter: Pick<DutyRegisterInput, 'townshipId' | 'villageId' | 'unitId'>,
  terms: readonly string[],
): boolean {
  const local = filter.townshipId !== null || filter.villageId !== null || filter.unitId !== null;
  if (local && !holder.posts.some((post) => inFilter(post, filter))) return false;
  return namesMatch(holder.names, terms);
}

const nowhere = {
  role: null,
  townshipName: null,
  villageName: null,
  unitName: null,
  startDate: null,
  endDate: null,
} as const;

function personHolder(post: HeldPost): DutyHolder {
  return {
    ref: { subject: 'person', postingId: post.postingId },
    name: post.personName,
    role: post.role,
    townshipName: post.townshipName,
    villageName: post.villageName,
    unitName: post.unitName,
    startDate: post.startDate,
    endDate: post.endDate,
    spans: [{ from: post.startDate, to: post.endDate }],
    names: Object.values(namesOf(post)),
    posts: [post],
  };
}

function teamHolder(posts: readonly HeldPost[]): DutyHolder[] {
  return posts.slice(0, 1).map((first) => ({
    ...nowhere,
    ref: { subject: 'team', villageId: first.villageId },
    name: `${first.villageName}工作队`,
    townshipName: first.townshipName,
    villageName: first.villageName,
    spans: spansOf(posts),
    names: [namesOf(first).village, namesOf(first).township],
    posts,
  }));
}

function unitHolder(posts: readonly HeldPost[]): DutyHolder[] {
  return posts.slice(0, 1).map((first) => ({
    ...nowhere,
    ref: { subject: 'unit', unitId: first.unitId },
    name: first.unitName,
    unitName: first.unitName,
    spans: spansOf(posts),
    names: [namesOf(first).unit],
    posts,
  }));
}

const spansOf = (posts: readonly HeldPost[]): DutySpan[] =>
  joinSpans(posts.map(({ startDate, endDate }) => ({ from: startDate, to: endDate })));

function grouped<K>(posts: readonly HeldPost[], keyOf: (post: HeldPost) => K): HeldPost[][] {
  const groups = new Map<K, HeldPost[]>();
  for (const post of posts) {
    const group = groups.get(keyOf(post));
    if (group) group.push(post);
    else groups.set(keyOf(post), [post]);
  }
  return [...groups.values()];
}

/** The name of a kind of subject where one is missing. */
export const missingSubject: Record<DutySubject, string> = {
  person: '派驻信息',
  team: '村',
  unit: '派出单位',
  organiser: organiserName,
};

/** One of each, however often a subject was chosen. */
export function distinctRefs(refs: readonly DutySubjectRef[], keyOf: (ref: DutySubjectRef) => string) {
  return [...new Map(refs.map((ref) => [keyOf(ref), ref])).values()];
}
