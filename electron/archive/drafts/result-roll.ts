import {
  type ResultRollSnapshot,
  type RollCounts,
  type RollRow,
  resultRollSchema,
} from '#shared/archive/snapshots/result-roll.ts';
import { excellentLimit, formatRatio } from '#shared/assessment/quota.ts';
import { standingIn } from '#shared/assessment/score-standing.ts';
import { isPersonSubject } from '#shared/contract/assessment-record.ts';
import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import type { CycleId } from '#shared/ids.ts';
import { isAllowed } from '#shared/permissions.ts';
import { formatPoints } from '#shared/points.ts';
import { gradeWordsFor } from '#shared/policy/lookup.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import {
  assessedObjectLabels,
  assessmentKindLabels,
  eligibilityFactLabels,
  grades,
  identityLabels,
  type Pool,
  participationLabels,
  poolLabels,
  pools,
} from '#shared/vocabulary.ts';
import { optionLabel } from '../../assessment/ballots/ballot-options.ts';
import { type CycleHead, stepsOf } from '../../assessment/cycle/cycle.repository.ts';
import { standingLock } from '../../assessment/grading/pool-lock.repository.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import { type ApplicationError, ruleViolation } from '../../errors.ts';
import type { ArchiveDependencies } from '../archive.types.ts';
import type { DocumentDraft, DraftReader } from './draft.types.ts';
import { type RollRecord, rollRecords } from './roll.repository.ts';
import { revisionsOfCycle } from './standing.repository.ts';

/**
 * What stands in 审定名册: everyone of a cycle with what was settled, and how many there are against the quota.
 *
 * @throws ApplicationError NOT_FOUND; RULE_VIOLATION `nobody_assessed` before anybody is in the cycle
 */
export async function resultRollDraft(
  { assessment, policy, database }: ArchiveDependencies,
  cycleId: CycleId,
  reader: DraftReader,
): Promise<DocumentDraft> {
  const cycle = await assessment.cycles.headOf(cycleId);
  const standing = await revisionsOfCycle(database.read, cycleId);
  const records = (await rollRecords(database.read, cycleId)).map(shownTo(reader));
  if (records.length === 0) {
    throw ruleViolation('nobody_assessed', `${cycle.title}还没有考核对象，没有审定名册。开启考核后再预览。`);
  }
  const { content: scheme } = await policy.get(cycle.schemeVersionId);
  const approval = await approvalOf(database.read, cycle, records);
  const present = pools.filter((pool) => records.some((record) => record.pool === pool));
  const counts = present.map((pool) => countsOf(pool, records, cycle, scheme));
  const notes = await notesOf(database.read, cycle, present);
  return {
    kind: 'result_roll',
    year: cycle.year,
    schemeVersionId: cycle.schemeVersionId,
    title: `${cycle.title}审定名册`,
    name: '',
    about: cycleId,
    assessment: null,
    cycleId,
    unitId: null,
    caseId: null,
    person: null,
    refusal: refusalOf(cycle),
    standing,
    standingNow: (handle) => revisionsOfCycle(handle, cycleId),
    formedOn: (at) => approval.on ?? businessDateOf(at),
    snapshot: (frame) =>
      resultRollSchema.parse({
        kind: 'result_roll',
        ...frame,
        year: cycle.year,
        cycleTitle: cycle.title,
        assessment: assessmentKindLabels[cycle.kind],
        period: { from: cycle.periodFrom, to: cycle.periodTo },
        organ: scheme.annual.approvingOrgan.name,
        documentNumber: approval.documentNumber,
        settledOn: approval.on,
        grades: grades.map((grade) =>
          optionLabel(
            scheme,
            grade,
            records.map(({ subject }) => ratedAs(subject)),
          ),
        ),
        pools: present.map((pool) => ({
          title: poolLabels[pool],
          of:
            pool === 'team' ? ('teams' as const) : pool === 'unit' ? ('units' as const) : ('people' as const),
          rows: records
            .filter((record) => record.pool === pool)
            .map((record) => rowOf(record, scheme, approval.documentNumber)),
        })),
        counts: counts.length > 1 ? [...counts, summed(counts)] : counts,
        notes,
      } satisfies ResultRollSnapshot),
  };
}

