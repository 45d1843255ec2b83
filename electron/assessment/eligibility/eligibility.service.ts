import { changesBetween } from '#shared/assessment/eligibility.ts';
import type {
  EligibilityDetail,
  EligibilityFilter,
  EligibilityRow,
  EligibilitySummary,
} from '#shared/contract/assessment-eligibility.ts';
import type { AssessmentId, CycleId, JobId, UserId } from '#shared/ids.ts';
import type { Actor } from '../../database/database.types.ts';
import { notFound } from '../../errors.ts';
import { breather } from '../../roster/breather.ts';
import { type CycleHead, findCycleHead } from '../cycle/cycle.repository.ts';
import { readRecord } from '../record/assessment-detail.ts';
import type { AssessmentDependencies, Target } from '../record/change.ts';
import { type Answered, answersFor } from './answers.ts';
import { createEligibilityChanges, type OverruleInput, requirePerson } from './changes.ts';
import { determineAll } from './determine.ts';
import { createEvidence } from './evidence.ts';
import { createFigures } from './figures.ts';
import {
  countPeople,
  type EligibilitySort,
  findPersonRecord,
  hashesOf,
  listPeople,
  type StoredPerson,
} from './people.repository.ts';
import { refusalOf, requireChangeable, requireResitPossible, requireWhileOpen } from './refusals.ts';

interface ListInput {
  readonly filter: EligibilityFilter;
  readonly sort: EligibilitySort;
  readonly offset: number;
  readonly limit: number;
}

