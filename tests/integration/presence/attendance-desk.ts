import { onTestFinished } from 'vitest';
import type { Job } from '#shared/contract/jobs.ts';
import { businessDateSchema, type Month, monthSchema } from '#shared/dates.ts';
import {
  type JobId,
  type PostingId,
  personIdSchema,
  postingIdSchema,
  type TownshipId,
  townshipIdSchema,
  type UploadId,
  unitIdSchema,
  userIdSchema,
  type VillageId,
  villageIdSchema,
} from '#shared/ids.ts';
import { type Actor, systemActor } from '../../../electron/database/database.types.ts';
import { newId } from '../../../electron/database/ids.ts';
import { createJobs } from '../../../electron/jobs/jobs.service.ts';
import { createUploads } from '../../../electron/jobs/uploads.ts';
import { createLog } from '../../../electron/log.ts';
import { ensureBuiltInSchemes } from '../../../electron/policy/built-in-schemes.ts';
import { createPolicyService } from '../../../electron/policy/policy.service.ts';
import { createAttendanceService } from '../../../electron/presence/attendance.service.ts';
import { createCalendarService } from '../../../electron/presence/calendar/calendar.service.ts';
import { createAttendanceReader } from '../../../electron/presence/import/attendance-reader.ts';
import { createAttendanceImportService } from '../../../electron/presence/import/import.service.ts';
import { createLeaveService } from '../../../electron/presence/leave.service.ts';
import { createTestDatabase } from '../../support/test-database.ts';

export const clerkId = userIdSchema.parse('01936b1e-0000-7000-8000-000000000001');
export const clerk: Actor = { id: clerkId, name: '示例档案员' };
export const march: Month = monthSchema.parse('2026-03');

/** A whole month from its beginning: `P20` and so on, the rest of it `rest`. */
export function letters(text: string, rest = 'R', length = 31): string {
  const expanded = text.replace(/([PBMTLAR-])(\d+)/g, (_, letter: string, count: string) =>
    letter.repeat(Number(count)),
  );
  return expanded.padEnd(length, rest);
}

/**
 * Attendance and its import on a database of their own, the rules of 赣州 in force. Today is 10 April 2026. Two
 * townships with a village each.
 */