/** Why somebody has no grade is left out for a role that may not read it. */
const shownTo =
  (reader: DraftReader) =>
  (record: RollRecord): RollRecord =>
    reader === 'register' || isAllowed(reader, 'assessment.getEligibility')
      ? record
      : { ...record, eligibility: null };

/** Whose words of the grades hold for it. */
const ratedAs = (subject: RollRecord['subject']) => ({
  object: subject.object,
  identity: isPersonSubject(subject) ? subject.identity : null,
});

function rowOf(record: RollRecord, scheme: Scheme, mainNumber: string | null): RollRow {
  const { subject, participation, state, finalGrade, total } = record;
  const words = gradeWordsFor(scheme, isPersonSubject(subject) ? subject.identity : null);
  const graded = finalGrade && words[finalGrade];
  const without = participation === 'not_assessed' ? '不参加考核' : '不定等次';
  return {
    ...namesOf(subject),
    points: total === null ? null : formatPoints(total),
    grade: participation === 'graded' ? (state === 'locked' ? graded : null) : without,
    remark: remarkOf(record, mainNumber),
  };
}

function namesOf(subject: RollRecord['subject']): Omit<RollRow, 'points' | 'grade' | 'remark'> {
  if (isPersonSubject(subject)) {
    return {
      name: subject.name,
      township: subject.townshipName,
      village: subject.villageName,
      unit: subject.unitName,
      position: subject.homePosition || null,
      identity: identityLabels[subject.identity],
      role: assessedObjectLabels[subject.role],
      people: null,
    };
  }
  const beside = { village: null, position: null, identity: null, role: null };
  if (subject.object === 'team') {
    return {
      ...beside,
      name: `${subject.name}驻村工作队`,
      township: subject.townshipName,
      unit: subject.units.map(({ name }) => name).join('、') || null,
      people: subject.members.length,
    };
  }
  return { ...beside, name: subject.name, township: null, unit: null, people: subject.people.length };
}

/** Why there is no grade; that somebody was recalled; what was settled by itself. */
function remarkOf(record: RollRecord, mainNumber: string | null): string | null {
  const { participation, state, individual, documentNumber, eligibility } = record;
  const { reasons } = standingIn(participation, null, eligibility);
  const recalled = eligibilityFactLabels.recalled;
  const wasRecalled = eligibility?.findings.some(
    ({ fact, answer }) => fact === 'recalled' && answer === 'yes',
  );
  const why = participation === 'graded' ? [] : [...reasons];
  if (wasRecalled && !why.includes(recalled)) why.push(recalled);
  const parts = [
    ...(participation === 'comment_only' || participation === 'neither'
      ? [participationLabels[participation]]
      : []),
    ...why,
    ...(state === 'locked' ? [] : ['尚未审定']),
    ...(individual && state === 'locked' ? ['单独审定'] : []),
    ...(documentNumber === null || documentNumber === mainNumber ? [] : [`审定文号${documentNumber}`]),
  ];
  return parts.join('；') || null;
}

function countsOf(
  pool: Pool,
  records: readonly RollRecord[],
  { excellentRatio }: CycleHead,
  scheme: Scheme,
): RollCounts {
  const all = records.filter((record) => record.pool === pool);
  const graded = all.filter(({ participation }) => participation === 'graded');
  const settled = graded.filter(({ state, finalGrade }) => state === 'locked' && finalGrade !== null);
  const notAssessed = all.filter(({ participation }) => participation === 'not_assessed').length;
  const counts = grades.map((grade) => settled.filter(({ finalGrade }) => finalGrade === grade).length);
  return {
    label: poolLabels[pool],
    all: all.length,
    graded: graded.length,
    quota: excellentLimit(graded.length, excellentRatio, scheme.annual.excellentQuota.rounding),
    grades: counts,
    share: shareOf(counts[0] ?? 0, graded.length),
    withoutGrade: all.length - graded.length - notAssessed,
    notAssessed,
    open: graded.length - settled.length,
  };
}

