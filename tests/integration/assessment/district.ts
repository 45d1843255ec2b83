import { findStep, isRefusal, stepsFrom } from '#shared/assessment/cycle-states.ts';
import { boardFigures } from '#shared/assessment/grading.ts';
import type { CycleDetail } from '#shared/contract/assessment-cycle.ts';
import type { Board } from '#shared/contract/assessment-grading.ts';
import type { AssessmentDetail, BallotTally } from '#shared/contract/assessment-record.ts';
import type { SheetScore } from '#shared/contract/assessment-scoring.ts';
import {
  addDays,
  type BusinessDate,
  businessDateOf,
  businessDateSchema,
  firstDayOf,
  lastDayOf,
} from '#shared/dates.ts';
import {
  type CycleId,
  type JobId,
  type PersonId,
  type PostingId,
  personIdSchema,
  postingIdSchema,
  type SchemeVersionId,
  townshipIdSchema,
  type UnitId,
  unitIdSchema,
  userIdSchema,
  type VillageId,
  villageIdSchema,
} from '#shared/ids.ts';
import { points } from '#shared/points.ts';
import type { AssessmentTemplate } from '#shared/policy/scheme.ts';
import {
  type AssessedObject,
  type AssessmentKind,
  type CycleState,
  cycleStates,
  type Identity,
  type PostRole,
} from '#shared/vocabulary.ts';
import { createAssessmentService } from '../../../electron/assessment/assessment.service.ts';
import type { Stepper } from '../../../electron/assessment/cycle/cycle-steps.ts';
import { systemActor, type WriteUnit } from '../../../electron/database/database.types.ts';
import { newId } from '../../../electron/database/ids.ts';
import { createJobs } from '../../../electron/jobs/jobs.service.ts';
import { createUploads } from '../../../electron/jobs/uploads.ts';
import { createLog } from '../../../electron/log.ts';
import { ensureBuiltInSchemes } from '../../../electron/policy/built-in-schemes.ts';
import { createPolicyService } from '../../../electron/policy/policy.service.ts';
import { penaltiesOf } from '../../../electron/presence/conduct-source.ts';
import { createPresenceService } from '../../../electron/presence/presence.service.ts';
import { createRosterService } from '../../../electron/roster/roster.service.ts';
import { testDatabase } from '../../support/test-database.ts';
import { addUser } from '../../support/users.ts';

export interface PostingDraft {
  readonly name: string;
  readonly identity?: Identity | null;
  readonly role?: PostRole | null;
  readonly village?: string;
  readonly unit?: string;
  readonly start?: string;
  readonly end?: string | null;
  /** Pinyin initials, as the roster makes them. */
  readonly initials?: string;
  /** Name of somebody with an earlier posting: this one is the same person's. */
  readonly sameAs?: string;
}

/** What is planned; anything left out is that of an annual assessment of people. */
export interface PlanDraft {
  readonly year?: number;
  readonly kind?: AssessmentKind;
  readonly title?: string;
  readonly objects?: readonly AssessedObject[];
  readonly postingIds?: readonly PostingId[];
  readonly periodFrom?: BusinessDate;
  readonly periodTo?: BusinessDate;
  readonly scorers?: string[];
  readonly ballotEntry?: 'single' | 'double';
  readonly excellentRatio?: number | null;
  readonly schemeVersionId?: SchemeVersionId;
}

