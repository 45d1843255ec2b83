import type { Updateable } from 'kysely';
import type { CycleDetail } from '#shared/contract/assessment-cycle.ts';
import { eligibilityFilterSchema } from '#shared/contract/assessment-eligibility.ts';
import { conductDraftSchema, spotCheckDraftSchema } from '#shared/contract/presence-records.ts';
import { businessDateSchema, monthOf } from '#shared/dates.ts';
import {
  type CycleId,
  type JobId,
  leaveIdSchema,
  type PersonId,
  type PostingId,
  personIdSchema,
  postingIdSchema,
  townshipIdSchema,
  type UserId,
  unitIdSchema,
  userIdSchema,
  villageIdSchema,
} from '#shared/ids.ts';
import type { EligibilityRule } from '#shared/policy/scheme.ts';
import { countDays } from '#shared/presence/attendance-days.ts';
import type {
  CycleState,
  EligibilityFact,
  Grade,
  LeaveKind,
  Participation,
  Role,
} from '#shared/vocabulary.ts';
import { createAssessmentService } from '../../../electron/assessment/assessment.service.ts';
import { type Actor, systemActor, type WriteUnit } from '../../../electron/database/database.types.ts';
import { newId } from '../../../electron/database/ids.ts';
import type { Schema } from '../../../electron/database/schema.ts';
import { createJobs } from '../../../electron/jobs/jobs.service.ts';
import { createUploads } from '../../../electron/jobs/uploads.ts';
import { createLog } from '../../../electron/log.ts';
import { ensureBuiltInSchemes } from '../../../electron/policy/built-in-schemes.ts';
import { createPolicyService, type PolicyService } from '../../../electron/policy/policy.service.ts';
import { penaltiesOf } from '../../../electron/presence/conduct-source.ts';
import { createPresenceService } from '../../../electron/presence/presence.service.ts';
import { createRosterService } from '../../../electron/roster/roster.service.ts';
import { testDatabase } from '../../support/test-database.ts';
import { addUser } from '../../support/users.ts';

export const date = (text: string) => businessDateSchema.parse(text);

const rule = (
  fact: EligibilityFact,
  participation: Participation,
  cap: Grade | null = null,
): EligibilityRule => {
  const clause = { document: '示例办法', article: '第九条', text: '示例条文' };
  const ground = { kind: 'clause' as const, clause };
  return { code: fact, fact, participation, cap, ground, outcomeGround: ground };
};

/** Rules of the test's own, so that no notice's settings decide what is tested. */
const ownRules: readonly EligibilityRule[] = [
  rule('under_half_year', 'not_assessed'),
  rule('leave_over_half_year', 'comment_only'),
  rule('under_investigation', 'neither'),
  rule('warning', 'graded', 'competent'),
  rule('penalty_above_warning', 'comment_only'),
  rule('recalled', 'graded', 'competent'),
  rule('probation', 'comment_only'),
  rule('absence_notice', 'graded', 'competent'),
];

/**
 * A district with its records of daily management, and cycles that are opened but not yet scored. Today: 20 December
 * 2026. Eligibility goes by the rules given, everything else by the scheme in force.
 */
