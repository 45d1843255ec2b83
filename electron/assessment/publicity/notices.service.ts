import { type PublicityPeriod, publicityPeriod, publicityStage } from '#shared/assessment/publicity.ts';
import type {
  CycleOfResults,
  Publicised,
  Publicity,
  PublicityNotice,
  PublicityPreview,
} from '#shared/contract/assessment-publicity.ts';
import { type BusinessDate, businessDateOf, formatDateLong } from '#shared/dates.ts';
import { type CycleId, type PublicityId, publicityIdSchema } from '#shared/ids.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import type { WorkingCalendar } from '#shared/presence/working-calendar.ts';
import { assessedObjects } from '#shared/vocabulary.ts';
import type { Actor, ReadHandle } from '../../database/database.types.ts';
import { newId } from '../../database/ids.ts';
import { conflict, notFound, ruleViolation } from '../../errors.ts';
import { type CycleHead, findCycleHead } from '../cycle/cycle.repository.ts';
import type { AssessmentDependencies } from '../record/change.ts';
import { requireCycleState } from '../record/phase.ts';
import {
  findNotice,
  insertNotice,
  lastSettledAt,
  noticesOf,
  openRecords,
  publicityStep,
  type StoredNotice,
  settledResults,
  updateNotice,
} from './notice.repository.ts';
import {
  type Asked,
  nothingToPublicise,
  type Problem,
  problemsOfDays,
  problemsOfEarlier,
  problemsOfStart,
  refuse,
  stillToPublicise,
} from './notice-rules.ts';

interface StartInput extends Asked {
  readonly place: string;
  readonly contact: string;
  readonly documentNumber: string | null;
}

/** Everything a notice is decided by. */
interface Weighed {
  readonly cycle: CycleHead;
  readonly period: PublicityPeriod;
  readonly results: readonly Publicised[];
  readonly problems: readonly Problem[];
}

/** @throws ApplicationError NOT_FOUND */
export async function cycleIn(handle: ReadHandle, id: CycleId): Promise<CycleHead> {
  const cycle = await findCycleHead(handle, id);
  if (!cycle) throw notFound('考核');
  return cycle;
}

export const cycleOfResults = ({ id, title, kind, state, version }: CycleHead): CycleOfResults => ({
  id,
  title,
  kind,
  state,
  version,
});