/** A small district: a database with the built-in scheme, users and a roster, and the services over it. */
export async function openDistrict() {
  const { database, clock, dataDirectory } = await testDatabase();
  clock.set('2026-12-20T02:00:00.000Z');
  await ensureBuiltInSchemes(database);
  const policy = createPolicyService({ database });
  const jobs = createJobs(createLog(dataDirectory, clock));
  const uploads = createUploads(clock);
  const roster = createRosterService({ database, clock, jobs, uploads, schemes: policy, penaltiesOf });
  const presence = createPresenceService({ database, clock, policy, jobs, uploads });
  const dependencies = { database, clock, policy, jobs, uploads, roster, presence };
  const assessment = createAssessmentService(dependencies);
  const [scheme] = await policy.list();
  if (!scheme) throw new Error('The scheme is missing');
  const schemeVersionId = scheme.id;
  const actors = {
    assessor: await addUser(database, '示例考核员', 'assessor'),
    leader: await addUser(database, '示例领导甲', 'leader'),
    otherLeader: await addUser(database, '示例领导乙', 'leader'),
    archivist: await addUser(database, '示例档案员', 'archivist'),
  };
  const township = newId(townshipIdSchema);
  const villages = new Map<string, VillageId>();
  const units = new Map<string, UnitId>();
  const people = new Map<string, PersonId>();
  await byRoster(({ trx, at }) =>
    trx.insertInto('township').values({ id: township, name: '示例镇', created_at: at }).execute(),
  );

  /** Rows of the roster are another feature's: only their presence matters here. */
  function byRoster(work: (unit: WriteUnit) => Promise<unknown>): Promise<void> {
    return database.write(systemActor, async (unit) => {
      await work(unit);
      await unit.audit({ action: 'roster.sampleLoaded', entityType: 'roster', entityId: 'roster' });
    });
  }

  async function addPosting(draft: PostingDraft): Promise<void> {
    const { village = '示例村', unit = '示例局', start = '2025-06-01', end = null } = draft;
    const { identity = 'civil_servant', role = 'team_member' } = draft;
    await byRoster(async ({ trx, at }) => {
      const villageId = villages.get(village) ?? newId(villageIdSchema);
      if (!villages.has(village)) {
        villages.set(village, villageId);
        await trx
          .insertInto('village')
          .values({ id: villageId, township_id: township, name: village, created_at: at })
          .execute();
      }
      const unitId = units.get(unit) ?? newId(unitIdSchema);
      if (!units.has(unit)) {
        units.set(unit, unitId);
        await trx
          .insertInto('dispatching_unit')
          .values({ id: unitId, name: unit, merged_into: null, created_at: at })
          .execute();
      }
      const personId = people.get(draft.sameAs ?? '') ?? newId(personIdSchema);
      if (draft.sameAs === undefined) {
        people.set(draft.name, personId);
        await trx
          .insertInto('person')
          .values({
            id: personId,
            name: draft.name,
            initials: draft.initials ?? '',
            gender: 'female',
            birth_date: businessDateSchema.parse('1990-05-01'),
            ethnicity: '汉族',
            political_status: '中共党员',
            party_date: businessDateSchema.parse('2012-07-01'),
            work_start_date: null,
            identity,
            rank: '四级主任科员',
            home_position: '科员',
            phone: null,
            staff_number: null,
            created_at: at,
          })
          .execute();
      }
      await trx
        .insertInto('posting')
        .values({
          id: newId(postingIdSchema),
          village_id: villageId,
          unit_id: unitId,
          person_id: personId,
          role,
          status: end === null ? 'on_post' : 'ended',
          start_date: businessDateSchema.parse(start),
          end_date: end === null ? null : businessDateSchema.parse(end),
          import_batch_id: null,
          created_at: at,
        })
        .execute();
    });
  }

  /** The result of a job of the actor, once it has ended. */
  async function ended(actor: Stepper, id: JobId): Promise<unknown> {
    for (;;) {
      const job = jobs.get(userIdSchema.parse(actor.id), id);
      if (job.state === 'succeeded') return job.result;
      if (job.state !== 'running') throw new Error(`${job.title}: ${job.state} ${job.message}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Plans a cycle about people; what is left out is that of the calendar year. */
  function plan({ year = 2026, kind = 'annual', title = `${year}年度考核`, ...rest }: PlanDraft = {}) {
    return assessment.cycles.planCycle(actors.assessor, {
      year,
      kind,
      title,
      schemeVersionId,
      periodFrom: firstDayOf(year),
      periodTo: lastDayOf(year),
      objects: ['first_secretary', 'team_member'],
      postingIds: [],
      scorers: ['考核组'],
      ballotEntry: 'single',
      ratioDocumentNumber: null,
      documentNumber: null,
      ...rest,
    });
  }

  /** Takes one step forward, by somebody whose step it is, with a reason for what may be passed over. */
  async function step(cycleId: CycleId, to: CycleState, reason: string | null = '示例理由') {
    const { revision, kind, state } = await assessment.cycles.getCycle(cycleId);
    const actor = Object.values(actors).find(
      ({ role }) => !isRefusal(findStep(kind, state, 'forward', to, role)),
    );
    return assessment.cycles.stepCycle(actor ?? actors.leader, {
      id: cycleId,
      revision,
      to,
      onDate: businessDateOf(clock.now()),
      documentNumber: null,
      reason,
    });
  }

  /** Takes one step back, by a leader or the committee, as it is. */
  async function stepBack(cycleId: CycleId, reason = '需要更正') {
    const { revision, state } = await assessment.cycles.getCycle(cycleId);
    const byCommittee = cycleStates.indexOf(state) <= cycleStates.indexOf('review');
    const actor = byCommittee ? actors.assessor : actors.leader;
    return assessment.cycles.stepCycleBack(actor, { id: cycleId, revision, reason });
  }

  /** Looks at everybody's eligibility, as the rules of the scheme ask. */
  async function determine(cycleId: CycleId): Promise<void> {
    const owner = userIdSchema.parse(actors.assessor.id);
    await ended(actors.assessor, await assessment.eligibility.determine(owner, actors.assessor, cycleId));
  }

  /** Locks the grades of every pool as they stand, without a ratio. */
  async function lockPools(cycleId: CycleId): Promise<void> {
    const pools = await database.read
      .selectFrom('assessment')
      .select('pool')
      .distinct()
      .where('cycle_id', '=', cycleId)
      .where('participation', '=', 'graded')
      .execute();
    for (const { pool } of pools) {
      const board = await assessment.grading.board(actors.assessor, { cycleId, pool });
      if (board.lock !== null) continue;
      await assessment.grading.lockPool(actors.assessor, {
        cycleId,
        pool,
        standing: standingOf(board),
        noRatioReason: board.ratio === null ? '示例：本次不设比例' : null,
      });
    }
  }

  /** Proposes what is suggested for everybody who is complete, in every pool that is not locked. */
  async function acceptSuggestions(cycleId: CycleId): Promise<void> {
    const pools = await database.read
      .selectFrom('assessment as a')
      .select('a.pool')
      .distinct()
      .where('a.cycle_id', '=', cycleId)
      .where((e) =>
        e.not(
          e.exists(
            e
              .selectFrom('pool_lock as l')
              .select('l.pool')
              .where('l.cycle_id', '=', cycleId)
              .whereRef('l.pool', '=', 'a.pool')
              .where('l.unlocked_at', 'is', null),
          ),
        ),
      )
      .execute();
    for (const { pool } of pools) {
      const { jobId } = await assessment.grading.acceptSuggestions(actors.assessor, { cycleId, pool });
      await ended(actors.assessor, jobId);
    }
  }

  /** Settles everything that is proposed. */
  async function approveAll(cycleId: CycleId): Promise<void> {
    const input = { cycleId, pool: null, documentNumber: '示例驻组〔2026〕5号' };
    const { jobId } = await assessment.grading.approvePool(actors.leader, input);
    await ended(actors.leader, jobId);
  }

  /** Makes the results public from today and lets the days go by. */
  async function publicise(cycleId: CycleId): Promise<void> {
    const { notices } = await assessment.publicity.startPublicity(actors.assessor, {
      cycleId,
      startsOn: businessDateOf(clock.now()),
      workingDays: 5,
      scope: 'all',
      place: '示例公示栏',
      contact: '示例办公室 0000-0000000',
      documentNumber: null,
    });
    const [notice] = notices;
    if (notice) clock.set(`${addDays(notice.endsOn, 1)}T02:00:00.000Z`);
  }

  /** Tells everybody who is to be told their result, today. */
  async function notifyAll(cycleId: CycleId): Promise<void> {
    await assessment.publicity.notifyResults(actors.archivist, {
      cycleId,
      records: null,
      notifiedOn: businessDateOf(clock.now()),
    });
  }

  /** What has to be done for a step, done for everybody alike. */
  async function prepare(cycleId: CycleId, to: CycleState): Promise<void> {
    const { kind } = await assessment.cycles.getCycle(cycleId);
    if (to === 'scoring') await determine(cycleId);
    if (to === 'approval') {
      await acceptSuggestions(cycleId);
      await lockPools(cycleId);
    }
    if (to === 'publicity' || (to === 'final' && kind === 'regular')) await approveAll(cycleId);
    if (to === 'final' && kind !== 'regular') await publicise(cycleId);
    if (to === 'archived') await notifyAll(cycleId);
  }

  /**
   * Takes the cycle forward to a state by the steps that lead there, doing for everybody what each asks for: eligibility
   * by the rules, grades as suggested, pools locked as they stand, settled, made public, told. Whoever is not complete
   * is left behind.
   */
  async function goTo(cycleId: CycleId, state: CycleState): Promise<CycleDetail> {
    for (;;) {
      const cycle = await assessment.cycles.getCycle(cycleId);
      if (cycle.state === state) return cycle;
      const next = stepsFrom(cycle.kind, cycle.state).find(({ direction }) => direction === 'forward');
      if (!next) throw new Error(`${cycle.state} does not lead to ${state}`);
      await prepare(cycleId, next.to);
      await step(cycleId, next.to);
    }
  }

  /** A cycle about the people of a year, open for scoring. */
  async function openCycle(year = 2026): Promise<CycleDetail> {
    return goTo((await plan({ year })).id, 'scoring');
  }

  const everyone = (cycleId: CycleId) => assessment.list({ ...wholeList, cycleId });

  /** The record of a person, by name. */
  async function recordOf(cycleId: CycleId, name: string): Promise<AssessmentDetail> {
    const row = (await everyone(cycleId)).rows.find((candidate) => candidate.name === name);
    if (!row) throw new Error(`${name} is not assessed`);
    return assessment.get(row.id);
  }

  /** Enters all ballots and scores: `share` of each item's maximum, ballots as in {@link ballotsFor}. */
  async function score(detail: AssessmentDetail, share = 1): Promise<AssessmentDetail> {
    let current = await assessment.scoring.saveScores(actors.assessor, {
      id: detail.id,
      revision: detail.revision,
      scorer: 1,
      scores: scoresFor(detail.template, share),
    });
    for (const tally of ballotsFor(detail.template)) {
      const { id, revision } = current;
      current = await assessment.scoring.saveTally(actors.assessor, {
        id,
        revision,
        group: tally.group,
        tally,
      });
    }
    return current;
  }

  return {
    database,
    dataDirectory,
    clock,
    policy,
    dependencies,
    assessment,
    scheme,
    actors,
    township,
    addPosting,
    ended,
    plan,
    step,
    stepBack,
    determine,
    acceptSuggestions,
    lockPools,
    approveAll,
    publicise,
    notifyAll,
    prepare,
    goTo,
    openCycle,
    everyone,
    recordOf,
    score,
  };
}
export type District = Awaited<ReturnType<typeof openDistrict>>;

/** The distribution that a person sees on a board before locking it. */
const standingOf = (board: Board) => boardFigures(board.rows, board.ratio, board.rounding).standing;

export const wholeList = {
  text: '',
  pool: null,
  participation: null,
  state: null,
  townshipId: null,
  sort: [],
  offset: 0,
  limit: 100,
};

/** Ten ballots from every group, nine for the best option and one for the next. */
export function ballotsFor(template: AssessmentTemplate): BallotTally[] {
  return template.sections.flatMap((section) =>
    section.source === 'ballots'
      ? section.groups.map(({ group }) => ({
          group,
          issued: 12,
          returned: 11,
          valid: 10,
          invalid: 1,
          votes: { excellent: 9, competent: 1, basically_competent: 0, incompetent: 0 },
          blank: 0,
        }))
      : [],
  );
}

export function scoresFor(template: AssessmentTemplate, share: number): SheetScore[] {
  return template.sections.flatMap((section) =>
    section.source === 'items'
      ? section.items.map((item) => ({
          item: item.code,
          points: points(Math.floor(item.maximum * share)),
          remark: null,
        }))
      : [],
  );
}

/** What the audit trail holds about a record, oldest first. */
export async function trailOf({ database }: Pick<District, 'database'>, entityId: string) {
  const rows = await database.read
    .selectFrom('audit_event')
    .selectAll()
    .where('entity_id', '=', entityId)
    .orderBy('sequence')
    .execute();
  return rows.map(({ action, actor_name, before, after, reason }) => ({
    action,
    actor: actor_name,
    before: before === null ? null : JSON.parse(before),
    after: after === null ? null : JSON.parse(after),
    reason,
  }));
}
