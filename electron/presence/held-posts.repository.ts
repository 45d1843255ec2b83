import { sql } from 'kysely';
import type { BusinessDate } from '#shared/dates.ts';
import type { PersonId, PostingId, TownshipId, UnitId, VillageId } from '#shared/ids.ts';
import type { PostRole } from '#shared/vocabulary.ts';
import type { Queries } from '../roster/handle.types.ts';
import { readInParts } from '../roster/read-in-parts.ts';
import { fromPostings } from './record-places.ts';

/** A post with the person who holds or held it, with all that duties and allowances are worked out from. */
export interface HeldPost {
  readonly postingId: PostingId;
  readonly personId: PersonId;
  readonly personName: string;
  readonly personInitials: string;
  readonly role: PostRole | null;
  readonly townshipId: TownshipId;
  readonly townshipName: string;
  readonly townshipInitials: string;
  readonly villageId: VillageId;
  readonly villageName: string;
  readonly villageInitials: string;
  readonly unitId: UnitId;
  readonly unitName: string;
  readonly unitInitials: string;
  readonly startDate: BusinessDate;
  /** The last day; null while on post. */
  readonly endDate: BusinessDate | null;
  readonly distanceTenths: number | null;
  readonly phoneAllowanceInSalary: 0 | 1 | null;
}

function selectHeldPosts(handle: Queries) {
  return (
    fromPostings(handle)
      .select([
        'p.id as postingId',
        'p.person_id as personId',
        'h.name as personName',
        'h.initials as personInitials',
        'p.role',
        't.id as townshipId',
        't.name as townshipName',
        't.initials as townshipInitials',
        'v.id as villageId',
        'v.name as villageName',
        'v.initials as villageInitials',
        'u.id as unitId',
        'u.name as unitName',
        'u.initials as unitInitials',
        'p.start_date as startDate',
        'p.end_date as endDate',
        'p.distance_tenths as distanceTenths',
        'h.phone_allowance_in_salary as phoneAllowanceInSalary',
      ])
      .where('p.person_id', 'is not', null)
      // A posting with a person has a start date: the table's own check says so.
      .$narrowType<{
        personId: PersonId;
        personName: string;
        personInitials: string;
        startDate: BusinessDate;
      }>()
  );
}

/**
 * Posts held on at least one day of a span, both days included (all ever held where there is none), in the order of
 * the roster; with `near`, only those of the village or of the unit.
 */
export async function heldPosts(
  handle: Queries,
  span: { readonly from: BusinessDate; readonly to: BusinessDate } | null,
  near: { readonly villageId: VillageId; readonly unitId: UnitId } | null = null,
): Promise<HeldPost[]> {
  let query = selectHeldPosts(handle).select(['t.ordinal as townshipOrdinal', 'v.ordinal as villageOrdinal']);
  if (span) {
    query = query
      .where('p.start_date', '<=', span.to)
      .where((eb) => eb.or([eb('p.end_date', 'is', null), eb('p.end_date', '>=', span.from)]));
  }
  if (near) {
    query = query.where((eb) =>
      eb.or([eb('p.village_id', '=', near.villageId), eb('p.unit_id', '=', near.unitId)]),
    );
  }
  const found = await readInParts<Awaited<ReturnType<typeof query.execute>>[number]>(
    ({ postingId }) => postingId,
    (after, limit) => query.where(sql<boolean>`p.id > ${after}`).orderBy('p.id').limit(limit).execute(),
  );
  return found
    .sort(
      (a, b) =>
        a.townshipOrdinal - b.townshipOrdinal ||
        a.villageOrdinal - b.villageOrdinal ||
        compare(a.role ?? '', b.role ?? '') ||
        compare(a.startDate, b.startDate) ||
        compare(a.postingId, b.postingId),
    )
    .map(({ townshipOrdinal: _township, villageOrdinal: _village, ...post }) => post);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** One post with its person; `undefined` where nobody holds or held it. */
export function findHeldPost(handle: Queries, id: PostingId): Promise<HeldPost | undefined> {
  return selectHeldPosts(handle).where('p.id', '=', id).executeTakeFirst();
}

/** What lists of duties and allowances are narrowed by. */
export interface HeldPostFilter {
  readonly townshipId: TownshipId | null;
  readonly villageId: VillageId | null;
  readonly unitId: UnitId | null;
  readonly role?: PostRole | null;
}

/** Whether a post lies in the places and belongs to the unit asked for. */
export function inFilter(
  post: HeldPost,
  { townshipId, villageId, unitId, role = null }: HeldPostFilter,
): boolean {
  return (
    (townshipId === null || post.townshipId === townshipId) &&
    (villageId === null || post.villageId === villageId) &&
    (unitId === null || post.unitId === unitId) &&
    (role === null || post.role === role)
  );
}

/** A name with its pinyin initials. */
export interface SearchedName {
  readonly name: string;
  readonly initials: string;
}

/** Whether every term stands in one of the names, or in its pinyin initials. */
export function namesMatch(names: readonly SearchedName[], terms: readonly string[]): boolean {
  return terms.every((term) =>
    names.some(({ name, initials }) => name.toLowerCase().includes(term) || initials.includes(term)),
  );
}

/** The names of a post that a search looks through. */
export function namesOf(post: HeldPost): {
  person: SearchedName;
  village: SearchedName;
  township: SearchedName;
  unit: SearchedName;
} {
  return {
    person: { name: post.personName, initials: post.personInitials },
    village: { name: post.villageName, initials: post.villageInitials },
    township: { name: post.townshipName, initials: post.townshipInitials },
    unit: { name: post.unitName, initials: post.unitInitials },
  };
}
