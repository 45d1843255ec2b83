import * as z from 'zod';
import { businessDateSchema, instantSchema } from '../dates.ts';
import {
  conductRecordIdSchema,
  observationIdSchema,
  personIdSchema,
  postingIdSchema,
  spotCheckIdSchema,
  townshipIdSchema,
  unitIdSchema,
  villageIdSchema,
} from '../ids.ts';
import { penaltySeveritySchema } from '../presence/conduct-severity.ts';
import { line, optionalLine, paragraphs, reasonSchema } from '../text.ts';
import {
  checkLevelSchema,
  conductKindSchema,
  findingKindSchema,
  observationKindSchema,
  postRoleSchema,
} from '../vocabulary.ts';
import { pageInput, procedure, revisionSchema } from './base.ts';
import { fieldNoteSchema, leaveRowSchema } from './presence-leave.ts';

/** Whose record it is and where, as every list shows it. */
const placeShape = {
  personId: personIdSchema.nullable(),
  personName: z.string().nullable(),
  role: postRoleSchema.nullable(),
  townshipName: z.string(),
  villageName: z.string(),
  unitName: z.string(),
};

const recordShape = {
  revision: revisionSchema,
  createdAt: instantSchema,
  createdBy: z.string(),
  voidedAt: instantSchema.nullable(),
  voidReason: z.string().nullable(),
};

const filterShape = {
  /** Part of a name, village, township or unit, or pinyin initials. */
  text: z.string().max(60).default(''),
  /** First and last day of the records, both included. */
  from: businessDateSchema.nullable().default(null),
  to: businessDateSchema.nullable().default(null),
  townshipId: townshipIdSchema.nullable().default(null),
  villageId: villageIdSchema.nullable().default(null),
  unitId: unitIdSchema.nullable().default(null),
  withVoided: z.boolean().default(false),
};

const sortBy = <const T extends readonly [string, ...string[]]>(columns: T) =>
  z
    .array(z.object({ column: z.enum(columns), direction: z.enum(['asc', 'desc']) }))
    .max(3)
    .default([]);

const requiredText = (label: string, max: number) =>
  paragraphs(label, max).pipe(z.string().min(2, `请填写${label}`));

/** Where the correction of a finding stands. `overdue` is open beyond its deadline. */
export const correctionStates = ['none', 'open', 'overdue', 'corrected'] as const;
export const correctionStateSchema = z.enum(correctionStates);
export type CorrectionState = z.infer<typeof correctionStateSchema>;

export const spotCheckRowSchema = z.object({
  id: spotCheckIdSchema,
  postingId: postingIdSchema,
  ...placeShape,
  level: checkLevelSchema,
  organ: z.string(),
  checkedOn: businessDateSchema,
  finding: findingKindSchema,
  detail: z.string(),
  documentNumber: z.string().nullable(),
  correctionDueOn: businessDateSchema.nullable(),
  correctedOn: businessDateSchema.nullable(),
  correctionNote: z.string().nullable(),
  correction: correctionStateSchema,
  /** Days beyond the deadline: until the correction, else until today. 0 where in time. */
  daysOverdue: z.number().int(),
  ...recordShape,
});
export type SpotCheckRow = z.infer<typeof spotCheckRowSchema>;

/** One inspection and what it found, person by person. */
export const spotCheckDraftSchema = z.object({
  level: checkLevelSchema,
  organ: line('检查单位', 60),
  checkedOn: businessDateSchema,
  documentNumber: optionalLine('文号', 60),
  findings: z
    .array(
      z.object({
        postingId: postingIdSchema,
        finding: findingKindSchema,
        /** Must be given unless the person was on post. */
        detail: paragraphs('检查情况', 1000),
        correctionDueOn: businessDateSchema.nullable(),
      }),
    )
    .min(1, '请至少登记一人')
    .max(500, '一次最多登记 500 人'),
});
export type SpotCheckDraft = z.infer<typeof spotCheckDraftSchema>;

