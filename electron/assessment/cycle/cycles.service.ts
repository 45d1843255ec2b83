import {
  type Cycle,
  type CycleDetail,
  type KeptCycle,
  keptCycleSchema,
  type ParticipantPreview,
} from '#shared/contract/assessment-cycle.ts';
import { type CycleId, cycleIdSchema } from '#shared/ids.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import type { Actor } from '../../database/database.types.ts';
import { newId } from '../../database/ids.ts';
import { notFound } from '../../errors.ts';
import type { AssessmentDependencies } from '../record/change.ts';
import { requireCycleState } from '../record/phase.ts';
import {
  allCycles,
  type CycleHead,
  type CycleRecord,
  chosenPostings,
  findCycle,
  findCycleHead,
  settingsOf,
  stepsOf,
  versionsOf,
} from './cycle.repository.ts';
import { type CycleTarget, createCycleSteps, nextStepsOf, targetedCycle } from './cycle-steps.ts';
import { findParticipants, previewOf } from './participants.ts';
import {
  type AskedWhom,
  choosePostings,
  columnsOf,
  nextOrdinal,
  type Plan,
  requireTemplates,
  trailOf,
  whomOf,
} from './plan-cycle.ts';
import { type Revision, requireRevisable, revised } from './revise-cycle.ts';

type AskedPlan = AskedWhom &
  Pick<Plan, 'title' | 'scorers' | 'ballotEntry' | 'ratioDocumentNumber' | 'documentNumber'> & {
    readonly excellentRatio?: number | null | undefined;
    readonly publicityDays?: number | undefined;
    readonly leadOrgan?: string | null | undefined;
  };

