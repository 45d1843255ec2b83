import * as z from 'zod';
import { accountabilityKindLabels, faultLabels, followUpResultLabels } from '#shared/case-vocabulary.ts';
import { batchOutputLabels } from '#shared/contract/archive-batch.ts';
import { transferStateLabels } from '#shared/contract/archive-transfer.ts';
import type { CycleSettings } from '#shared/contract/assessment-cycle.ts';
import {
  objectionOutcomeLabels,
  publicityScopeLabels,
  replyStanceLabels,
} from '#shared/contract/assessment-publicity.ts';
import type { opinionOrganSchema } from '#shared/contract/assessment-record.ts';
import type { Half, ReportedBy } from '#shared/contract/presence-leave.ts';
import { earlyChangeStateLabels, stepOutcomeLabels } from '#shared/contract/roster-lifecycle.ts';
import { unitLevelLabels } from '#shared/contract/roster-places.ts';
import { formatPoints, pointsSchema } from '#shared/points.ts';
import { builtInSchemes } from '#shared/policy/built-in.ts';
import { templatesOf } from '#shared/policy/lookup.ts';
import { attendanceDaysSchema } from '#shared/presence/attendance-days.ts';
import { preCheckVerdictLabels } from '#shared/roster/pre-check.types.ts';
import {
  assessmentKindLabels,
  assessmentKinds,
  assessmentStateLabels,
  ballotBatchStateLabels,
  ballotEntryMethodLabels,
  checkLevelLabels,
  conductKindLabels,
  cycleStateLabels,
  documentStageLabels,
  documentStateLabels,
  dutySubjectLabels,
  eligibilityFactLabels,
  findingKindLabels,
  genderLabels,
  identityLabels,
  leaveKindLabels,
  leaveStateLabels,
  nominationStateLabels,
  observationKindLabels,
  participationLabels,
  poolLabels,
  postingEndKindLabels,
  postingStatusLabels,
  postRoleLabels,
  postRoleSchema,
  raterGroupLabels,
  roleLabels,
  staffKindLabels,
  villageTypeLabels,
} from '#shared/vocabulary.ts';
import { formatBytes } from '../../app/format.ts';
import { gradeLabels, importKindLabels, originLabels } from '../../app/words.ts';
import { attendanceMarksInOrder } from '../../presence/attendance/marks.ts';
import { fieldLabels } from './field-names.ts';

/** A single value as the audit trail keeps it. */
export type Recorded = string | number | boolean | null;

const organWords: Record<string, string> = {
  village_party_organisation: '村党组织',
  township_party_committee: '乡镇党委',
  dispatching_unit: '派出单位',
  county_departments: '县级部门',
} satisfies Record<(typeof opinionOrganSchema.options)[number], string>;

const raterGroupWords: Record<string, string> = raterGroupLabels;

/** Words for coded values, by the field they stand in. */
const valueWords: Record<string, readonly Record<string, string>[]> = {
  gender: [genderLabels],
  identity: [identityLabels],
  role: [roleLabels, postRoleLabels],
  status: [postingStatusLabels],
  state: [assessmentStateLabels, documentStateLabels],
  transferState: [transferStateLabels],
  stage: [documentStageLabels],
  result: [{ signed: '已签名', refused: '拒签' } satisfies Record<'signed' | 'refused', string>],
  nominationState: [nominationStateLabels],
  batchState: [ballotBatchStateLabels],
  output: [batchOutputLabels],
  register: [{ issue: '登记新的文书', registered: '只用已登记的文书' }],
  entryMethod: [ballotEntryMethodLabels],
  earlyChangeState: [earlyChangeStateLabels],
  kind: [importKindLabels, postingEndKindLabels],
  origin: [originLabels],
  group: [raterGroupLabels],
  organ: [organWords],
  grade: [gradeLabels],
  suggestedGrade: [gradeLabels],
  proposedGrade: [gradeLabels],
  finalGrade: [gradeLabels],
  gradeCap: [gradeLabels],
  participation: [participationLabels],
  eligibilityFacts: [eligibilityFactLabels],
  leaveKind: [leaveKindLabels],
  leaveState: [leaveStateLabels],
  reportedBy: [{ paper: '书面', telephone: '电话', message: '短信' } satisfies Record<ReportedBy, string>],
  returnedHalf: [{ am: '上午', pm: '下午' } satisfies Record<Half, string>],
  checkLevel: [checkLevelLabels],
  finding: [findingKindLabels],
  conductKind: [conductKindLabels],
  observationKind: [observationKindLabels],
  outcome: [stepOutcomeLabels],
  preCheck: [preCheckVerdictLabels],
  level: [unitLevelLabels],
  type: [villageTypeLabels],
  staffKind: [staffKindLabels],
  subject: [dutySubjectLabels],
  fault: [faultLabels],
  accountabilityKind: [accountabilityKindLabels],
  followUpResult: [followUpResultLabels],
  publicityScope: [publicityScopeLabels],
  objectionOutcome: [objectionOutcomeLabels],
  stance: [replyStanceLabels],
  pool: [poolLabels],
  cycleState: [cycleStateLabels],
  assessmentKind: [assessmentKindLabels],
  ballotEntry: [
    { single: '录入一遍', double: '录入两遍' } satisfies Record<CycleSettings['ballotEntry'], string>,
  ],
};

const pointFields = new Set(['points', 'total']);

/** Titles of the items that scores are given for, by their codes. */
const itemTitles = new Map(
  builtInSchemes.flatMap((scheme) =>
    assessmentKinds
      .flatMap((kind) => templatesOf(scheme, kind))
      .flatMap((template) =>
        template.sections.flatMap((section) =>
          section.source === 'items' ? section.items.map((item) => [item.code, item.title] as const) : [],
        ),
      ),
  ),
);

const isPostRole = (value: unknown) => postRoleSchema.safeParse(value).success;

/** The Chinese name of a recorded field, e.g. `birthDate` → `出生日期`; list positions count from 1. */
export function fieldLabel(key: string, value: Recorded): string {
  if (/^\d+$/.test(key)) return `第 ${Number(key) + 1} 项`;
  // Users and postings both have a role; only what it is tells which.
  if (key === 'role' && isPostRole(value)) return '驻村职务';
  return fieldLabels[key] ?? itemTitles.get(key) ?? organWords[key] ?? raterGroupWords[key] ?? key;
}

/** Whether a recorded value is an id that says nothing to people. */
export function isInternal(key: string, value: unknown): boolean {
  return typeof value === 'string' && (/(^id|Id)$/.test(key) || z.uuid().safeParse(value).success);
}

/** A recorded value as people read it; `key` is the field it stands in. */
export function valueText(key: string, value: Recorded): string {
  if (value === null || value === '') return '空';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') {
    const score = pointFields.has(key) ? pointsSchema.safeParse(value) : null;
    if (score?.success) return `${formatPoints(score.data)} 分`;
    if (key === 'bytes') return formatBytes(value);
    if (key === 'distanceTenths') return `${value / 10} 公里`;
    return key.endsWith('Cents') ? `${(value / 100).toFixed(2)} 元` : String(value);
  }
  if (key === 'days' && attendanceDaysSchema.safeParse(value).success) return monthInMarks(value);
  for (const words of valueWords[key] ?? []) {
    const word = words[value];
    if (word !== undefined) return word;
  }
  return value;
}

const marks = new Map(attendanceMarksInOrder.map(({ letter, character }) => [letter, character]));

/** A month of attendance as the grid shows it, one mark a day; a dot for a day that is not recorded. */
const monthInMarks = (days: string) => [...days].map((letter) => marks.get(letter) ?? '·').join('');
