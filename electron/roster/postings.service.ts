import type { Transaction } from 'kysely';
import type { Person, PersonDraft, PostingListInput, PostingRow } from '#shared/contract/roster.ts';
import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import type { PersonId, PostingId } from '#shared/ids.ts';
import { tidyPlace } from '#shared/roster/place-names.ts';
import type { PostRole } from '#shared/vocabulary.ts';
import type { Actor, Database, WriteUnit } from '../database/database.types.ts';
import type { Schema } from '../database/schema.ts';
import { conflict, invalidInput, notFound, ruleViolation } from '../errors.ts';
import { findPerson, findPersonByNumber, insertPerson, updatePerson } from './people.repository.ts';
import {
  insertTownship,
  insertVillage,
  listTownships,
  listVillages,
  loadPlaces,
} from './places.repository.ts';
import { listPostingNumbers } from './posting-list.repository.ts';
import { findPostingRow, postingRowsInOrder } from './posting-row.repository.ts';
import {
  currentPostingOf,
  insertPosting,
  rosterTotals,
  seatsOf,
  statusOf,
  updatePosting,
} from './postings.repository.ts';
import { insertUnit, loadUnits } from './units.repository.ts';

export type PostingsService = ReturnType<typeof createPostingsService>;

/** Postings and the people on them: the list, open posts, filling and ending them. */
export function createPostingsService({ database }: { readonly database: Database }) {
  const { read } = database;

  async function personOf(posting: PostingRow): Promise<Person | null> {
    return posting.personId === null ? null : ((await findPerson(read, posting.personId)) ?? null);
  }

  return {
    totals: () => rosterTotals(read),

    async list(input: PostingListInput) {
      const { total, numbers } = await listPostingNumbers(read, input);
      return { total, rows: await postingRowsInOrder(read, numbers) };
    },

    listTownships: () => listTownships(read),
    listVillages: () => listVillages(read),

    /** @throws NOT_FOUND */
    async get(id: PostingId): Promise<{ posting: PostingRow; person: Person | null }> {
      const posting = await findPostingRow(read, id);
      if (!posting) throw notFound('派驻记录');
      return { posting, person: await personOf(posting) };
    },

    /** Makes an open post; township, village and unit are made when their names are new. */
    async createPost(
      actor: Actor,
      input: { township: string; village: string; unit: string; role: PostRole | null },
    ): Promise<PostingRow> {
      return await database.write(actor, async (write) => {
        const { trx, at } = write;
        const places = await loadPlaces(trx);
        const township = tidyPlace(input.township);
        const village = tidyPlace(input.village);
        const unit = tidyPlace(input.unit);
        const townshipId = places.townshipByName(township) ?? (await insertTownship(trx, at, township));
        const villageId =
          places.village(townshipId, village) ?? (await insertVillage(trx, at, townshipId, village));
        const unitId = (await loadUnits(trx)).names.get(unit)?.id ?? (await insertUnit(trx, at, unit));
        const seats = await seatsOf(trx, villageId, unitId);
        const id = await insertPosting(trx, at, {
          villageId,
          unitId,
          seat: seats.last + 1,
          leadUnit: seats.lead,
          role: input.role,
          person: null,
          importBatchId: null,
        });
        const posting = await rowIn(trx, id);
        await write.audit({
          action: 'roster.postCreated',
          entityType: 'posting',
          entityId: id,
          after: { township: posting.townshipName, village, unit: posting.unitName, role: input.role },
        });
        return posting;
      });
    },

    /**
     * Puts a person, new or known, on an open post.
     *
     * @throws NOT_FOUND, CONFLICT, INVALID_INPUT (a staff number that another person has, a start that has not
     *   come yet), or RULE_VIOLATION
     *   `post_already_filled`, `person_already_posted`.
     */
    async fillPost(
      actor: Actor,
      input: {
        id: PostingId;
        revision: number;
        person: { id: PersonId } | PersonDraft;
        role: PostRole;
        startDate: BusinessDate;
      },
    ): Promise<PostingRow> {
      return await database.write(actor, async (write) => {
        const { trx } = write;
        const before = await rowAt(trx, input.id, input.revision);
        if (before.status !== 'open') {
          throw ruleViolation(
            'post_already_filled',
            `${before.villageName}的这个岗位已经有人（${before.personName ?? ''}），不能再安排。如需换人，请先登记离岗。`,
          );
        }
        const personId = 'id' in input.person ? input.person.id : await addPerson(write, input.person);
        const person = await findPerson(trx, personId);
        if (!person) throw notFound('人员');
        await refuseSecondPost(trx, person, null);
        checkPeriod(input.startDate, null, businessDateOf(write.at));
        await updatePosting(trx, input.id, input.revision, {
          person_id: personId,
          role: input.role,
          status: 'on_post',
          start_date: input.startDate,
          end_date: null,
        });
        await write.audit({
          action: 'roster.postFilled',
          entityType: 'posting',
          entityId: input.id,
          before: { status: before.status, role: before.role },
          after: {
            status: 'on_post',
            personId,
            person: person.name,
            role: input.role,
            startDate: input.startDate,
          },
        });
        return await rowIn(trx, input.id);
      });

      async function addPerson({ trx, at }: WriteUnit, draft: PersonDraft): Promise<PersonId> {
        await refuseTakenNumber(trx, draft.staffNumber, null, 'person.staffNumber');
        return await insertPerson(trx, at, draft);
      }
    },

    /**
     * Corrects role and dates of a posting. Setting `endDate` ends it; taking it away again puts the person back.
     *
     * @throws NOT_FOUND, CONFLICT, INVALID_INPUT for dates that cannot be, or RULE_VIOLATION `post_is_open`,
     *   `person_already_posted`.
     */
    async updatePosting(
      actor: Actor,
      input: {
        id: PostingId;
        revision: number;
        role: PostRole | null;
        startDate: BusinessDate | null;
        endDate: BusinessDate | null;
        reason: string;
      },
    ): Promise<PostingRow> {
      return await database.write(actor, async ({ trx, at, audit }) => {
        const before = await rowAt(trx, input.id, input.revision);
        const { role, startDate, endDate } = input;
        const status = before.status === 'open' ? 'open' : statusOf(endDate);
        if (before.personId === null) {
          if (startDate !== null || endDate !== null)
            throw ruleViolation('post_is_open', '这个岗位还没有定人，不能填写到岗或离岗日期。请先安排人员。');
        } else {
          checkPeriod(startDate, endDate, businessDateOf(at));
          const person = await findPerson(trx, before.personId);
          if (person && status === 'on_post') await refuseSecondPost(trx, person, input.id);
        }
        await updatePosting(trx, input.id, input.revision, {
          role,
          status,
          start_date: startDate,
          end_date: endDate,
        });
        await audit({
          action: 'roster.postingUpdated',
          entityType: 'posting',
          entityId: input.id,
          before: { role: before.role, startDate: before.startDate, endDate: before.endDate },
          after: { role, startDate, endDate },
          reason: input.reason,
        });
        return await rowIn(trx, input.id);
      });
    },

    /** @throws NOT_FOUND, CONFLICT, or INVALID_INPUT (a staff number that another person has). */
    async updatePerson(
      actor: Actor,
      input: { id: PersonId; revision: number; person: PersonDraft },
    ): Promise<Person> {
      return await database.write(actor, async ({ trx, audit }) => {
        const before = await findPerson(trx, input.id);
        if (!before) throw notFound('人员');
        if (before.revision !== input.revision) throw conflict('人员信息', before.revision);
        await refuseTakenNumber(trx, input.person.staffNumber, input.id, 'person.staffNumber');
        await updatePerson(trx, input.id, input.revision, input.person);
        const changed = changedFields(before, input.person);
        await audit({
          action: 'roster.personUpdated',
          entityType: 'person',
          entityId: input.id,
          before: changed.before,
          after: changed.after,
        });
        const after = await findPerson(trx, input.id);
        if (!after) throw notFound('人员');
        return after;
      });
    },
  };
}