/** Notices of publicity: one hangs out at a time, counted in working days, with what it shows frozen. */
export function createNoticesService({ database, clock, policy, presence }: AssessmentDependencies) {
  const schemeOf = async ({ schemeVersionId }: CycleHead): Promise<Scheme> =>
    (await policy.get(schemeVersionId)).content;
  const today = () => businessDateOf(clock.now());

  async function weigh(handle: ReadHandle, asked: Asked): Promise<Weighed> {
    const cycle = await cycleIn(handle, asked.cycleId);
    const calendar = await presence.calendar.workingCalendar();
    const earlier = (await noticesOf(handle, cycle.id)).filter(({ version }) => version === cycle.version);
    const settled = await settledResults(handle, cycle.id, await schemeOf(cycle));
    const results = stillToPublicise(settled, asked.scope, earlier);
    const step = await publicityStep(handle, cycle.id, cycle.version);
    const problems = [
      ...problemsOfEarlier(earlier, today()),
      ...problemsOfDays(cycle, asked, step?.onDate),
      ...problemsOfStart(asked, await lastSettledAt(handle, results, step?.at ?? null)),
      ...(results.length > 0 ? [] : [nothingToPublicise(asked.scope, settled, earlier)]),
    ];
    const period = publicityPeriod(calendar, asked.startsOn, asked.workingDays);
    return { cycle, period, results, problems };
  }

  async function publicity(cycleId: CycleId): Promise<Publicity> {
    const cycle = await cycleIn(database.read, cycleId);
    const scheme = await schemeOf(cycle);
    const calendar = await presence.calendar.workingCalendar();
    const found = await noticesOf(database.read, cycleId);
    const rule = scheme.assessment.publicityDays;
    return {
      cycle: cycleOfResults(cycle),
      minimumDays: cycle.publicityDays,
      daysRule:
        rule.kind === 'stated'
          ? { sentence: `${scheme.shortTitle}：公示不少于 ${rule.value} 个工作日。`, ground: rule.ground }
          : {
              sentence: `${scheme.shortTitle}没有规定公示时间，程序参照公务员考核按 5 个工作日，可在考核安排中修改。`,
              ground: null,
            },
      notices: found.map((notice) => toNotice(notice, calendar, today())),
    };
  }

  return {
    publicity,

    /** @throws ApplicationError NOT_FOUND */
    async previewPublicity(asked: Asked): Promise<PublicityPreview> {
      const { cycle, period, results, problems } = await weigh(database.read, asked);
      const open = await openRecords(database.read, cycle.id);
      const { endsOn, days, uncoveredYears } = period;
      const calendar = await presence.calendar.workingCalendar();
      return {
        endsOn,
        days,
        uncoveredYears,
        results: assessedObjects
          .map((object) => ({ object, count: results.filter((result) => result.object === object).length }))
          .filter(({ count }) => count > 0),
        problems: problems.map(({ message }) => message),
        warnings: [
          ...uncoveredYears.map(
            (year) =>
              `程序里没有${year}年的节假日安排，这一年只按周六、周日休息计算。请先在“节假日”里录入，或者自行核对截止日期。`,
          ),
          ...(calendar.isWorkingDay(asked.startsOn)
            ? []
            : [`${formatDateLong(asked.startsOn)}不是工作日，公示从之后的第一个工作日起算。`]),
          ...(open > 0 ? [`还有 ${open} 条考核记录没有审定，不在这次公示之列。`] : []),
        ],
      };
    },

    /** @throws ApplicationError NOT_FOUND */
    async publicisedResults(id: PublicityId): Promise<{ results: Publicised[] }> {
      const notice = await findNotice(database.read, id);
      if (!notice) throw notFound('公示');
      return { results: [...notice.results] };
    },

    /**
     * @throws ApplicationError NOT_FOUND; INVALID_INPUT; RULE_VIOLATION `not_in_publicity`, `publicity_stands`,
     *   `objections_open`, `nothing_to_publicise`
     */
    async startPublicity(actor: Actor, input: StartInput): Promise<Publicity> {
      await database.write(actor, async (unit) => {
        const { cycle, period, results, problems } = await weigh(unit.trx, input);
        requireCycleState(cycle, ['publicity'], '发布公示');
        refuse(problems);
        const { startsOn, workingDays, scope, place, contact, documentNumber } = input;
        const id = newId(publicityIdSchema);
        await insertNotice(unit.trx, {
          id,
          cycle_id: cycle.id,
          version: cycle.version,
          starts_on: startsOn,
          ends_on: period.endsOn,
          working_days: workingDays,
          scope,
          results,
          place,
          contact,
          document_number: documentNumber,
          created_at: unit.at,
          created_by: actor.name,
        });
        await unit.audit({
          action: 'assessment.publicityStarted',
          entityType: 'publicity',
          entityId: id,
          after: {
            cycleId: cycle.id,
            cycleTitle: cycle.title,
            startsOn,
            endsOn: period.endsOn,
            workingDays,
            publicityScope: scope,
            publicised: results.length,
            place,
            contact,
            documentNumber,
          },
        });
      });
      return publicity(input.cycleId);
    },

    /** @throws ApplicationError NOT_FOUND, CONFLICT; RULE_VIOLATION `not_in_publicity`, `publicity_withdrawn` */
    async withdrawPublicity(
      actor: Actor,
      { id, revision, reason }: { id: PublicityId; revision: number; reason: string },
    ): Promise<Publicity> {
      const cycleId = await database.write(actor, async (unit) => {
        const notice = await findNotice(unit.trx, id);
        if (!notice) throw notFound('公示');
        const cycle = await cycleIn(unit.trx, notice.cycle_id);
        requireCycleState(cycle, ['publicity'], '撤回公示');
        if (notice.withdrawn_at !== null) {
          throw ruleViolation('publicity_withdrawn', `这次公示已经撤回（${notice.withdraw_reason}）。`);
        }
        if (notice.revision !== revision) throw conflict('公示', notice.revision);
        await updateNotice(unit.trx, id, { withdrawn_at: unit.at, withdraw_reason: reason });
        await unit.audit({
          action: 'assessment.publicityWithdrawn',
          entityType: 'publicity',
          entityId: id,
          before: { cycleTitle: cycle.title, startsOn: notice.starts_on, endsOn: notice.ends_on },
          reason,
        });
        return notice.cycle_id;
      });
      return publicity(cycleId);
    },
  };
}

function toNotice(notice: StoredNotice, calendar: WorkingCalendar, today: BusinessDate): PublicityNotice {
  const { starts_on: startsOn, ends_on: endsOn, working_days: workingDays } = notice;
  const recounted = publicityPeriod(calendar, startsOn, workingDays).endsOn;
  return {
    id: notice.id,
    version: notice.version,
    stage: publicityStage({ startsOn, endsOn, withdrawn: notice.withdrawn_at !== null }, today),
    startsOn,
    endsOn,
    workingDays,
    scope: notice.scope,
    results: notice.results.length,
    place: notice.place,
    contact: notice.contact,
    documentNumber: notice.document_number,
    recountedEndsOn: recounted === endsOn ? null : recounted,
    createdAt: notice.created_at,
    createdBy: notice.created_by,
    withdrawnAt: notice.withdrawn_at,
    withdrawReason: notice.withdraw_reason,
    objections: { ...notice.objections },
    revision: notice.revision,
  };
}
