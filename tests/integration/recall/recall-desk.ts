import { onTestFinished } from 'vitest';
import type { Job } from '#shared/contract/jobs.ts';
import { type SignalFilter, signalFilterSchema } from '#shared/contract/recall.ts';
import { businessDateSchema, daysInMonth, monthSchema } from '#shared/dates.ts';
import {
  conductRecordIdSchema,
  type JobId,
  leaveIdSchema,
  type PersonId,
  type PostingId,
  type SchemeVersionId,
  spotCheckIdSchema,
  type UserId,
  userIdSchema,
} from '#shared/ids.ts';
import { countDays } from '#shared/presence/attendance-days.ts';
import type { CheckLevel } from '#shared/vocabulary.ts';
import type { WriteUnit } from '../../../electron/database/database.types.ts';
import { newId } from '../../../electron/database/ids.ts';
import { createJobs } from '../../../electron/jobs/jobs.service.ts';
import { createUploads } from '../../../electron/jobs/uploads.ts';
import { createLog } from '../../../electron/log.ts';
import { createCalendarService } from '../../../electron/presence/calendar/calendar.service.ts';
import { createRecallService } from '../../../electron/recall/recall.service.ts';
import { createTemporaryDirectory } from '../../support/temporary-directory.ts';
import { openDistrict } from '../assessment/district.ts';

export interface Posted {
  readonly postingId: PostingId;
  readonly personId: PersonId;
}

const date = (text: string) => businessDateSchema.parse(text);

/** A small district with the recall service, on 5 March 2026, and short ways to record what speaks for a trigger. */
export async function openRecallDesk() {
  const district = await openDistrict();
  const { database, clock, policy, assessment } = district;
  clock.set('2026-03-05T02:30:00.000Z');
  const logs = createTemporaryDirectory();
  const jobs = createJobs(createLog(logs.path, clock));
  onTestFinished(async () => {
    await jobs.close();
    logs.remove();
  });
  const presence = { calendar: createCalendarService({ database }) };
  const uploads = createUploads(clock);
  const recall = createRecallService({ database, clock, jobs, uploads, policy, presence, assessment });
  const leaderId: UserId = userIdSchema.parse(district.actors.leader.id);

  /** Rows of daily management are another feature's: only their presence matters here. */
  const record = (work: (unit: WriteUnit) => Promise<unknown>): Promise<void> =>
    database.write(district.actors.leader, async (unit) => {
      await work(unit);
      await unit.audit({ action: 'presence.observed', entityType: 'observation', entityId: 'test' });
    });

  async function posted(name: string): Promise<Posted> {
    const { id, person_id } = await database.read
      .selectFrom('posting')
      .innerJoin('person', 'person.id', 'posting.person_id')
      .select(['posting.id', 'posting.person_id'])
      .where('person.name', '=', name)
      .executeTakeFirstOrThrow();
    if (person_id === null) throw new Error(`${name} is on no post`);
    return { postingId: id, personId: person_id };
  }

  return {
    ...district,
    recall,
    uploads,
    presence,
    leaderId,
    record,
    posted,

    /** Somebody on post since 1 January 2025. */
    async post(name: string, place: { village?: string; unit?: string; initials?: string } = {}) {
      await district.addPosting({ name, start: '2025-01-01', ...place });
      return posted(name);
    },

    /** A month of which the first days are in the village and the others rest. */
    attendance: ({ postingId }: Posted, text: string, present: number) =>
      record(async ({ trx, at, actor }) => {
        const month = monthSchema.parse(text);
        const days = 'P'.repeat(present).padEnd(daysInMonth(month), 'R');
        const row = { days, ...countDays(days), recorded_at: at, recorded_by: actor.name };
        await trx
          .insertInto('attendance_month')
          .values({ posting_id: postingId, month, ...row })
          .onConflict((conflict) => conflict.columns(['posting_id', 'month']).doUpdateSet(row))
          .execute();
      }),

    /** A finding of absence without excuse. */
    async finding({ postingId }: Posted, on: string, level: CheckLevel = 'city') {
      const id = newId(spotCheckIdSchema);
      await record(({ trx, at, actor }) =>
        trx
          .insertInto('spot_check')
          .values({
            id,
            posting_id: postingId,
            level,
            organ: '示例市驻村办',
            checked_on: date(on),
            finding: 'unexcused_absence',
            detail: '检查时不在村',
            created_at: at,
            created_by: actor.name,
          })
          .execute(),
      );
      return id;
    },

    voidFinding: (id: ReturnType<typeof newId<typeof spotCheckIdSchema>>) =>
      record(({ trx, at }) =>
        trx
          .updateTable('spot_check')
          .set({ voided_at: at, void_reason: '登记错了人' })
          .where('id', '=', id)
          .execute(),
      ),

    penalty: ({ personId }: Posted, on: string) =>
      record(({ trx, at, actor }) =>
        trx
          .insertInto('conduct_record')
          .values({
            id: newId(conductRecordIdSchema),
            person_id: personId,
            kind: 'penalty',
            severity: '警告',
            decided_on: date(on),
            organ: '示例县纪委',
            reason: '违反工作纪律',
            created_at: at,
            created_by: actor.name,
          })
          .execute(),
      ),

    /** Whole days, approved. */
    leave: ({ postingId }: Posted, from: string, to: string) =>
      record(async ({ trx, at, actor }) => {
        const halfDays = (Date.parse(to) - Date.parse(from)) / 43_200_000 + 2;
        await trx
          .insertInto('leave')
          .values({
            id: newId(leaveIdSchema),
            posting_id: postingId,
            kind: 'personal',
            start_date: date(from),
            start_half: 'am',
            end_date: date(to),
            end_half: 'pm',
            calendar_half_days: halfDays,
            working_half_days: halfDays,
            counted_as: 'calendar',
            state: 'approved',
            reason: '家中有事',
            requested_on: date(from),
            reported_by: 'paper',
            scheme_version_id: district.scheme.id,
            consents: '[]',
            reasoning: '{}',
            substitution_needed: 0,
            created_at: at,
            created_by: actor.name,
          })
          .execute();
      }),

    async schemeVersion(code: string): Promise<SchemeVersionId> {
      const version = (await policy.list()).find((listed) => listed.code === code);
      if (!version) throw new Error(`No scheme ${code}`);
      return version.id;
    },

    /** The list as the page asks for it. */
    list: (filter: Partial<SignalFilter> = {}, offset = 0, limit = 100) =>
      recall.list({ filter: { ...signalFilterSchema.parse({}), ...filter }, offset, limit }, 'leader'),

    /** Waits for a job of the leader to end. */
    async ended(id: JobId): Promise<Job> {
      for (;;) {
        const job = jobs.get(leaderId, id);
        if (job.state !== 'running') return job;
        await new Promise((turn) => setImmediate(turn));
      }
    },
    cancel: (id: JobId) => jobs.cancel(leaderId, id),
  };
}
export type RecallDesk = Awaited<ReturnType<typeof openRecallDesk>>;
