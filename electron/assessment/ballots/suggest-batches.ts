import { sql } from 'kysely';
import type { BatchSuggestion } from '#shared/contract/assessment-ballots.ts';
import type { AssessmentId, CycleId, TownshipId } from '#shared/ids.ts';
import { findTemplate } from '#shared/policy/lookup.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import { assessedObjects, type RaterGroup } from '#shared/vocabulary.ts';
import type { Reader } from '../../database/database.types.ts';
import type { CycleHead } from '../cycle/cycle.repository.ts';
import { ballotRule } from './ballot-options.ts';
import { recordColumns } from './batch.repository.ts';

export interface SuggestionInput {
  readonly cycleId: CycleId;
  readonly groups: readonly RaterGroup[];
  readonly townshipId: TownshipId | null;
  readonly countyBy: 'township' | 'cycle';
}

/** People on a suggested ballot at the most: what fits on a sheet and in the patience of a rater. */
const peopleOnBallot = 20;

type Placed = Awaited<ReturnType<typeof ratedRecords>>[number];

/**
 * The batches that are still to be made: village groups rate by village, the township by township, a unit those it
 * sent, county departments everyone of a township or of the cycle. Who has different options gets another ballot.
 */
export async function suggestBatches(
  handle: Reader,
  cycle: CycleHead,
  scheme: Scheme,
  input: SuggestionInput,
): Promise<BatchSuggestion[]> {
  const records = await ratedRecords(handle, cycle, input);
  const made = await madeAlready(handle, input.cycleId);
  return input.groups.flatMap((group) => {
    const ballots = new Map<string, { place: string; options: string; minimum: number; people: Placed[] }>();
    for (const record of records) {
      if (made.has(`${record.id} ${group}`)) continue;
      const found = ballotRule(findTemplate(scheme, cycle.kind, record.object), group);
      if (!found) continue;
      const { key, place } = placeOf(group, record, input.countyBy);
      const options = found.section.options.map(({ grade }) => grade).join();
      const ballot = ballots.get(`${key} ${options}`) ?? { place, options, minimum: 0, people: [] };
      ballot.minimum = Math.max(ballot.minimum, found.rule.minimumValid);
      ballot.people.push(record);
      ballots.set(`${key} ${options}`, ballot);
    }
    return [...ballots.values()].flatMap(({ place, minimum, people }) => {
      const sheets = inParts(people);
      return sheets.map((part, index): BatchSuggestion => {
        const first = part[0];
        return {
          group,
          place: sheets.length === 1 ? place : `${place}（${index + 1}）`,
          townshipName: first?.townshipName ?? '',
          issued: minimum,
          minimumValid: minimum,
          options: offeredTo(scheme, cycle, group, part),
          subjects: part.map(({ id, name, object, villageName, unitName }) => ({
            assessmentId: id,
            name,
            object,
            villageName,
            unitName,
          })),
        };
      });
    });
  });
}

const offeredTo = (scheme: Scheme, cycle: CycleHead, group: RaterGroup, [first]: readonly Placed[]) => {
  const found = first && ballotRule(findTemplate(scheme, cycle.kind, first.object), group);
  return found?.section.options.map(({ grade }) => grade) ?? [];
};

/** Parts of nearly equal length, none too long for a ballot. */
function inParts(people: readonly Placed[]): Placed[][] {
  const count = Math.ceil(people.length / peopleOnBallot);
  const length = Math.ceil(people.length / count);
  return Array.from({ length: count }, (_, part) => people.slice(part * length, (part + 1) * length));
}

function placeOf(
  group: RaterGroup,
  record: Placed,
  countyBy: SuggestionInput['countyBy'],
): { key: string; place: string } {
  const unit = { key: `unit ${record.unitId}`, place: record.leadUnitName };
  const township = record.townshipId === null ? unit : { key: record.townshipId, place: record.townshipName };
  switch (group) {
    case 'dispatching_unit':
      return unit;
    case 'township_party_committee':
      return township;
    case 'county_departments':
      return countyBy === 'cycle' ? { key: 'all', place: '县级部门' } : township;
    default:
      return record.villageId === null ? unit : { key: record.villageId, place: record.villageName };
  }
}

/** Everyone who is being scored, by township, village, object and name. */
async function ratedRecords(handle: Reader, cycle: CycleHead, { cycleId, townshipId }: SuggestionInput) {
  let query = handle
    .selectFrom('assessment as a')
    .select([
      'a.id',
      'a.village_id as villageId',
      ...recordColumns,
      // A team has no unit of its own: the one that leads it rates it.
      sql<string | null>`coalesce(a.unit_id, a.subject ->> '$.units[0].unitId')`.as('unitId'),
      sql<string>`coalesce(a.subject ->> '$.units[0].name', a.unit_name)`.as('leadUnitName'),
      'a.village_key as villageKey',
      'a.person_key as personKey',
    ])
    .where('a.cycle_id', '=', cycleId)
    .where('a.state', '=', 'scoring')
    .where('a.participation', 'in', ['graded', 'comment_only'])
    .orderBy('a.township_name')
    .orderBy('a.village_key')
    .orderBy('a.village_name')
    .orderBy(
      sql`case a.object ${sql.join(
        assessedObjects.map((object, index) => sql`when ${object} then ${sql.lit(index)}`),
        sql` `,
      )} end`,
    )
    .orderBy('a.person_key')
    .orderBy('a.id');
  // In any other state only those that go their own way are being scored.
  if (cycle.state !== 'scoring') query = query.where('a.individual', '=', 1);
  if (townshipId !== null) query = query.where('a.township_id', '=', townshipId);
  return query.execute();
}

/** `record group` of every ballot that has been made and not voided. */
async function madeAlready(handle: Reader, cycleId: CycleId): Promise<Set<string>> {
  const rows = await handle
    .selectFrom('ballot_batch as b')
    .innerJoin('ballot_batch_subject as s', 's.batch_id', 'b.id')
    .select(['s.assessment_id as id', 'b.rater_group as group'])
    .where('b.cycle_id', '=', cycleId)
    .where('b.state', '<>', 'voided')
    .execute();
  return new Set(rows.map(({ id, group }: { id: AssessmentId; group: RaterGroup }) => `${id} ${group}`));
}
