import { factSettingOf } from '#shared/assessment/eligibility.ts';
import {
  type FiguresSetting,
  figureKeys,
  figureLabels,
  figuresFrom,
} from '#shared/assessment/year-figures.ts';
import type { FiguresComparison, FiguresRun } from '#shared/contract/assessment-eligibility.ts';
import {
  type AssessmentDetail,
  type YearFigures,
  yearFiguresSchema,
} from '#shared/contract/assessment-record.ts';
import { businessDateOf } from '#shared/dates.ts';
import type { AssessmentId, CycleId, PersonId } from '#shared/ids.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import type { Actor, ReadHandle, WriteUnit } from '../../database/database.types.ts';
import { notFound, ruleViolation } from '../../errors.ts';
import type { JobProgress } from '../../jobs/jobs.types.ts';
import { breather } from '../../roster/breather.ts';
import { type CycleHead, findCycleHead } from '../cycle/cycle.repository.ts';
import { updateAssessment } from '../record/assessment.repository.ts';
import { readRecord } from '../record/assessment-detail.ts';
import { type AssessmentDependencies, changeRecord, type Target } from '../record/change.ts';
import { peopleAtOnce, periodOf } from './answers.ts';
import { attendanceOf } from './attendance.repository.ts';
import { requirePerson } from './changes.ts';
import { everybody } from './people.repository.ts';
import { eligibilityRecordsOf } from './records.repository.ts';
import { requireChangeable, requireWhileOpen } from './refusals.ts';

export type FiguresService = ReturnType<typeof createFigures>;

/** Records named in the result of a run: a list for people to go through, not for all of a district. */
const namedAtMost = 50;

type FromRecords = Omit<FiguresComparison, 'current'>;

/** Figures of the period from attendance, leave and inspections. */
export function createFigures({ database, policy, clock, presence }: AssessmentDependencies) {
  const { read } = database;

  async function settingFor(scheme: Scheme): Promise<FiguresSetting> {
    return {
      ...factSettingOf(scheme),
      rules: scheme.presence,
      calendar: await presence.calendar.workingCalendar(),
      asOf: businessDateOf(clock.now()),
    };
  }

  /** What the records give for these people, in one round of queries. */
  async function fromRecords(
    handle: ReadHandle,
    cycle: Pick<CycleHead, 'periodFrom' | 'periodTo'>,
    setting: FiguresSetting,
    people: readonly PersonId[],
  ): Promise<Map<PersonId, FromRecords>> {
    const records = await eligibilityRecordsOf(handle, periodOf(cycle), people);
    const postings = [...records.values()].flatMap((record) => record.postings.map(({ id }) => id));
    const attendance = await attendanceOf(handle, postings, periodOf(cycle));
    return new Map(
      [...records].map(([personId, record]) => {
        const { figures, notes, incompleteMonths } = figuresFrom({ ...record, attendance }, setting);
        return [
          personId,
          { fromRecords: figures, notes: [...notes], incompleteMonths: [...incompleteMonths] },
        ];
      }),
    );
  }

  async function comparisonFor(
    handle: ReadHandle,
    cycle: CycleHead,
    personId: PersonId,
    current: YearFigures,
  ): Promise<FiguresComparison> {
    const { content } = await policy.get(cycle.schemeVersionId);
    const found = await fromRecords(handle, cycle, await settingFor(content), [personId]);
    const one = found.get(personId);
    if (!one) throw notFound('人员');
    return { current, ...one };
  }

  return {
    /** The figures of one record beside what the records give. @throws ApplicationError NOT_FOUND; `not_a_person` */
    async compare(id: AssessmentId): Promise<FiguresComparison> {
      const { cycle, subject, figures } = requirePerson(await readRecord(read, policy, id));
      return comparisonFor(read, cycle, subject.personId, figures);
    },

    comparisonFor,

    /**
     * Fills the figures of one record from the records; what stands and differs is replaced only with `overwrite`.
     *
     * @throws ApplicationError NOT_FOUND, CONFLICT; RULE_VIOLATION `not_a_person`, `not_scoring`, `not_in_open`,
     *   `figures_differ` with both figures named
     */
    takeOne(actor: Actor, input: Target & { readonly overwrite: boolean }): Promise<AssessmentDetail> {
      return changeRecord({ database, policy }, actor, input, async (unit, record) => {
        const { cycle, subject, figures } = requirePerson(record);
        requireChangeable(record, '引用驻村记录');
        const found = await comparisonFor(unit.trx, cycle, subject.personId, figures);
        const taken = taking(found, input.overwrite);
        if (taken.differing.length > 0 && !input.overwrite)
          throw ruleViolation(
            'figures_differ',
            `已填的数据与驻村记录不同：${taken.differing.map((key) => differenceOf(found, key)).join('；')}。请核对后选择保留或者替换。`,
          );
        if (taken.changed) await store(unit, input.id, found.current, taken.figures);
      });
    },

    /**
     * Fills the figures of everybody of a cycle, all or nothing.
     *
     * @throws ApplicationError NOT_FOUND; RULE_VIOLATION `not_in_open`; the signal's reason when cancelled
     */
    async takeAll(
      actor: Actor,
      { cycleId, overwrite }: { readonly cycleId: CycleId; readonly overwrite: boolean },
      { report, signal }: JobProgress,
    ): Promise<FiguresRun> {
      const cycle = await findCycleHead(read, cycleId);
      if (!cycle) throw notFound('考核');
      const { content } = await policy.get(cycle.schemeVersionId);
      const setting = await settingFor(content);
      const people = await everybody(read, cycleId);
      const pause = breather(signal);
      const found = new Map<PersonId, FromRecords>();
      for (let start = 0; start < people.length; start += peopleAtOnce) {
        const part = people.slice(start, start + peopleAtOnce).map(({ personId }) => personId);
        for (const [personId, figures] of await fromRecords(read, cycle, setting, part))
          found.set(personId, figures);
        report(found.size, people.length, `正在汇总 ${found.size} / ${people.length} 人的记录`);
        await pause();
      }
      report(people.length, people.length, '正在写入');
      return database.write(actor, async (unit) => {
        const head = await findCycleHead(unit.trx, cycleId);
        if (!head) throw notFound('考核');
        requireWhileOpen(head, '引用驻村记录');
        const rows = await figuresOf(unit, cycleId);
        const kept: FiguresRun['kept'] = [];
        let [filled, keptCount, skipped, incomplete] = [0, 0, 0, 0];
        for (const { id, personId, name, state, current } of rows) {
          const one = found.get(personId);
          if (!one) continue;
          if (one.incompleteMonths.length > 0) incomplete += 1;
          if (state !== 'scoring') {
            skipped += 1;
            continue;
          }
          const comparison = { current, ...one };
          const taken = taking(comparison, overwrite);
          if (taken.changed) {
            await store(unit, id, current, taken.figures);
            filled += 1;
          }
          if (taken.differing.length > 0 && !overwrite) {
            keptCount += 1;
            if (kept.length < namedAtMost) kept.push({ id, name, comparison });
          }
          await pause();
        }
        await unit.audit({
          action: 'assessment.figuresTaken',
          entityType: 'assessment_cycle',
          entityId: cycleId,
          after: { people: rows.length, filledRecords: filled, keptRecords: keptCount, overwrite },
        });
        return { people: rows.length, filled, kept, keptCount, incomplete, skipped };
      });
    },
  };
}