export async function eligibilityDesk(rules: readonly EligibilityRule[] = ownRules) {
  const { database, clock, dataDirectory } = await testDatabase();
  clock.set('2026-12-20T02:00:00.000Z');
  await ensureBuiltInSchemes(database);
  const published = createPolicyService({ database });
  const policy: PolicyService = {
    ...published,
    async get(id) {
      const version = await published.get(id);
      const { content } = version;
      return {
        ...version,
        content: { ...content, assessment: { ...content.assessment, eligibility: [...rules] } },
      };
    },
  };
  const jobs = createJobs(createLog(dataDirectory, clock));
  const uploads = createUploads(clock);
  const roster = createRosterService({ database, clock, jobs, uploads, schemes: policy, penaltiesOf });
  const presence = createPresenceService({ database, clock, policy, jobs, uploads });
  const assessment = createAssessmentService({ database, clock, policy, jobs, uploads, roster, presence });
  const scheme = await policy.inForce();

  /** Rows of other features, written as they would write them. */
  const byOthers = (work: (unit: WriteUnit) => Promise<unknown>) =>
    database.write(systemActor, async (unit) => {
      await work(unit);
      await unit.audit({ action: 'roster.sampleLoaded', entityType: 'roster', entityId: 'roster' });
    });

  const townshipId = newId(townshipIdSchema);
  const villageId = newId(villageIdSchema);
  const unitId = newId(unitIdSchema);
  await byOthers(async ({ trx, at }) => {
    await trx.insertInto('township').values({ id: townshipId, name: '示例镇', created_at: at }).execute();
    await trx
      .insertInto('village')
      .values({ id: villageId, township_id: townshipId, name: '示例村', created_at: at })
      .execute();
    await trx.insertInto('dispatching_unit').values({ id: unitId, name: '示例局', created_at: at }).execute();
  });

  /** Somebody on post since the middle of 2025 and long in work. */
  async function person(name: string, more: { start?: string; workStart?: string | null } = {}) {
    const { start = '2025-06-01', workStart = '2015-07-01' } = more;
    const personId = newId(personIdSchema);
    await byOthers(({ trx, at }) =>
      trx
        .insertInto('person')
        .values({
          id: personId,
          name,
          identity: 'civil_servant',
          work_start_date: workStart === null ? null : date(workStart),
          created_at: at,
        })
        .execute(),
    );
    return { personId, postingId: await posting(personId, { start }) };
  }

  async function posting(
    personId: PersonId,
    {
      start,
      end = null,
      endKind = null,
    }: { start: string; end?: string | null; endKind?: 'recall' | 'term' | null },
  ) {
    const id = newId(postingIdSchema);
    await byOthers(({ trx, at }) =>
      trx
        .insertInto('posting')
        .values({
          id,
          village_id: villageId,
          unit_id: unitId,
          person_id: personId,
          role: 'team_member',
          status: end === null ? 'on_post' : 'ended',
          start_date: date(start),
          end_date: end === null ? null : date(end),
          end_kind: endKind,
          created_at: at,
        })
        .execute(),
    );
    return id;
  }

  const assessor = await addUser(database, '示例考核员', 'assessor');
  const leader = await addUser(database, '示例领导', 'leader');

  async function finished<T>(id: JobId, owner: UserId): Promise<T> {
    for (;;) {
      const job = jobs.get(owner, id);
      if (job.state === 'succeeded') return job.result as T;
      if (job.state !== 'running') throw new Error(job.message);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  const owner = userIdSchema.parse(assessor.id);

  return {
    person,
    posting,
    villageId,
    database,
    clock,
    policy,
    jobs,
    presence,
    assessment,
    eligibility: assessment.eligibility,
    scheme,
    assessor,
    leader,
    owner,
    byOthers,

    changePerson: (id: PersonId, change: Updateable<Schema['person']>) =>
      byOthers(({ trx }) => trx.updateTable('person').set(change).where('id', '=', id).execute()),

    changePosting: (id: PostingId, change: Updateable<Schema['posting']>) =>
      byOthers(({ trx }) => trx.updateTable('posting').set(change).where('id', '=', id).execute()),

    conduct: (personId: PersonId, more: Record<string, unknown>) =>
      presence.conduct.record(
        assessor,
        conductDraftSchema.parse({
          personId,
          kind: 'penalty',
          severity: null,
          decidedOn: '2026-05-06',
          effectiveUntil: null,
          organ: '区纪委监委',
          documentNumber: null,
          reason: '违反工作纪律（示例）',
          ...more,
        }),
      ),

    async absence(postingId: PostingId, level: 'city' | 'township', checkedOn = '2026-04-08') {
      const draft = spotCheckDraftSchema.parse({
        level,
        organ: level === 'city' ? '市委组织部' : '示例镇党委',
        checkedOn,
        documentNumber: null,
        findings: [
          { postingId, finding: 'unexcused_absence', detail: '上午不在村（示例）', correctionDueOn: null },
        ],
      });
      await presence.spotChecks.record(assessor, { ...draft, despiteWarnings: true });
    },

    /** Approved leave of whole days. */
    leave: (postingId: PostingId, kind: LeaveKind, start: string, end: string) =>
      byOthers(({ trx, at }) => {
        const [from, to] = [Date.parse(start), Date.parse(end)];
        return trx
          .insertInto('leave')
          .values({
            id: newId(leaveIdSchema),
            posting_id: postingId,
            kind,
            start_date: date(start),
            start_half: 'am',
            end_date: date(end),
            end_half: 'pm',
            calendar_half_days: ((to - from) / 86_400_000 + 1) * 2,
            working_half_days: 0,
            counted_as: 'calendar',
            state: 'approved',
            reason: '示例',
            destination: null,
            requested_on: date(start),
            reported_by: 'paper',
            paper_on: date(start),
            scheme_version_id: scheme.id,
            consents: '[]',
            reasoning: '{}',
            decided_organ: '示例镇党委',
            decided_on: date(start),
            substitution_needed: 0,
            created_at: at,
            created_by: '示例',
          })
          .execute();
      }),

    /** Letters of a month of attendance. */
    attendance: (postingId: PostingId, firstDay: string, days: string) =>
      byOthers(({ trx, at }) =>
        trx
          .insertInto('attendance_month')
          .values({
            posting_id: postingId,
            month: monthOf(date(firstDay)),
            days,
            ...countDays(days),
            recorded_at: at,
            recorded_by: '示例',
          })
          .execute(),
      ),

    /** A cycle of 2026 for these objects, opened. */
    async openCycle(objects: CycleDetail['settings']['objects'] = ['first_secretary', 'team_member']) {
      const planned = await assessment.cycles.planCycle(assessor, {
        kind: 'annual',
        year: 2026,
        schemeVersionId: scheme.id,
        objects,
        postingIds: [],
        title: '2026年度考核',
        scorers: ['考核组'],
        ballotEntry: 'single',
        excellentRatio: 3000,
        ratioDocumentNumber: '示组〔2026〕1号',
        documentNumber: null,
      });
      return step(planned.id, 'open', assessor);
    },
    step,

    determine: async (cycleId: CycleId) => {
      const id = await assessment.eligibility.determine(owner, assessor, cycleId);
      return finished<Record<string, number>>(id, owner);
    },

    takeFigures: async (cycleId: CycleId, overwrite = false) => {
      const id = await assessment.eligibility.takeFigures(owner, assessor, { cycleId, overwrite });
      return finished<{ filled: number; keptCount: number; incomplete: number; kept: { name: string }[] }>(
        id,
        owner,
      );
    },

    /** Names that a filter finds, in the order of the roster. */
    async found(cycleId: CycleId, more: Record<string, unknown> = {}) {
      const filter = eligibilityFilterSchema.parse({ cycleId, ...more });
      const { rows } = await assessment.eligibility.list({ filter, sort: [], offset: 0, limit: 100 });
      return rows.map(({ name }) => name);
    },

    async rowOf(cycleId: CycleId, name: string) {
      const filter = eligibilityFilterSchema.parse({ cycleId });
      const { rows } = await assessment.eligibility.list({ filter, sort: [], offset: 0, limit: 100 });
      const row = rows.find((candidate) => candidate.name === name);
      if (!row) throw new Error(`${name} is not assessed`);
      return row;
    },
  };

  async function step(
    id: CycleId,
    to: CycleState,
    actor: Actor & { readonly role: Role },
    reason: string | null = '示例理由',
  ) {
    const { revision } = await assessment.cycles.getCycle(id);
    return assessment.cycles.stepCycle(actor, {
      id,
      revision,
      to,
      onDate: date('2026-12-20'),
      documentNumber: '示组〔2026〕2号',
      reason,
    });
  }
}
