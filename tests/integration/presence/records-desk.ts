import type { LeaveDraft, LeavePeriod } from '#shared/contract/presence-leave.ts';
import {
  type PersonId,
  type PostingId,
  personIdSchema,
  postingIdSchema,
  townshipIdSchema,
  unitIdSchema,
  villageIdSchema,
} from '#shared/ids.ts';
import { type PostRole, postRoleLabels } from '#shared/vocabulary.ts';
import { type Actor, systemActor } from '../../../electron/database/database.types.ts';
import { newId } from '../../../electron/database/ids.ts';
import { ensureBuiltInSchemes } from '../../../electron/policy/built-in-schemes.ts';
import { createPolicyService } from '../../../electron/policy/policy.service.ts';
import { createCalendarService } from '../../../electron/presence/calendar/calendar.service.ts';
import { createConductService } from '../../../electron/presence/conduct.service.ts';
import { createLeaveService } from '../../../electron/presence/leave.service.ts';
import { createObservationService } from '../../../electron/presence/observation.service.ts';
import { createSpotCheckService } from '../../../electron/presence/spot-check.service.ts';
import { date, leavePeriod } from '../../support/leave-cases.ts';
import { testDatabase } from '../../support/test-database.ts';

export const archivist: Actor = { id: 'archivist', name: '示例档案员' };
export const leader: Actor = { id: 'leader', name: '示例领导' };

/** The fields that an INVALID_INPUT names; empty for a call that succeeds or fails otherwise. */
export async function fieldsOf(call: Promise<unknown>): Promise<string[]> {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  const issues = (error as { data?: { issues?: { path: string }[] } } | null)?.data?.issues;
  return issues?.map(({ path }) => path) ?? [];
}

export interface Posted {
  readonly postingId: PostingId;
  readonly personId: PersonId;
}

/** Leave and records on a database of their own, with a few people on post. Today is 5 March 2026, a Thursday. */
export async function recordsDesk() {
  const { database, clock } = await testDatabase();
  await ensureBuiltInSchemes(database);
  const policy = createPolicyService({ database });
  const { workingCalendar } = createCalendarService({ database });
  const leave = createLeaveService({ database, clock, schemes: policy, workingCalendar });
  const at = clock.now();
  const townshipId = newId(townshipIdSchema);
  const villageId = newId(villageIdSchema);
  const unitId = newId(unitIdSchema);
  await database.write(systemActor, async ({ trx, audit }) => {
    const named = { created_at: at, sort_key: '', initials: '' };
    await trx
      .insertInto('township')
      .values({ id: townshipId, name: '示河镇', ordinal: 1, ...named })
      .execute();
    await trx
      .insertInto('village')
      .values({ id: villageId, township_id: townshipId, name: '示坪村', ordinal: 1, ...named })
      .execute();
    await trx
      .insertInto('dispatching_unit')
      .values({ id: unitId, name: '示财政局', ...named })
      .execute();
    await audit({ action: 'roster.imported', entityType: 'roster', entityId: 'x' });
  });

  return {
    database,
    clock,
    policy,
    leave,
    spotChecks: createSpotCheckService({ database, clock }),
    conduct: createConductService({ database, clock }),
    observations: createObservationService({ database }),
    townshipId,
    villageId,
    unitId,

    /** Somebody on post since a day, until a day where one is given. */
    async post(
      name: string,
      start = '2025-01-06',
      role: PostRole | null = 'team_member',
      end: string | null = null,
    ): Promise<Posted> {
      const personId = newId(personIdSchema);
      const postingId = newId(postingIdSchema);
      await database.write(systemActor, async ({ trx, audit }) => {
        await trx
          .insertInto('person')
          .values({ id: personId, name, initials: 'zsl', sort_key: name, created_at: at })
          .execute();
        await trx
          .insertInto('posting')
          .values({
            id: postingId,
            village_id: villageId,
            unit_id: unitId,
            person_id: personId,
            lead_unit: 0,
            role,
            status: end === null ? 'on_post' : 'ended',
            start_date: date(start),
            end_date: end === null ? null : date(end),
            created_at: at,
          })
          .execute();
        const after = role === null ? null : postRoleLabels[role];
        await audit({ action: 'roster.postFilled', entityType: 'posting', entityId: postingId, after });
      });
      return { postingId, personId };
    },

    /** A request as somebody types it; what is not said is as usual. */
    draft: (
      postingId: PostingId,
      period: LeavePeriod = leavePeriod('2026-03-09', '2026-03-11'),
      more: Partial<LeaveDraft> = {},
    ): LeaveDraft => ({
      postingId,
      kind: 'personal',
      ...period,
      reason: '家中有事（示例）',
      destination: '赣州市',
      requestedOn: date('2026-03-05'),
      reportedBy: 'paper',
      countedAs: null,
      joined: null,
      joinReason: null,
      approver: null,
      ...more,
    }),

    async putInForce(code: string): Promise<void> {
      const version = (await policy.list()).find((listed) => listed.code === code && listed.newest);
      if (!version) throw new Error(`No scheme ${code}`);
      await policy.putInForce(leader, { id: version.id, reason: '示例：启用' });
    },

    /** Actions on record about something, the oldest first. */
    async trail(entityId: string): Promise<string[]> {
      const rows = await database.read
        .selectFrom('audit_event')
        .select('action')
        .where('entity_id', '=', entityId)
        .orderBy('sequence')
        .execute();
      return rows.map(({ action }) => action);
    },
  };
}
