import type { AssessmentDetail, BallotTally, ItemScore } from '#shared/contract/assessment-record.ts';
import { businessDateSchema } from '#shared/dates.ts';
import {
  type CycleId,
  type PersonId,
  personIdSchema,
  postingIdSchema,
  townshipIdSchema,
  type UnitId,
  unitIdSchema,
  userIdSchema,
  type VillageId,
  villageIdSchema,
} from '#shared/ids.ts';
import { points } from '#shared/points.ts';
import type { AssessmentTemplate } from '#shared/policy/scheme.ts';
import type { Identity, PostRole, Role } from '#shared/vocabulary.ts';
import { createAssessmentService } from '../../../electron/assessment/assessment.service.ts';
import { type Actor, systemActor, type WriteUnit } from '../../../electron/database/database.types.ts';
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
  const actors = {
    assessor: await addUser('示例考核员', 'assessor'),
    leader: await addUser('示例领导甲', 'leader'),
    otherLeader: await addUser('示例领导乙', 'leader'),
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

  async function addUser(name: string, role: Role): Promise<Actor> {
    const id = newId(userIdSchema);
    await byRoster(({ trx, at }) =>
      trx
        .insertInto('user_account')
        .values({
          id,
          username: id,
          display_name: name,
          role,
          password_hash: '',
          password_changed_at: at,
          retry_after: null,
          disabled_at: null,
          created_at: at,
        })
        .execute(),
    );
    return { id, name };
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

  const openCycle = (year = 2026) =>
    assessment.cycles.openCycle(actors.assessor, {
      year,
      title: `${year}年度考核`,
      schemeVersionId: scheme.id,
    });

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
    clock,
    policy,
    dependencies,
    assessment,
    scheme,
    actors,
    addPosting,
    openCycle,
    everyone,
    recordOf,
    score,
  };
}
export type District = Awaited<ReturnType<typeof openDistrict>>;

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

export function scoresFor(template: AssessmentTemplate, share: number): ItemScore[] {
  return template.sections.flatMap((section) =>
    section.source === 'items'
      ? section.items.map((item) => ({
          scorer: 1,
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
