import { onTestFinished } from 'vitest';
import { type Board, boardSchema } from '#shared/contract/assessment-grading.ts';
import { type AssessmentId, type CycleId, type JobId, userIdSchema } from '#shared/ids.ts';
import { points } from '#shared/points.ts';
import { silent } from '#shared/policy/ground.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import type { CycleState, Grade, Pool } from '#shared/vocabulary.ts';
import {
  createGradingService,
  type GradingService,
} from '../../../electron/assessment/grading/grading.service.ts';
import { type Actor, systemActor } from '../../../electron/database/database.types.ts';
import { type District, openDistrict } from './district.ts';

/** Five civil servants, the best first, and two others; how a total comes about is tested elsewhere. */
const people = [
  { name: '示例甲', total: 9_550, suggested: 'excellent' },
  { name: '示例乙', total: 9_300, suggested: 'excellent' },
  { name: '示例丙', total: 9_300, suggested: 'excellent' },
  { name: '示例丁', total: 9_125, suggested: 'excellent' },
  { name: '示例戊', total: 6_800, suggested: 'basically_competent' },
  { name: '示例己', total: 8_500, suggested: 'competent', identity: 'enterprise' },
  { name: '示例庚', total: 8_400, suggested: 'competent', identity: 'enterprise' },
] as const;

type Override = Scheme['assessment']['quotaOverride'];

/** A cycle whose pools are being graded, and the steps of the board. */
export interface Stage {
  readonly district: District;
  readonly grading: GradingService;
  readonly cycleId: CycleId;
  setCycle(state: CycleState, ratio?: number | null): Promise<void>;
  board(pool?: Pool): Promise<Board>;
  /** Targets of these people as the board shows them now. */
  targets(...names: string[]): Promise<{ id: AssessmentId; revision: number }[]>;
  move(actor: Actor, names: readonly string[], grade: Grade | null, reason?: string | null): Promise<unknown>;
  ended(actor: Actor, started: Promise<{ jobId: JobId }>): Promise<unknown>;
  acceptAll(actor: Actor, pool?: Pool): Promise<unknown>;
  lock(actor: Actor, pool?: Pool): Promise<Board>;
  ruleOnOverride(value: { allowed: boolean; approver: string | null }): void;
}

/** A cycle in 等次评定 with everyone scored, 40 % of each pool may be 优秀: two of five, none of two. */
export async function reviewed(ratio: number | null = 4_000): Promise<Stage> {
  const district = await openDistrict();
  const { database, policy, dependencies } = district;
  let override: Override = silent();
  /** The same service under a scheme that says something about 优秀 beyond the quota. */
  const grading = createGradingService({
    ...dependencies,
    policy: {
      ...policy,
      async get(id) {
        const scheme = await policy.get(id);
        const { content } = scheme;
        return {
          ...scheme,
          content: { ...content, assessment: { ...content.assessment, quotaOverride: override } },
        };
      },
    },
  });
  for (const { name, ...rest } of people)
    await district.addPosting({
      name,
      village: `${name}村`,
      ...('identity' in rest && { identity: rest.identity }),
    });
  const cycleId = (await district.openCycle()).id;

  const stage: Stage = {
    district,
    grading,
    cycleId,
    ruleOnOverride(value) {
      override = { kind: 'stated', value, ground: { kind: 'example', note: '示例' } };
    },
    /** Steps of the cycle are tested elsewhere; here only the state matters. */
    setCycle: (state, share = ratio) =>
      database.write(systemActor, async (unit) => {
        await unit.trx
          .updateTable('assessment_cycle')
          .set({ state, excellent_ratio: share })
          .where('id', '=', cycleId)
          .execute();
        await unit.audit({
          action: 'assessment.cycleStepped',
          entityType: 'assessment_cycle',
          entityId: cycleId,
          after: { state },
        });
      }),
    board: async (pool = 'civil_servant') =>
      boardSchema.parse(await grading.board(district.actors.assessor, { cycleId, pool })),
    async targets(...names) {
      const rows = [...(await stage.board()).rows, ...(await stage.board('other')).rows];
      return names.map((name) => {
        const row = rows.find((candidate) => candidate.name === name);
        if (!row) throw new Error(`${name} is not on the board`);
        return { id: row.id, revision: row.revision };
      });
    },
    async move(actor, names, grade, reason = null) {
      const moves = (await stage.targets(...names)).map((target) => ({ ...target, grade, reason: null }));
      return grading.moveGrades(actor, { cycleId, pool: 'civil_servant', moves, reason });
    },
    async ended(actor, started) {
      const { jobId } = await started;
      for (;;) {
        const job = dependencies.jobs.get(userIdSchema.parse(actor.id), jobId);
        if (job.state === 'failed') throw new Error(job.message);
        if (job.state !== 'running') return job.result;
        await new Promise((turn) => setImmediate(turn));
      }
    },
    acceptAll: (actor, pool = 'civil_servant') =>
      stage.ended(actor, grading.acceptSuggestions(actor, { cycleId, pool })),
    async lock(actor, pool = 'civil_servant') {
      const standing = standingOf(await stage.board(pool));
      return grading.lockPool(actor, { cycleId, pool, standing, noRatioReason: null });
    },
  };
  await database.write(systemActor, async (unit) => {
    for (const { name, total, suggested } of people) {
      await unit.trx
        .updateTable('assessment')
        .set({ total_points: points(total), suggested_grade: suggested })
        .where('cycle_id', '=', cycleId)
        .where('person_name', '=', name)
        .execute();
    }
    await unit.audit({
      action: 'assessment.cycleRecomputed',
      entityType: 'assessment_cycle',
      entityId: cycleId,
    });
  });
  await stage.setCycle('review');
  onTestFinished(() => dependencies.jobs.close());
  return stage;
}

/** The distribution that a person sees on the board. */
export function standingOf({ rows }: Board) {
  const standing = { excellent: 0, competent: 0, basically_competent: 0, incompetent: 0 };
  for (const row of rows) {
    const grade = row.finalGrade ?? row.proposedGrade ?? row.suggestedGrade;
    if (row.participation === 'graded' && grade !== null) standing[grade] += 1;
  }
  return standing;
}

/** Everyone proposed, 优秀 within the quota of two. */
export async function withinQuota(): Promise<Stage> {
  const stage = await reviewed();
  const { assessor } = stage.district.actors;
  await stage.acceptAll(assessor);
  await stage.move(assessor, ['示例丙', '示例丁'], 'competent', '名额已满，按得分名次和征求意见情况');
  return stage;
}