/** Assessment cycles: planned, opened, and taken step by step to the archive. */
export function createCyclesService(dependencies: AssessmentDependencies) {
  const { database, policy } = dependencies;

  const withSchemeTitle = async (cycle: CycleRecord): Promise<Cycle> => ({
    ...cycle,
    schemeTitle: (await policy.get(cycle.schemeVersionId)).title,
  });

  /** @throws ApplicationError NOT_FOUND */
  async function getCycle(id: CycleId): Promise<CycleDetail> {
    const cycle = await findCycle(database.read, id);
    const head = await findCycleHead(database.read, id);
    if (!cycle || !head) throw notFound('考核');
    return {
      ...(await withSchemeTitle(cycle)),
      settings: settingsOf(head),
      postingIds: await chosenPostings(database.read, id),
      steps: await stepsOf(database.read, id),
      versions: await versionsOf(database.read, id),
      nextSteps: await nextStepsOf(dependencies, head),
    };
  }

  return {
    ...createCycleSteps(dependencies, getCycle),

    /** The latest year first; within it annual, end-of-term and regular ones. */
    async listCycles(): Promise<Cycle[]> {
      return Promise.all((await allCycles(database.read)).map(withSchemeTitle));
    },

    getCycle,

    /**
     * A cycle and what was arranged for it, without counting and without weighing steps.
     *
     * @throws ApplicationError NOT_FOUND
     */
    async headOf(id: CycleId): Promise<CycleHead> {
      const head = await findCycleHead(database.read, id);
      if (!head) throw notFound('考核');
      return head;
    },

    /**
     * A version of a cycle that was reopened, as it was.
     *
     * @throws ApplicationError NOT_FOUND
     */
    async cycleVersion(id: CycleId, version: number): Promise<{ sha256: string; content: KeptCycle }> {
      const row = await database.read
        .selectFrom('cycle_version')
        .select(['content', 'sha256'])
        .where('cycle_id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      if (!row) throw notFound('考核版本');
      return { sha256: row.sha256, content: keptCycleSchema.parse(JSON.parse(row.content)) };
    },

    /**
     * Counts whom a cycle would assess as the roster is now.
     *
     * @throws ApplicationError NOT_FOUND for the scheme, INVALID_INPUT
     */
    async previewParticipants(asked: AskedWhom): Promise<ParticipantPreview> {
      const { content: scheme } = await policy.get(asked.schemeVersionId);
      const { kind, postingIds } = asked;
      const whom = { kind, scheme, postingIds, ...whomOf(asked, scheme) };
      return previewOf(await findParticipants(database.read, whom));
    },

    /**
     * Plans a cycle; nobody is frozen yet.
     *
     * @throws ApplicationError NOT_FOUND for the scheme; INVALID_INPUT; RULE_VIOLATION `cycle_exists`, `no_template`,
     *   `no_postings`
     */
    async planCycle(actor: Actor, asked: AskedPlan): Promise<CycleDetail> {
      const { content: scheme } = await policy.get(asked.schemeVersionId);
      const plan = planOf(asked, scheme);
      const id = newId(cycleIdSchema);
      await database.write(actor, async (unit) => {
        requireTemplates(plan.kind, plan.objects, scheme);
        const ordinal = await nextOrdinal(unit.trx, plan.kind, plan.year);
        await unit.trx
          .insertInto('assessment_cycle')
          .values({
            id,
            ordinal,
            state: 'draft',
            ...columnsOf(plan),
            planned_at: unit.at,
            planned_by: actor.name,
          })
          .execute();
        if (plan.kind === 'term') await choosePostings(unit, id, asked.postingIds);
        await unit.audit({
          action: 'assessment.cyclePlanned',
          entityType: 'assessment_cycle',
          entityId: id,
          after: {
            ...trailOf(plan, scheme.title),
            ...(plan.kind === 'term' && { postings: asked.postingIds.length }),
          },
        });
      });
      return getCycle(id);
    },

    /**
     * Changes what was arranged.
     *
     * @throws ApplicationError NOT_FOUND, CONFLICT, INVALID_INPUT; RULE_VIOLATION `settings_fixed`, `reason_required`,
     *   `pool_locked`, `scorer_has_scores`, `cycle_exists`, `no_template`, `no_postings`
     */
    async reviseCycle(actor: Actor, input: CycleTarget & Revision): Promise<CycleDetail> {
      const { id, revision: _, ...revision } = input;
      await database.write(actor, async (unit) => {
        const cycle = await targetedCycle(unit.trx, input);
        await requireRevisable(unit.trx, cycle, revision);
        const plan = revised(cycle, revision);
        const { content: scheme } = await policy.get(plan.schemeVersionId);
        const { objects } = whomOf({ ...plan, postingIds: [] }, scheme);
        requireTemplates(plan.kind, objects, scheme);
        const ordinal =
          plan.year === cycle.year ? cycle.ordinal : await nextOrdinal(unit.trx, plan.kind, plan.year, id);
        await unit.trx
          .updateTable('assessment_cycle')
          .set({ ordinal, ...columnsOf({ ...plan, objects }), revision: cycle.revision + 1 })
          .where('id', '=', id)
          .execute();
        const { postingIds } = revision;
        if (plan.kind === 'term' && cycle.state === 'draft' && postingIds !== undefined) {
          await choosePostings(unit, id, postingIds);
        }
        await unit.audit({
          action: 'assessment.cycleRevised',
          entityType: 'assessment_cycle',
          entityId: id,
          before: trailOf(cycle, (await policy.get(cycle.schemeVersionId)).title),
          after: {
            ...trailOf({ ...plan, objects }, scheme.title),
            ...(postingIds !== undefined && { postings: postingIds.length }),
          },
          reason: revision.reason,
        });
      });
      return getCycle(id);
    },

    /**
     * Takes a planned cycle away.
     *
     * @throws ApplicationError NOT_FOUND, CONFLICT, RULE_VIOLATION `not_in_draft`
     */
    discardCycle(actor: Actor, target: CycleTarget): Promise<void> {
      return database.write(actor, async (unit) => {
        const cycle = await targetedCycle(unit.trx, target);
        requireCycleState(cycle, ['draft'], '放弃');
        for (const table of ['cycle_posting', 'cycle_step', 'pool_lock'] as const) {
          await unit.trx.deleteFrom(table).where('cycle_id', '=', cycle.id).execute();
        }
        await unit.trx.deleteFrom('assessment_cycle').where('id', '=', cycle.id).execute();
        await unit.audit({
          action: 'assessment.cycleDiscarded',
          entityType: 'assessment_cycle',
          entityId: cycle.id,
          before: trailOf(cycle, (await policy.get(cycle.schemeVersionId)).title),
        });
      });
    },
  };
}

export type CyclesService = ReturnType<typeof createCyclesService>;

/** What was asked for, with what was left out as the scheme has it. */
function planOf(asked: AskedPlan, scheme: Scheme): Plan {
  const { kind, year, title, schemeVersionId, scorers, ballotEntry, documentNumber } = asked;
  const { period, objects } = whomOf(asked, scheme);
  const { publicityDays, term } = scheme.assessment;
  const ratio = scheme.annual.excellentQuota.ratio;
  const lead = kind === 'term' && term.lead.kind === 'stated' ? term.lead.value.organ : null;
  return {
    kind,
    year,
    title,
    schemeVersionId,
    periodFrom: period.from,
    periodTo: period.to,
    objects,
    scorers,
    ballotEntry,
    excellentRatio: asked.excellentRatio === undefined ? ratio : asked.excellentRatio,
    ratioDocumentNumber: asked.ratioDocumentNumber,
    publicityDays: asked.publicityDays ?? (publicityDays.kind === 'stated' ? publicityDays.value : 5),
    leadOrgan: asked.leadOrgan === undefined ? lead : asked.leadOrgan,
    documentNumber,
  };
}
