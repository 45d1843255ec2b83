import type { PersonId } from '#shared/ids.ts';
import { newPersonRow, updatePerson } from '../people.repository.ts';
import { newPostingRow, updatePosting } from '../postings.repository.ts';
import type { Applying } from './applying.types.ts';
import type { PersonCompletion, PlannedPerson } from './plan-people.ts';
import type { PlannedPlaces } from './plan-places.ts';
import type { PlannedPosting } from './plan-roster.ts';
import type { VillagePost } from './posts-of-villages.ts';
import type { ResolvedUnits } from './resolve-units.ts';

/** Rows in one statement: few enough that one never holds up the program, many enough to be fast. */
const rowsAtOnce = 100;

interface Planned {
  readonly postings: readonly PlannedPosting[];
  readonly completions: readonly PersonCompletion[];
  readonly planned: PlannedPlaces;
  readonly units: ResolvedUnits;
}

/** Writes a planned roster: people first, then new postings, then the open posts that are filled. */
export async function applyRoster(applying: Applying, { postings, completions, planned, units }: Planned) {
  const { write, step, batchId } = applying;
  const unitId = await units.materialise(applying);
  const villageId = await planned.materialise(applying);
  let done = 0;
  const advance = async (count: number) => {
    done += count;
    await step(done);
  };

  const people = await insertPeople(applying, postings, advance);
  const idOf = (person: PlannedPerson): PersonId => {
    const id = person.kind === 'known' ? person.person.id : people.get(person.key);
    if (!id) throw new Error('A planned person was not made');
    return id;
  };
  for (const completion of completions) {
    await completePerson(applying, completion);
    await advance(1);
  }

  const added = postings.filter(({ fills }) => fills === null);
  for (let start = 0; start < added.length; start += rowsAtOnce) {
    const part = added.slice(start, start + rowsAtOnce);
    const rows = part.map(({ record, township, person, role, seat, lead }) =>
      newPostingRow(write.at, {
        villageId: villageId(township, record.village),
        unitId: unitId(record.unit),
        seat,
        leadUnit: lead,
        role,
        person: { id: idOf(person), startDate: record.startDate, endDate: record.endDate },
        importBatchId: batchId,
      }),
    );
    await write.trx.insertInto('posting').values(rows).execute();
    await advance(part.length);
  }
  for (const posting of postings) {
    if (!posting.fills) continue;
    await fillPost(applying, posting, posting.fills, idOf(posting.person));
    await advance(1);
  }
}

async function insertPeople(
  { write }: Applying,
  postings: readonly PlannedPosting[],
  advance: (count: number) => Promise<void>,
): Promise<ReadonlyMap<string, PersonId>> {
  const ids = new Map<string, PersonId>();
  const rows: ReturnType<typeof newPersonRow>[] = [];
  for (const { person, record } of postings) {
    if (person.kind === 'known' || ids.has(person.key)) continue;
    const row = newPersonRow(write.at, record.person);
    ids.set(person.key, row.id);
    rows.push(row);
    if (rows.length === rowsAtOnce) await flush();
  }
  await flush();
  return ids;

  async function flush() {
    if (rows.length === 0) return;
    const part = rows.splice(0);
    await write.trx.insertInto('person').values(part).execute();
    await advance(part.length);
  }
}

async function completePerson({ write }: Applying, { person, completed }: PersonCompletion): Promise<void> {
  await updatePerson(write.trx, person.id, person.revision, completed);
  const fields = (Object.keys(completed) as (keyof typeof completed)[]).filter(
    (field) => completed[field] !== person[field],
  );
  await write.audit({
    action: 'roster.personUpdated',
    entityType: 'person',
    entityId: person.id,
    before: Object.fromEntries(fields.map((field) => [field, person[field]])),
    after: Object.fromEntries(fields.map((field) => [field, completed[field]])),
    reason: '导入名册时补充',
  });
}

async function fillPost(
  { write, batchId }: Applying,
  { record, role }: PlannedPosting,
  post: VillagePost,
  personId: PersonId,
): Promise<void> {
  await updatePosting(write.trx, post.id, post.revision, {
    person_id: personId,
    role,
    status: 'on_post',
    start_date: record.startDate,
    end_date: null,
  });
  await write.audit({
    action: 'roster.postFilled',
    entityType: 'posting',
    entityId: post.id,
    before: { status: 'open', role: post.role },
    after: {
      status: 'on_post',
      personId,
      person: record.person.name,
      role,
      startDate: record.startDate,
      importBatchId: batchId,
    },
  });
}
