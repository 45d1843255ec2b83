import type { Insertable } from 'kysely';
import type { Group } from '#shared/assessment/participants.ts';
import type { Subject } from '#shared/contract/assessment-record.ts';
import { assessmentIdSchema, type CycleId } from '#shared/ids.ts';
import { templateFor } from '#shared/policy/lookup.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import type { AssessmentKind } from '#shared/vocabulary.ts';
import type { WriteUnit } from '../../database/database.types.ts';
import { newId } from '../../database/ids.ts';
import type { Schema } from '../../database/schema.ts';
import type { PostingOfPeriod } from '../../roster/postings-of-period.ts';
import { inParts } from './in-parts.ts';
import { type Participants, poolOf, type ReadyPosting } from './participants.ts';

type Row = Insertable<Schema['assessment']>;
/** What a record is made of that differs between people, teams and units. */
type Frozen = Pick<Row, 'object' | 'pool' | 'person_key' | 'village_key' | 'unit_key' | 'search_text'> &
  Pick<Partial<Row>, 'posting_id' | 'person_id' | 'village_id' | 'unit_id'> & { readonly subject: Subject };

const noFigures = JSON.stringify({
  requiredDays: null,
  presentDays: null,
  leaveDays: null,
  absenceNotices: null,
});
const noNarrative = JSON.stringify({
  selfSummary: '',
  opinions: [],
  remarks: '',
  appraisal: { achievements: '', shortcomings: '', conclusion: '' },
});

/** Makes a record of everybody as the roster knows them now: people first, then teams, then units. */
export async function freezeParticipants(
  unit: WriteUnit,
  cycleId: CycleId,
  kind: AssessmentKind,
  scheme: Scheme,
  { people, teams, units }: Participants,
): Promise<void> {
  const frozen = [
    ...people.map((posting) => () => personRecord(posting)),
    ...teams.map((team) => () => teamRecord(team)),
    ...units.map((group) => () => unitRecord(group)),
  ];
  await inParts(frozen, async (part) => {
    const rows = part.map((make) => {
      const { subject, ...columns } = make();
      return {
        ...columns,
        id: newId(assessmentIdSchema),
        cycle_id: cycleId,
        posting_id: columns.posting_id ?? null,
        person_id: columns.person_id ?? null,
        village_id: columns.village_id ?? null,
        unit_id: columns.unit_id ?? null,
        template_code: templateFor(scheme, kind, columns.object).code,
        state: 'scoring' as const,
        created_at: unit.at,
        updated_at: unit.at,
        subject: JSON.stringify(subject),
        figures: noFigures,
        narrative: noNarrative,
      };
    });
    await unit.trx.insertInto('assessment').values(rows).execute();
  });
}

const searchText = (...parts: readonly string[]) => [...new Set(parts)].join('\n').toLowerCase();

function personRecord(posting: ReadyPosting): Frozen {
  const { personKey, villageKey, unitKey, initials, villageId, unitId, leadUnit: _, ...person } = posting;
  const names = [person.name, person.villageName, person.unitName, person.townshipName];
  return {
    object: person.role,
    pool: poolOf(posting),
    posting_id: person.postingId,
    person_id: person.personId,
    village_id: villageId,
    unit_id: unitId,
    person_key: personKey,
    village_key: villageKey,
    unit_key: unitKey,
    search_text: searchText(...names, ...initials),
    subject: { ...person, object: person.role },
  };
}

const memberOf = (posting: PostingOfPeriod) => ({
  postingId: posting.postingId,
  personId: posting.personId,
  name: posting.name,
  role: posting.role,
  villageName: posting.villageName,
  unitName: posting.unitName,
  startDate: posting.startDate,
  endDate: posting.endDate,
});

/** Names in their order, each once, e.g. `甲局、乙局`. */
const listed = (names: readonly string[]) => [...new Set(names)].join('、');

/** The leading unit first, then that of the first secretary, then as on the roster. */
function unitsInOrder(postings: readonly PostingOfPeriod[]): readonly PostingOfPeriod[] {
  const place = ({ leadUnit, role }: PostingOfPeriod) => (leadUnit ? 0 : role === 'first_secretary' ? 1 : 2);
  const seen = new Set<string>();
  return postings
    .toSorted((a, b) => place(a) - place(b))
    .filter(({ unitId }) => !seen.has(unitId) && seen.add(unitId));
}

function teamRecord({ postings }: Group<PostingOfPeriod>): Frozen {
  const first = firstOf(postings);
  const units = unitsInOrder(postings);
  const unitNames = units.map(({ unitName }) => unitName);
  return {
    object: 'team',
    pool: 'team',
    village_id: first.villageId,
    person_key: first.villageKey,
    village_key: first.villageKey,
    unit_key: firstOf(units).unitKey,
    search_text: searchText(
      first.villageName,
      first.townshipName,
      ...unitNames,
      ...postings.map(({ name }) => name),
      ...postings.flatMap(({ initials }) => initials),
    ),
    subject: {
      object: 'team',
      villageId: first.villageId,
      name: first.villageName,
      unitName: listed(unitNames),
      townshipId: first.townshipId,
      townshipName: first.townshipName,
      villageName: first.villageName,
      members: postings.map(memberOf),
      units: units.map(({ unitId, unitName }) => ({ unitId, name: unitName })),
    },
  };
}

function unitRecord({ postings }: Group<PostingOfPeriod>): Frozen {
  const first = firstOf(postings);
  return {
    object: 'unit',
    pool: 'unit',
    unit_id: first.unitId,
    person_key: first.unitKey,
    village_key: first.villageKey,
    unit_key: first.unitKey,
    search_text: searchText(
      first.unitName,
      ...postings.flatMap(({ name, villageName, townshipName, initials }) => [
        name,
        villageName,
        townshipName,
        ...initials,
      ]),
    ),
    subject: {
      object: 'unit',
      unitId: first.unitId,
      name: first.unitName,
      unitName: first.unitName,
      townshipId: null,
      townshipName: listed(postings.map(({ townshipName }) => townshipName)),
      villageName: listed(postings.map(({ villageName }) => villageName)),
      people: postings.map(memberOf),
    },
  };
}

function firstOf<T>(list: readonly T[]): T {
  const [first] = list;
  if (first === undefined) throw new RangeError('A team or unit without anybody');
  return first;
}
