import type { PersonDraft, PostingListInput, PostingRow } from '#shared/contract/roster.ts';
import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import type { PersonId, PostingId } from '#shared/ids.ts';
import { tidyPlace } from '#shared/roster/place-names.ts';
import type { PostRole } from '#shared/vocabulary.ts';
import type { Actor, Database } from '../database/database.types.ts';
import { ruleViolation } from '../errors.ts';
import { correctPosting } from './correct-posting.ts';
import { checkPeriod, knownOrNewPerson, postingAt, postingIn, refuseSecondPost } from './guards.ts';
import { insertNomination } from './nomination.repository.ts';
import { refuseNominated, refuseNominatedPost } from './nomination-guards.ts';
import { checkPersonNow } from './nomination-view.ts';
import type { PenaltySource } from './penalty-source.ts';
import {
  insertTownship,
  insertVillage,
  listTownships,
  listVillages,
  loadPlaces,
} from './places.repository.ts';
import { listPostingNumbers } from './posting-list.repository.ts';
import { postingRowsInOrder } from './posting-row.repository.ts';
import { insertPosting, rosterTotals, seatsOf, updatePosting } from './postings.repository.ts';
import type { SchemeSource } from './scheme-source.ts';
import { insertUnit, loadUnits } from './units.repository.ts';

export interface PostingsDependencies {
  readonly database: Database;
  readonly schemes: SchemeSource;
  readonly penaltiesOf: PenaltySource;
}

export type PostingsService = ReturnType<typeof createPostingsService>;

/** Postings: the list, open posts, filling them at once, and corrections. */
export function createPostingsService({ database, schemes, penaltiesOf }: PostingsDependencies) {
  const { read } = database;
  return {
    totals: () => rosterTotals(read),

    async list(input: PostingListInput) {
      const { total, numbers } = await listPostingNumbers(read, input);
      return { total, rows: await postingRowsInOrder(read, numbers) };
    },

    listTownships: () => listTownships(read),
    listVillages: () => listVillages(read),

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
        const posting = await postingIn(trx, id);
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
     * Puts a person, new or known, on an open post at once, without the steps of a nomination. What the pre-check says
     * is kept beside it and stops nothing.
     *
     * @throws NOT_FOUND, CONFLICT, INVALID_INPUT (a staff number that another person has, a start that has not
     *   come yet), or RULE_VIOLATION
     *   `post_already_filled`, `person_already_posted`, `person_posted_then`, `post_nominated`, `person_nominated`.
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
      const scheme = await schemes.inForce();
      return await database.write(actor, async (write) => {
        const { trx, at } = write;
        const before = await postingAt(trx, input.id, input.revision);
        if (before.status !== 'open') {
          throw ruleViolation(
            'post_already_filled',
            `${before.villageName}的这个岗位已经有人（${before.personName ?? ''}），不能再安排。如需换人，请先登记离岗。`,
          );
        }
        refuseNominatedPost(before);
        const person = await knownOrNewPerson(write, input.person);
        await refuseSecondPost(trx, person, null, { start: input.startDate, end: null });
        await refuseNominated(trx, person);
        checkPeriod(input.startDate, null, businessDateOf(at));
        await updatePosting(trx, input.id, input.revision, {
          person_id: person.id,
          role: input.role,
          status: 'on_post',
          start_date: input.startDate,
          end_date: null,
        });
        const preCheck = await checkPersonNow(trx, penaltiesOf, scheme, {
          person,
          role: input.role,
          answers: {},
          on: input.startDate,
        });
        await insertNomination(trx, at, {
          postingId: input.id,
          personId: person.id,
          role: input.role,
          state: 'posted',
          proposedOn: input.startDate,
          plannedStart: null,
          schemeVersionId: scheme.id,
          steps: [],
          preCheck,
        });
        await write.audit({
          action: 'roster.postFilled',
          entityType: 'posting',
          entityId: input.id,
          before: { status: before.status, role: before.role },
          after: {
            status: 'on_post',
            personId: person.id,
            person: person.name,
            role: input.role,
            startDate: input.startDate,
            preCheck: preCheck.verdict,
          },
        });
        return await postingIn(trx, input.id);
      });
    },

    /** Corrects role, dates and distance of a posting; see {@link correctPosting} for the refusals. */
    async updatePosting(actor: Actor, input: Parameters<typeof correctPosting>[2]): Promise<PostingRow> {
      const rules = (await schemes.inForce()).content.posting;
      return await database.write(actor, (write) => correctPosting(write, rules, input));
    },
  };
}