/** What would stand afterwards. A figure that the records do not give leaves what stands. */
function taking({ current, fromRecords }: FiguresComparison, overwrite: boolean) {
  const figures = { ...current };
  const differing: (keyof YearFigures)[] = [];
  for (const key of figureKeys) {
    const [stands, found] = [current[key], fromRecords[key]];
    if (found === null || found === stands) continue;
    if (stands !== null) differing.push(key);
    if (stands === null || overwrite) figures[key] = found;
  }
  return { figures, differing, changed: figureKeys.some((key) => figures[key] !== current[key]) };
}

const differenceOf = ({ current, fromRecords }: FiguresComparison, key: keyof YearFigures) =>
  `${figureLabels[key]}已填 ${current[key]}，记录为 ${fromRecords[key]}`;

async function store(
  unit: WriteUnit,
  id: AssessmentId,
  before: YearFigures,
  after: YearFigures,
): Promise<void> {
  await updateAssessment(unit, id, { figures: JSON.stringify(after) });
  await unit.audit({
    action: 'assessment.figuresTaken',
    entityType: 'assessment',
    entityId: id,
    before: { figures: before },
    after: { figures: after },
  });
}

async function figuresOf({ trx }: WriteUnit, cycleId: CycleId) {
  const rows = await trx
    .selectFrom('assessment')
    .select(['id', 'person_id as personId', 'person_name as name', 'state', 'figures'])
    .where('cycle_id', '=', cycleId)
    .where('person_id', 'is not', null)
    .orderBy('id')
    .$narrowType<{ personId: PersonId }>()
    .execute();
  return rows.map(({ figures, ...row }) => ({
    ...row,
    current: yearFiguresSchema.parse(JSON.parse(figures)),
  }));
}
