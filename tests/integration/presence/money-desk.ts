import { resolve } from 'node:path';
import type { Insertable } from 'kysely';
import { businessDateOf, type Month } from '#shared/dates.ts';
import type { PostingId, SchemeVersionId } from '#shared/ids.ts';
import { countDays } from '#shared/presence/attendance-days.ts';
import { createWorkingCalendar } from '#shared/presence/working-calendar.ts';
import { systemActor } from '../../../electron/database/database.types.ts';
import type { Schema } from '../../../electron/database/schema.ts';
import { ensureBuiltInSchemes } from '../../../electron/policy/built-in-schemes.ts';
import { createPolicyService } from '../../../electron/policy/policy.service.ts';
import { type HeldPost, heldPosts } from '../../../electron/presence/held-posts.repository.ts';
import { createMoneyService, type MoneyService } from '../../../electron/presence/money.service.ts';
import { loadSampleDistrict } from '../../../electron/roster/sample/load-sample-district.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

/** The sample district with money worked out over it. */
export interface MoneyDesk extends TestDatabase {
  readonly money: MoneyService;
  /** Everyone who was ever on post, in the order of the roster. */
  readonly people: readonly HeldPost[];
  versionOf(code: string): Promise<SchemeVersionId>;
  /** Stores the attendance of a month. */
  attend(postingId: PostingId, month: Month, days: string, roundTrips?: number | null): Promise<void>;
  /** Changes a posting and its person as the roster would. */
  change(
    post: HeldPost,
    changes: { readonly inSalary?: 0 | 1; readonly distanceTenths?: number },
  ): Promise<void>;
}

export async function openMoneyDesk(): Promise<MoneyDesk> {
  const opened = await createTestDatabase();
  const { database, clock } = opened;
  await ensureBuiltInSchemes(database);
  await loadSampleDistrict(database, resolve(import.meta.dirname, '../../../resources'), clock);
  const policy = createPolicyService({ database });
  // Weekends only, so that the tests do not depend on what was published.
  const calendar = createWorkingCalendar([], [2025, 2026]);
  const money = createMoneyService({
    database,
    clock,
    schemes: policy,
    workingCalendar: () => Promise.resolve(calendar),
  });
  return {
    ...opened,
    money,
    people: await heldPosts(database.read, null),
    async versionOf(code) {
      const version = (await policy.list()).find((candidate) => candidate.code === code);
      if (!version) throw new Error(`No scheme ${code}`);
      return version.id;
    },
    async attend(postingId, month, days, roundTrips = null) {
      const row: Insertable<Schema['attendance_month']> = {
        posting_id: postingId,
        month,
        days,
        ...countDays(days),
        round_trips: roundTrips,
        import_id: null,
        note: null,
        recorded_at: clock.now(),
        recorded_by: '示例',
      };
      await database.write(systemActor, async ({ trx, audit }) => {
        await trx.insertInto('attendance_month').values(row).execute();
        await audit({
          action: 'presence.attendanceSaved',
          entityType: 'attendance',
          entityId: postingId,
          after: { month, on: businessDateOf(clock.now()) },
        });
      });
    },
    async change(post, { inSalary, distanceTenths }) {
      await database.write(systemActor, async ({ trx, audit }) => {
        if (inSalary !== undefined)
          await trx
            .updateTable('person')
            .set({ phone_allowance_in_salary: inSalary })
            .where('id', '=', post.personId)
            .execute();
        if (distanceTenths !== undefined)
          await trx
            .updateTable('posting')
            .set({ distance_tenths: distanceTenths })
            .where('id', '=', post.postingId)
            .execute();
        await audit({ action: 'roster.personUpdated', entityType: 'person', entityId: post.personId });
      });
    },
  };
}