export async function attendanceDesk() {
  const opened = await createTestDatabase();
  const { database, clock } = opened;
  clock.set('2026-04-10T02:30:00.000Z');
  await ensureBuiltInSchemes(database);
  const policy = createPolicyService({ database });
  const calendar = createCalendarService({ database });
  const jobs = createJobs(createLog(opened.dataDirectory, clock));
  const uploads = createUploads(clock);
  const reader = createAttendanceReader();
  onTestFinished(async () => {
    await jobs.close();
    await reader.close();
    await opened.close();
  });
  const attendance = createAttendanceService({ database, clock, policy, calendar });
  const leave = createLeaveService({
    database,
    clock,
    schemes: policy,
    workingCalendar: calendar.workingCalendar,
  });
  const imports = createAttendanceImportService({ database, clock, jobs, uploads, reader });
  const at = clock.now();
  const townships: TownshipId[] = [];
  const villages: VillageId[] = [];
  const unitId = newId(unitIdSchema);
  await database.write(systemActor, async ({ trx, audit }) => {
    const named = { created_at: at, sort_key: '' };
    for (const [index, [township, village]] of [
      ['示河镇', '唐保社村'],
      ['示山乡', '石桥村'],
    ].entries()) {
      const townshipId = newId(townshipIdSchema);
      const villageId = newId(villageIdSchema);
      townships.push(townshipId);
      villages.push(villageId);
      const place = { ordinal: index + 1, ...named };
      await trx
        .insertInto('township')
        .values({ id: townshipId, name: township ?? '', initials: index === 0 ? 'shz' : 'ssx', ...place })
        .execute();
      await trx
        .insertInto('village')
        .values({ id: villageId, township_id: townshipId, name: village ?? '', initials: 'v', ...place })
        .execute();
    }
    await trx
      .insertInto('dispatching_unit')
      .values({ id: unitId, name: '示财政局', initials: 'sczj', ...named })
      .execute();
    await audit({ action: 'roster.imported', entityType: 'roster', entityId: 'x' });
  });

  return {
    database,
    clock,
    attendance,
    imports,
    townships,

    /** Somebody on post in the first village, or in the second. */
    async post(
      name: string,
      more: { village?: 0 | 1; start?: string; end?: string | null; staffNumber?: string } = {},
    ): Promise<PostingId> {
      const { village = 0, start = '2025-01-06', end = null, staffNumber = null } = more;
      const personId = newId(personIdSchema);
      const postingId = newId(postingIdSchema);
      await database.write(systemActor, async ({ trx, audit }) => {
        await trx
          .insertInto('person')
          .values({
            id: personId,
            name,
            initials: 'zsl',
            sort_key: name,
            created_at: at,
            staff_number: staffNumber,
          })
          .execute();
        await trx
          .insertInto('posting')
          .values({
            id: postingId,
            village_id: villages[village] as VillageId,
            unit_id: unitId,
            person_id: personId,
            role: 'team_member',
            status: end === null ? 'on_post' : 'ended',
            start_date: businessDateSchema.parse(start),
            end_date: end === null ? null : businessDateSchema.parse(end),
            created_at: at,
          })
          .execute();
        await audit({ action: 'roster.postFilled', entityType: 'posting', entityId: postingId });
      });
      return postingId;
    },

    /** A leave of whole days, up to three, approved by the township. */
    async approvedLeave(postingId: PostingId, from: string, to: string): Promise<void> {
      const on = businessDateSchema.parse(from);
      const asked = await leave.request(clerk, {
        postingId,
        kind: 'personal',
        startDate: on,
        startHalf: 'am',
        endDate: businessDateSchema.parse(to),
        endHalf: 'pm',
        reason: '家中有事（示例）',
        destination: null,
        requestedOn: on,
        reportedBy: 'paper',
        countedAs: null,
        joined: null,
        joinReason: null,
        approver: null,
      });
      await leave.decide(clerk, {
        id: asked.id,
        revision: asked.revision,
        outcome: 'approved',
        consents: [],
        countedAs: null,
        organ: '乡镇党委',
        by: '示例书记',
        decidedOn: on,
        documentNumber: null,
        note: null,
      });
    },

    /** The list of a month as the page asks for it. */
    list: (more: Partial<Parameters<typeof attendance.list>[0]> = {}) =>
      attendance.list({
        month: march,
        townshipId: null,
        villageId: null,
        unitId: null,
        text: '',
        recorded: null,
        offset: 0,
        limit: 100,
        ...more,
      }),

    /** Records the days of a month, as it was read. */
    save: (postingId: PostingId, days: string, revision: number | null = null, month = march) =>
      attendance.save(clerk, {
        postingId,
        month,
        revision,
        record: { kind: 'days', days },
        roundTrips: null,
        note: null,
      }),

    upload: (fileName: string, bytes: Uint8Array): UploadId => uploads.put(clerkId, fileName, bytes),

    async ended(id: JobId): Promise<Job> {
      for (;;) {
        const job = jobs.get(clerkId, id);
        if (job.state !== 'running') return job;
        await new Promise((turn) => setImmediate(turn));
      }
    },

    /** Audit entries of attendance, the oldest first. */
    async trail() {
      const rows = await database.read
        .selectFrom('audit_event')
        .select(['action', 'entity_id as entityId', 'before', 'after'])
        .where('entity_type', '=', 'attendance')
        .orderBy('sequence')
        .execute();
      return rows.map(({ before, after, ...row }) => ({
        ...row,
        before: before === null ? null : (JSON.parse(before) as unknown),
        after: after === null ? null : (JSON.parse(after) as unknown),
      }));
    },

    async recordedRows() {
      return await database.read.selectFrom('attendance_month').selectAll().orderBy('posting_id').execute();
    },
  };
}