export const spotCheckFilterSchema = z.object({
  ...filterShape,
  level: checkLevelSchema.nullable().default(null),
  finding: findingKindSchema.nullable().default(null),
  /** `open` includes the overdue ones. */
  correction: z.enum(['open', 'overdue', 'corrected']).nullable().default(null),
});
export type SpotCheckFilter = z.infer<typeof spotCheckFilterSchema>;
export const spotCheckSortColumns = [
  'checkedOn',
  'person',
  'village',
  'township',
  'unit',
  'level',
  'finding',
  'correctionDueOn',
] as const;
export const spotCheckListInput = z.object({
  ...pageInput,
  filter: spotCheckFilterSchema.prefault({}),
  /** Unsorted: overdue corrections first, then open ones, then the newest. */
  sort: sortBy(spotCheckSortColumns),
});
export type SpotCheckListInput = z.infer<typeof spotCheckListInput>;

export const conductRowSchema = z.object({
  id: conductRecordIdSchema,
  personId: personIdSchema,
  personName: z.string(),
  /** The latest posting of the person; null where there is none. */
  postingId: postingIdSchema.nullable(),
  townshipName: z.string().nullable(),
  villageName: z.string().nullable(),
  unitName: z.string().nullable(),
  kind: conductKindSchema,
  severity: penaltySeveritySchema.nullable(),
  decidedOn: businessDateSchema,
  effectiveUntil: businessDateSchema.nullable(),
  /** Still within its period today, or without an end. */
  inEffect: z.boolean(),
  organ: z.string(),
  documentNumber: z.string().nullable(),
  reason: z.string(),
  ...recordShape,
});
export type ConductRow = z.infer<typeof conductRowSchema>;

export const conductDraftSchema = z.object({
  personId: personIdSchema,
  kind: conductKindSchema,
  /** For a penalty only, and there it must be given. */
  severity: penaltySeveritySchema.nullable(),
  /** The day of the decision; of an investigation the day it was opened (立案). */
  decidedOn: businessDateSchema,
  /**
   * Last day of the period; null where the decision names none. Of an investigation the day it was concluded (结案);
   * null while it goes on.
   */
  effectiveUntil: businessDateSchema.nullable(),
  organ: line('作出单位', 60),
  documentNumber: optionalLine('文号', 60),
  reason: requiredText('事由', 1000),
});
export type ConductDraft = z.infer<typeof conductDraftSchema>;

export const conductFilterSchema = z.object({
  ...filterShape,
  kind: conductKindSchema.nullable().default(null),
  personId: personIdSchema.nullable().default(null),
  inEffect: z.boolean().default(false),
});
export type ConductFilter = z.infer<typeof conductFilterSchema>;
export const conductSortColumns = [
  'decidedOn',
  'person',
  'village',
  'township',
  'unit',
  'kind',
  'effectiveUntil',
] as const;
export const conductListInput = z.object({
  ...pageInput,
  filter: conductFilterSchema.prefault({}),
  /** Unsorted: the newest first. */
  sort: sortBy(conductSortColumns),
});
export type ConductListInput = z.infer<typeof conductListInput>;

export const observationRowSchema = z.object({
  id: observationIdSchema,
  postingId: postingIdSchema,
  ...placeShape,
  kind: observationKindSchema,
  observedOn: businessDateSchema,
  organ: z.string(),
  documentNumber: z.string().nullable(),
  text: z.string(),
  ...recordShape,
});
export type ObservationRow = z.infer<typeof observationRowSchema>;

export const observationDraftSchema = z.object({
  postingId: postingIdSchema,
  kind: observationKindSchema,
  observedOn: businessDateSchema,
  organ: line('提出单位', 60),
  documentNumber: optionalLine('文号', 60),
  text: requiredText('情况', 2000),
});
export type ObservationDraft = z.infer<typeof observationDraftSchema>;

