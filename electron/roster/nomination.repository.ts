import type { Selectable, Transaction } from 'kysely';
import type { ProcedureStep } from '#shared/contract/roster-lifecycle.ts';
import type { BusinessDate, Instant } from '#shared/dates.ts';
import {
  type NominationId,
  nominationIdSchema,
  type PersonId,
  type PostingId,
  type SchemeVersionId,
  type TownshipId,
} from '#shared/ids.ts';
import { openNominationStates } from '#shared/roster/posting-stage.ts';
import type { PreCheck, PreCheckAnswers } from '#shared/roster/pre-check.types.ts';
import type { NominationState, PostRole } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../database/database.types.ts';
import { newId } from '../database/ids.ts';
import type { Schema } from '../database/schema.ts';

export type NominationRow = Selectable<Schema['nomination']>;

export async function findNomination(
  handle: ReadHandle,
  id: NominationId,
): Promise<NominationRow | undefined> {
  return await handle.selectFrom('nomination').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The newest first, closed ones too. */
export async function nominationsOfPosting(handle: ReadHandle, id: PostingId): Promise<NominationRow[]> {
  return await handle
    .selectFrom('nomination')
    .selectAll()
    .where('posting_id', '=', id)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** The newest first, closed ones too. */
export async function nominationsOfPerson(handle: ReadHandle, id: PersonId): Promise<NominationRow[]> {
  return await handle
    .selectFrom('nomination')
    .selectAll()
    .where('person_id', '=', id)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** Those that wait for something, the oldest proposal first. */
export async function openNominations(
  handle: ReadHandle,
  townshipId: TownshipId | null,
): Promise<NominationRow[]> {
  return await handle
    .selectFrom('nomination as n')
    .innerJoin('posting as p', 'p.id', 'n.posting_id')
    .innerJoin('village as v', 'v.id', 'p.village_id')
    .selectAll('n')
    .where('n.state', 'in', openNominationStates)
    .$if(townshipId !== null, (query) => query.where('v.township_id', '=', townshipId))
    .orderBy('n.proposed_on')
    .orderBy('n.id')
    .execute();
}

/** How many nominations are open. */
export async function countOpenNominations(handle: ReadHandle): Promise<number> {
  const { count } = await handle
    .selectFrom('nomination')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', 'in', openNominationStates)
    .executeTakeFirstOrThrow();
  return count;
}

/** The open nomination of a person, and for which village. */
export async function openNominationOf(handle: ReadHandle, id: PersonId) {
  return await handle
    .selectFrom('nomination as n')
    .innerJoin('posting as p', 'p.id', 'n.posting_id')
    .innerJoin('village as v', 'v.id', 'p.village_id')
    .select(['n.id', 'n.proposed_on as proposedOn', 'v.name as village'])
    .where('n.person_id', '=', id)
    .where('n.state', 'in', openNominationStates)
    .executeTakeFirst();
}

export interface NewNomination {
  readonly postingId: PostingId;
  readonly personId: PersonId;
  readonly role: PostRole;
  readonly state: NominationState;
  readonly proposedOn: BusinessDate;
  readonly plannedStart: BusinessDate | null;
  readonly schemeVersionId: SchemeVersionId;
  readonly steps: readonly ProcedureStep[];
  readonly preCheck: PreCheck | null;
}

export async function insertNomination(
  trx: Transaction<Schema>,
  at: Instant,
  nomination: NewNomination,
): Promise<NominationId> {
  const id = newId(nominationIdSchema);
  await trx
    .insertInto('nomination')
    .values({
      id,
      posting_id: nomination.postingId,
      person_id: nomination.personId,
      role: nomination.role,
      state: nomination.state,
      proposed_on: nomination.proposedOn,
      planned_start: nomination.plannedStart,
      scheme_version_id: nomination.schemeVersionId,
      steps: JSON.stringify(nomination.steps),
      answers: '{}',
      pre_check: nomination.preCheck === null ? null : JSON.stringify(nomination.preCheck),
      override_reason: null,
      closing_reason: null,
      created_at: at,
      updated_at: at,
    })
    .execute();
  return id;
}

/** Writes what has changed; the caller has compared the revision inside the same write. */
export async function updateNomination(
  trx: Transaction<Schema>,
  at: Instant,
  row: NominationRow,
  change: {
    readonly state?: NominationState;
    readonly steps?: readonly ProcedureStep[];
    readonly answers?: PreCheckAnswers;
    readonly preCheck?: PreCheck;
    readonly overrideReason?: string | null;
    readonly closingReason?: string | null;
  },
): Promise<void> {
  await trx
    .updateTable('nomination')
    .set({
      state: change.state ?? row.state,
      steps: change.steps ? JSON.stringify(change.steps) : row.steps,
      answers: change.answers ? JSON.stringify(change.answers) : row.answers,
      pre_check: change.preCheck ? JSON.stringify(change.preCheck) : row.pre_check,
      override_reason: change.overrideReason ?? row.override_reason,
      closing_reason: change.closingReason ?? row.closing_reason,
      updated_at: at,
      revision: row.revision + 1,
    })
    .where('id', '=', row.id)
    .execute();
}
