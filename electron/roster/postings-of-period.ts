import type { BusinessDate } from '#shared/dates.ts';
import type { PersonId, PostingId, TownshipId, UnitId, VillageId } from '#shared/ids.ts';
import type { Gender, Identity, PostRole } from '#shared/vocabulary.ts';
import { among } from '../database/among.ts';
import type { ReadHandle } from '../database/database.types.ts';

/** A post that a person held on at least one day of a period, with the person as the roster knows them now. */
export interface PostingOfPeriod {
  readonly postingId: PostingId;
  readonly personId: PersonId;
  readonly name: string;
  readonly gender: Gender | null;
  readonly birthDate: BusinessDate | null;
  readonly ethnicity: string | null;
  readonly politicalStatus: string | null;
  readonly partyDate: BusinessDate | null;
  readonly identity: Identity | null;
  readonly rank: string | null;
  readonly homePosition: string | null;
  /** The unit it is now, where it was merged into another. */
  readonly unitId: UnitId;
  readonly unitName: string;
  readonly townshipId: TownshipId;
  readonly townshipName: string;
  readonly villageId: VillageId;
  readonly villageName: string;
  readonly role: PostRole | null;
  readonly startDate: BusinessDate;
  readonly endDate: BusinessDate | null;
  /** Whether the unit leads the team of the village. */
  readonly leadUnit: boolean;
  /** Pinyin to sort by; the name where none is known. */
  readonly personKey: string;
  readonly villageKey: string;
  readonly unitKey: string;
  /** Pinyin initials of person, village, unit and township, in that order. */
  readonly initials: readonly string[];
}

/**
 * Postings with a person whose time on post overlaps the period, in the order of the roster.
 *
 * @param chosen only these of them; null: all
 */
export async function listPostingsOfPeriod(
  handle: ReadHandle,
  { from, to }: { readonly from: BusinessDate; readonly to: BusinessDate },
  chosen: readonly PostingId[] | null = null,
): Promise<PostingOfPeriod[]> {
  let query = handle
    .selectFrom('posting')
    .innerJoin('person', 'person.id', 'posting.person_id')
    .innerJoin('village', 'village.id', 'posting.village_id')
    .innerJoin('township', 'township.id', 'village.township_id')
    .innerJoin('dispatching_unit as named_unit', 'named_unit.id', 'posting.unit_id')
    .innerJoin('dispatching_unit as unit', (join) =>
      join.on((e) => e('unit.id', '=', e.fn.coalesce('named_unit.merged_into', 'named_unit.id'))),
    )
    .select([
      'posting.id as postingId',
      'person.id as personId',
      'person.name',
      'person.gender',
      'person.birth_date as birthDate',
      'person.ethnicity',
      'person.political_status as politicalStatus',
      'person.party_date as partyDate',
      'person.identity',
      'person.rank',
      'person.home_position as homePosition',
      'unit.id as unitId',
      'unit.name as unitName',
      'township.id as townshipId',
      'township.name as townshipName',
      'village.id as villageId',
      'village.name as villageName',
      'posting.role',
      'posting.start_date as startDate',
      'posting.end_date as endDate',
      'posting.lead_unit as leadUnit',
      'person.sort_key as personKey',
      'village.sort_key as villageKey',
      'unit.sort_key as unitKey',
      'person.initials as personInitials',
      'village.initials as villageInitials',
      'unit.initials as unitInitials',
      'township.initials as townshipInitials',
    ])
    .where('posting.start_date', '<=', to)
    .where((e) => e.or([e('posting.end_date', 'is', null), e('posting.end_date', '>=', from)]))
    .orderBy('township.ordinal')
    .orderBy('village.ordinal')
    .orderBy('posting.role')
    .orderBy('posting.start_date')
    .orderBy('posting.id')
    // A posting with a person has a start date: the table's own check says so.
    .$narrowType<{ startDate: BusinessDate }>();
  if (chosen !== null) {
    query = query.where('posting.id', 'in', among(chosen));
  }
  const rows = await query.execute();
  return rows.map(({ personInitials, villageInitials, unitInitials, townshipInitials, ...row }) => ({
    ...row,
    leadUnit: row.leadUnit === 1,
    personKey: row.personKey || row.name,
    villageKey: row.villageKey || row.villageName,
    unitKey: row.unitKey || row.unitName,
    initials: [personInitials, villageInitials, unitInitials, townshipInitials],
  }));
}