export const observationFilterSchema = z.object({
  ...filterShape,
  kind: observationKindSchema.nullable().default(null),
  /** Those that can speak for a recall trigger, or notes of visits, reports and talks. */
  group: z.enum(['for_triggers', 'notes']).nullable().default(null),
});
export type ObservationFilter = z.infer<typeof observationFilterSchema>;
export const observationSortColumns = [
  'observedOn',
  'person',
  'village',
  'township',
  'unit',
  'kind',
] as const;
export const observationListInput = z.object({
  ...pageInput,
  filter: observationFilterSchema.prefault({}),
  /** Unsorted: the newest first. */
  sort: sortBy(observationSortColumns),
});
export type ObservationListInput = z.infer<typeof observationListInput>;

const listOf = <T extends z.ZodType>(row: T) => z.object({ total: z.number().int(), rows: z.array(row) });

export const recordsContract = {
  /** What stands in the way of recording an inspection, and what is worth a second look. Nothing is written. */
  previewSpotChecks: procedure
    .input(spotCheckDraftSchema)
    .output(z.object({ problems: z.array(fieldNoteSchema), warnings: z.array(fieldNoteSchema) })),
  /**
   * Records one inspection, all of it or nothing. INVALID_INPUT names every finding that cannot be. With warnings it
   * is refused (`spot_check_warned`) unless `despiteWarnings` is set.
   */
  recordSpotChecks: procedure
    .input(spotCheckDraftSchema.extend({ despiteWarnings: z.boolean().default(false) }))
    .output(z.object({ ids: z.array(spotCheckIdSchema) })),
  recordCorrection: procedure
    .input(
      z.object({
        id: spotCheckIdSchema,
        revision: revisionSchema,
        correctedOn: businessDateSchema,
        note: requiredText('整改情况', 1000),
      }),
    )
    .output(spotCheckRowSchema),
  voidSpotCheck: procedure
    .input(z.object({ id: spotCheckIdSchema, revision: revisionSchema, reason: reasonSchema }))
    .output(spotCheckRowSchema),
  listSpotChecks: procedure.input(spotCheckListInput).output(
    listOf(spotCheckRowSchema).extend({
      /** Of all that the filter finds. */
      totals: z.object({
        unexcusedAbsences: z.number().int(),
        openCorrections: z.number().int(),
        overdueCorrections: z.number().int(),
      }),
    }),
  ),
  recordConduct: procedure.input(conductDraftSchema).output(conductRowSchema),
  /**
   * Notes that an investigation was concluded. RULE_VIOLATION `not_an_investigation` or `already_concluded`;
   * INVALID_INPUT at `concludedOn` for a day before it was opened or yet to come.
   */
  concludeInvestigation: procedure
    .input(z.object({ id: conductRecordIdSchema, revision: revisionSchema, concludedOn: businessDateSchema }))
    .output(conductRowSchema),
  voidConduct: procedure
    .input(z.object({ id: conductRecordIdSchema, revision: revisionSchema, reason: reasonSchema }))
    .output(conductRowSchema),
  listConduct: procedure.input(conductListInput).output(listOf(conductRowSchema)),
  recordObservation: procedure.input(observationDraftSchema).output(observationRowSchema),
  voidObservation: procedure
    .input(z.object({ id: observationIdSchema, revision: revisionSchema, reason: reasonSchema }))
    .output(observationRowSchema),
  listObservations: procedure.input(observationListInput).output(listOf(observationRowSchema)),
  /**
   * Everything of these kinds about one person, over all postings, the newest first; voided ones included. Conduct is
   * empty for a role that may not call `listConduct`.
   */
  recordsOfPerson: procedure.input(z.object({ personId: personIdSchema })).output(
    z.object({
      leaves: z.array(leaveRowSchema),
      spotChecks: z.array(spotCheckRowSchema),
      conduct: z.array(conductRowSchema),
      observations: z.array(observationRowSchema),
    }),
  ),
};