async function rowIn(trx: Transaction<Schema>, id: PostingId): Promise<PostingRow> {
  const posting = await findPostingRow(trx, id);
  if (!posting) throw notFound('派驻记录');
  return posting;
}

async function rowAt(trx: Transaction<Schema>, id: PostingId, revision: number): Promise<PostingRow> {
  const posting = await rowIn(trx, id);
  if (posting.revision !== revision) throw conflict('派驻记录', posting.revision);
  return posting;
}

async function refuseSecondPost(
  trx: Transaction<Schema>,
  person: Person,
  except: PostingId | null,
): Promise<void> {
  const current = await currentPostingOf(trx, person.id, except);
  if (!current) return;
  throw ruleViolation(
    'person_already_posted',
    `${person.name}自 ${current.startDate} 起已在${current.village}驻村（${current.unit}派出），一人不能同时在两个岗位。请先登记原岗位的离岗日期。`,
  );
}

async function refuseTakenNumber(
  trx: Transaction<Schema>,
  staffNumber: string | null,
  owner: PersonId | null,
  path: string,
): Promise<void> {
  if (staffNumber === null) return;
  const other = await findPersonByNumber(trx, staffNumber);
  if (!other || other.id === owner) return;
  throw invalidInput(
    path,
    `人员编号 ${staffNumber} 已属于${other.name}，请核对编号；如是同一人，请选择已有人员。`,
  );
}

function checkPeriod(
  startDate: BusinessDate | null,
  endDate: BusinessDate | null,
  today: BusinessDate,
): void {
  if (startDate === null) throw invalidInput('startDate', '已定人的岗位必须有到岗日期，请填写。');
  if (startDate > today)
    throw invalidInput('startDate', `到岗日期 ${startDate} 还没有到，请在到岗当天或之后登记。`);
  if (endDate === null) return;
  if (endDate < startDate)
    throw invalidInput('endDate', `离岗日期 ${endDate} 早于到岗日期 ${startDate}，请核对。`);
  if (endDate > today)
    throw invalidInput('endDate', `离岗日期 ${endDate} 还没有到，请在离岗当天或之后登记。`);
}

/** Only what changed goes into the audit trail. */
function changedFields(before: Person, after: PersonDraft) {
  const names = (Object.keys(after) as (keyof PersonDraft)[]).filter((name) => before[name] !== after[name]);
  const pick = (source: PersonDraft) => Object.fromEntries(names.map((name) => [name, source[name]]));
  return { before: pick(before), after: pick(after) };
}