/** Share in percent, rounded half up to hundredths. */
function shareOf(count: number, of: number): string | null {
  return of === 0 ? null : formatRatio(Math.floor((count * 20_000 + of) / (2 * of)));
}

function summed(counts: readonly RollCounts[]): RollCounts {
  const sum = (pick: (each: RollCounts) => number) => counts.reduce((total, each) => total + pick(each), 0);
  const given = grades.map((_, index) => sum((each) => each.grades[index] ?? 0));
  const graded = sum((each) => each.graded);
  return {
    label: '合  计',
    all: sum((each) => each.all),
    graded,
    quota: counts.some(({ quota }) => quota === null) ? null : sum((each) => each.quota ?? 0),
    grades: given,
    share: shareOf(given[0] ?? 0, graded),
    withoutGrade: sum((each) => each.withoutGrade),
    notAssessed: sum((each) => each.notAssessed),
    open: sum((each) => each.open),
  };
}

interface Approval {
  readonly documentNumber: string | null;
  readonly on: BusinessDate | null;
}

/**
 * When and under which number the results were settled: the number that most records bear, and the day of the step that
 * ended the approval; without them what the records say.
 */
async function approvalOf(
  handle: ReadHandle,
  cycle: CycleHead,
  records: readonly RollRecord[],
): Promise<Approval> {
  const step = (await stepsOf(handle, cycle.id)).findLast(
    ({ version, direction, from }) =>
      version === cycle.version && direction === 'forward' && from === 'approval',
  );
  const settled = records.filter(({ state, individual }) => state === 'locked' && !individual);
  const numbers = Map.groupBy(
    settled.flatMap(({ documentNumber }) => (documentNumber === null ? [] : [documentNumber])),
    (number) => number,
  );
  const [most] = [...numbers].sort(([, a], [, b]) => b.length - a.length);
  const last = settled.reduce<RollRecord['approvedAt']>(
    (latest, { approvedAt }) =>
      approvedAt !== null && (latest === null || approvedAt > latest) ? approvedAt : latest,
    null,
  );
  return {
    documentNumber: most?.[0] ?? step?.documentNumber ?? null,
    on: step?.onDate ?? (last && businessDateOf(last)),
  };
}

/** What the quota rests on, and what was approved beyond it. */
async function notesOf(handle: ReadHandle, cycle: CycleHead, present: readonly Pool[]): Promise<string[]> {
  const { excellentRatio, ratioDocumentNumber } = cycle;
  const notes =
    excellentRatio === null
      ? ['没有设定优秀比例，不计名额。']
      : [
          `优秀比例 ${formatRatio(excellentRatio)}${ratioDocumentNumber === null ? '' : `（${ratioDocumentNumber}）`}，名额按各类参加考核确定等次的人数分别计算。`,
        ];
  for (const pool of present) {
    const override = (await standingLock(handle, cycle.id, pool))?.override ?? null;
    if (override?.kind === 'no_ratio')
      notes.push(`${poolLabels[pool]}不适用优秀比例，理由：${override.reason}`);
    if (override?.kind === 'beyond_quota') {
      notes.push(
        `${poolLabels[pool]}超过名额评定优秀，经${override.approver}批准（${override.documentNumber}），理由：${override.reason}`,
      );
    }
  }
  return notes;
}

function refusalOf({ title, state }: CycleHead): ApplicationError | null {
  if (state === 'final' || state === 'archived') return null;
  return ruleViolation(
    'not_in_final',
    `${title}的结果还没有生效，不能生成审定名册。公示期满、结果生效后再生成，可以先预览。`,
  );
}