/** Service of who takes part, and how far. */
export function createEligibilityService(dependencies: AssessmentDependencies) {
  const { database, policy, jobs } = dependencies;
  const { read } = database;
  const changes = createEligibilityChanges(dependencies);
  const figures = createFigures(dependencies);
  let known: { readonly key: string; readonly changed: Promise<AssessmentId[]> } | null = null;

  /** @throws ApplicationError NOT_FOUND */
  async function cycleOf(id: CycleId): Promise<CycleHead> {
    const cycle = await findCycleHead(read, id);
    if (!cycle) throw notFound('考核');
    return cycle;
  }

  async function answers(cycle: CycleHead, people: readonly Pick<StoredPerson, 'personId'>[]) {
    const { content } = await policy.get(cycle.schemeVersionId);
    const pause = breather();
    return answersFor(
      read,
      cycle,
      content,
      people.map(({ personId }) => personId),
      pause,
    );
  }

  /** Records of a cycle of which the facts changed since; worked out anew after anything was written. */
  async function changedIn(cycle: CycleHead): Promise<AssessmentId[]> {
    const { sequence } = await database.auditHead();
    const key = `${cycle.id} ${sequence}`;
    if (known?.key !== key) {
      const changed = findChanged(cycle);
      known = { key, changed };
      changed.catch(() => {
        if (known?.changed === changed) known = null;
      });
    }
    return known.changed;
  }

  async function findChanged(cycle: CycleHead): Promise<AssessmentId[]> {
    const people = await hashesOf(read, cycle.id);
    const now = await answers(cycle, people);
    return people
      .filter(({ personId, factsSha256 }) => now.get(personId)?.factsSha256 !== factsSha256)
      .map(({ id }) => id);
  }

  /** @throws ApplicationError NOT_FOUND; RULE_VIOLATION `not_a_person` */
  async function get(id: AssessmentId): Promise<EligibilityDetail> {
    const record = requirePerson(await readRecord(read, policy, id));
    const person = await findPersonRecord(read, id);
    if (!person) throw notFound('考核记录');
    const { cycle, schemeTitle } = record;
    const { content } = await policy.get(cycle.schemeVersionId);
    const now = (await answers(cycle, [person])).get(person.personId);
    if (!now) throw notFound('人员');
    const { determination } = person;
    return {
      ...person,
      changed: hasChanged(person, now),
      cycleId: cycle.id,
      cycleTitle: cycle.title,
      cycleState: cycle.state,
      schemeTitle,
      schemeHasRules: content.assessment.eligibility.length > 0,
      periodFrom: cycle.periodFrom,
      periodTo: cycle.periodTo,
      factsNow: now.facts,
      now: now.outcome,
      changes: determination === null ? [] : changesBetween(determination.findings, now.findings),
      figures: await figures.comparisonFor(read, cycle, person.personId, record.figures),
      determineRefusal: refusalOf(() => requireWhileOpen(cycle, '核定参加考核资格')),
      overruleRefusal: refusalOf(() => requireChangeable(record, '调整考核资格')),
      resitRefusal: refusalOf(() => requireResitPossible(record)),
    };
  }

  return {
    /**
     * Starts settling who takes part, as a job.
     *
     * @throws ApplicationError NOT_FOUND; RULE_VIOLATION `not_in_open`
     */
    async determine(owner: UserId, actor: Actor, cycleId: CycleId): Promise<JobId> {
      const cycle = await cycleOf(cycleId);
      requireWhileOpen(cycle, '核定参加考核资格');
      return jobs.start(owner, `核定参加考核资格：${cycle.title}`, async (progress) => ({
        ...(await determineAll(dependencies, actor, cycleId, progress)),
      }));
    },

    /** @throws ApplicationError NOT_FOUND */
    async summary(cycleId: CycleId): Promise<EligibilitySummary> {
      const cycle = await cycleOf(cycleId);
      const { title, content } = await policy.get(cycle.schemeVersionId);
      return {
        schemeHasRules: content.assessment.eligibility.length > 0,
        schemeTitle: title,
        ...(await countPeople(read, cycleId)),
        changed: (await changedIn(cycle)).length,
      };
    },

    /** @throws ApplicationError NOT_FOUND */
    async list({ filter, ...page }: ListInput): Promise<{ total: number; rows: EligibilityRow[] }> {
      const cycle = await cycleOf(filter.cycleId);
      const changed = filter.only === 'changed' ? await changedIn(cycle) : [];
      const { total, rows } = await listPeople(read, filter, changed, page);
      const now = await answers(
        cycle,
        rows.filter(({ determination }) => determination !== null),
      );
      return {
        total,
        rows: rows.map((row) => ({ ...row, changed: hasChanged(row, now.get(row.personId)) })),
      };
    },

    get,

    /** See {@link createEligibilityChanges}; each answers with the person explained as it is afterwards. */
    async overrule(actor: Actor, input: OverruleInput): Promise<EligibilityDetail> {
      await changes.overrule(actor, input);
      return get(input.id);
    },
    async withdrawOverrule(
      actor: Actor,
      input: Target & { readonly reason: string },
    ): Promise<EligibilityDetail> {
      await changes.withdrawOverrule(actor, input);
      return get(input.id);
    },
    async startResit(
      actor: Actor,
      input: Target & { readonly reason: string; readonly documentNumber: string | null },
    ): Promise<EligibilityDetail> {
      await changes.startResit(actor, input);
      return get(input.id);
    },

    /**
     * Starts filling figures from the records, as a job.
     *
     * @throws ApplicationError NOT_FOUND; RULE_VIOLATION `not_in_open`
     */
    async takeFigures(
      owner: UserId,
      actor: Actor,
      input: { readonly cycleId: CycleId; readonly overwrite: boolean },
    ): Promise<JobId> {
      const cycle = await cycleOf(input.cycleId);
      requireWhileOpen(cycle, '引用驻村记录');
      return jobs.start(owner, `引用驻村记录：${cycle.title}`, async (progress) => ({
        ...(await figures.takeAll(actor, input, progress)),
      }));
    },

    compareFigures: figures.compare,
    takeFiguresOf: figures.takeOne,
    evidence: createEvidence(dependencies),
  };
}
export type EligibilityService = ReturnType<typeof createEligibilityService>;

const hasChanged = ({ determination }: StoredPerson, now: Answered | undefined): boolean =>
  determination !== null && now !== undefined && determination.factsSha256 !== now.factsSha256;
