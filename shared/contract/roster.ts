import * as z from 'zod';
import { businessDateSchema, instantSchema } from '../dates.ts';
import {
  importBatchIdSchema,
  jobIdSchema,
  personIdSchema,
  postingIdSchema,
  townshipIdSchema,
  unitIdSchema,
  uploadIdSchema,
  villageIdSchema,
} from '../ids.ts';
import { line, reasonSchema } from '../text.ts';
import { postingStatusSchema, postRoleSchema } from '../vocabulary.ts';
import { pageInput, procedure, revisionSchema } from './base.ts';
import {
  earlyChangeSchema,
  nominationSchema,
  postingLifeSchema,
  rosterLifecycleContract,
} from './roster-lifecycle.ts';
import { rosterPlacesContract } from './roster-places.ts';
import { personInputSchema, personSchema, postingRowSchema } from './roster-records.ts';

export {
  type Person,
  type PersonDraft,
  type PostingRow,
  personDraftSchema,
  personInputSchema,
  personSchema,
  postingRowSchema,
  postingStageSchema,
} from './roster-records.ts';

export const postingSortColumns = [
  'village',
  'person',
  'unit',
  'township',
  'role',
  'status',
  'startDate',
] as const;

export const postingFilterSchema = z.object({
  /** Part of a name, village or unit, or pinyin initials. */
  text: z.string().max(60).default(''),
  townshipId: townshipIdSchema.nullable().default(null),
  villageId: villageIdSchema.nullable().default(null),
  unitId: unitIdSchema.nullable().default(null),
  role: postRoleSchema.nullable().default(null),
  status: postingStatusSchema.nullable().default(null),
});
export type PostingFilter = z.infer<typeof postingFilterSchema>;

export const postingListInput = z.object({
  ...pageInput,
  filter: postingFilterSchema.default({
    text: '',
    townshipId: null,
    villageId: null,
    unitId: null,
    role: null,
    status: null,
  }),
  sort: z
    .array(z.object({ column: z.enum(postingSortColumns), direction: z.enum(['asc', 'desc']) }))
    .max(3)
    .default([]),
});
export type PostingListInput = z.infer<typeof postingListInput>;

const named = z.object({ name: z.string(), postings: z.number().int() });
export const townshipSchema = named.extend({ id: townshipIdSchema });
export const villageSchema = named.extend({
  id: villageIdSchema,
  townshipId: townshipIdSchema,
  townshipName: z.string(),
});
export const unitSchema = named.extend({ id: unitIdSchema, aliases: z.array(z.string()) });

/** Two names that probably mean one unit. Nothing is merged until a person says so. */
export const unitMatchSchema = z.object({
  keepId: unitIdSchema,
  keepName: z.string(),
  mergeId: unitIdSchema,
  mergeName: z.string(),
  reason: z.string(),
  /** 0 to 100; only for ordering. */
  likeness: z.number().int(),
});
export type UnitMatch = z.infer<typeof unitMatchSchema>;

/** What a file turned out to hold. */
export const importKinds = ['annex_posts', 'annex_funding', 'roster'] as const;
export const importKindSchema = z.enum(importKinds);
export type ImportKind = z.infer<typeof importKindSchema>;

/** Columns a roster file may have. `village`, `unit` and `name` are required to be mapped. */
export const rosterFields = [
  'township',
  'village',
  'unit',
  'name',
  'gender',
  'birthDate',
  'ethnicity',
  'politicalStatus',
  'partyDate',
  'workStartDate',
  'unitJoinedOn',
  'retirementDate',
  'identity',
  'staffKind',
  'rank',
  'homePosition',
  'phone',
  'otherContact',
  'staffNumber',
  'role',
  'startDate',
  'endDate',
] as const;
export const rosterFieldSchema = z.enum(rosterFields);
export type RosterField = z.infer<typeof rosterFieldSchema>;

/** Field → zero-based column of the sheet, or null when the file has no such column. */
export const columnMappingSchema = z.partialRecord(
  rosterFieldSchema,
  z.number().int().min(0).max(16_383).nullable(),
);
export type ColumnMapping = z.infer<typeof columnMappingSchema>;

const importedBeforeSchema = z.object({
  batchId: importBatchIdSchema,
  at: instantSchema,
  by: z.string(),
  fileName: z.string(),
});

export const sheetSummarySchema = z.object({
  name: z.string(),
  rows: z.number().int(),
  kind: importKindSchema,
  /** One-based row of the sheet that holds the column titles. */
  headerRow: z.number().int(),
  columns: z.array(
    z.object({ index: z.number().int(), letter: z.string(), title: z.string(), sample: z.string() }),
  ),
  suggestedMapping: columnMappingSchema,
  /** For a funding table: the year that stands in its title. */
  suggestedYear: z.number().int().nullable(),
  /** Set when this sheet of a file with the same content was imported before. */
  importedBefore: importedBeforeSchema.nullable(),
});

export const cellProblemSchema = z.object({
  severity: z.enum(['error', 'warning']),
  sheet: z.string(),
  /** One-based row as the spreadsheet shows it. */
  row: z.number().int(),
  /** Column letter as the spreadsheet shows it; null when the whole row is meant. */
  column: z.string().nullable(),
  columnTitle: z.string().nullable(),
  value: z.string(),
  message: z.string(),
});
export type CellProblem = z.infer<typeof cellProblemSchema>;

/** A unit name of the file that is not on the roster, with what it may be. */
export const unitQuestionSchema = z.object({
  name: z.string(),
  candidates: z.array(
    z.object({
      unitId: unitIdSchema.nullable(),
      unitName: z.string(),
      reason: z.string(),
      likeness: z.number().int(),
    }),
  ),
});

/** The answer to a unit question: the same unit under another name, or a new one. */
export const unitDecisionSchema = z.object({
  name: z.string(),
  /** The name of the unit it is, or null for a new unit of its own. */
  sameAs: z.string().nullable(),
});

const importSelection = {
  uploadId: uploadIdSchema,
  sheet: z.string().max(100),
  kind: importKindSchema,
  mapping: columnMappingSchema,
  /** Role of the posts made from an annex form: the lead unit's first post as 第一书记, or left open. */
  leadUnitFirstSecretary: z.boolean().default(false),
  /** Year the funding table is for; only for `annex_funding`. */
  year: z.number().int().min(2000).max(2199).nullable().default(null),
};

export const importTotalsSchema = z.object({
  townships: z.number().int(),
  villages: z.number().int(),
  units: z.number().int(),
  postings: z.number().int(),
  people: z.number().int(),
});

export const rosterContract = {
  ...rosterLifecycleContract,
  ...rosterPlacesContract,
  /** Totals of the whole roster. */
  totals: procedure.output(
    importTotalsSchema.extend({ openPosts: z.number().int(), onPost: z.number().int() }),
  ),
  listPostings: procedure
    .input(postingListInput)
    .output(z.object({ total: z.number().int(), rows: z.array(postingRowSchema) })),
  listTownships: procedure.output(z.object({ townships: z.array(townshipSchema) })),
  listVillages: procedure.output(z.object({ villages: z.array(villageSchema) })),
  listUnits: procedure.output(z.object({ units: z.array(unitSchema) })),
  getPosting: procedure.input(z.object({ id: postingIdSchema })).output(
    z.object({
      posting: postingRowSchema,
      person: personSchema.nullable(),
      life: postingLifeSchema,
      /** For this post, newest first, closed ones too. */
      nominations: z.array(nominationSchema),
      /** Newest first, closed ones too. */
      earlyChanges: z.array(earlyChangeSchema),
    }),
  ),
  /** Makes an open post; village, township and unit are made when their names are new. */
  createPost: procedure
    .input(
      z.object({
        township: line('乡镇（街道）', 40),
        village: line('村（社区）', 40),
        unit: line('派出单位', 60),
        role: postRoleSchema.nullable(),
      }),
    )
    .output(postingRowSchema),
  /**
   * Puts a person, new or known, on an open post at once, without the steps of a nomination; the pre-check is kept as
   * information. RULE_VIOLATION `post_nominated`, `person_nominated` while a nomination is running.
   */
  fillPost: procedure
    .input(
      z.object({
        id: postingIdSchema,
        revision: revisionSchema,
        person: z.union([z.object({ id: personIdSchema }), personInputSchema]),
        role: postRoleSchema,
        startDate: businessDateSchema,
      }),
    )
    .output(postingRowSchema),
  /**
   * Corrects role, dates and distance of a posting. A posting is ended by endPosting only; taking the end of an ended
   * one away puts the person back on post. RULE_VIOLATION `post_is_open`, `role_nominated`,
   * `end_by_end_posting`, `term_not_over`, `person_already_posted`, `person_posted_then`, `records_outside_posting`,
   * `recall_by_case`.
   */
  updatePosting: procedure
    .input(
      z.object({
        id: postingIdSchema,
        revision: revisionSchema,
        role: postRoleSchema.nullable(),
        startDate: businessDateSchema.nullable(),
        endDate: businessDateSchema.nullable(),
        /** Tenths of a kilometre between home unit and village, one way; left out: unchanged. */
        distanceTenths: z.number().int().min(0).max(99_999).nullable().optional(),
        reason: reasonSchema,
      }),
    )
    .output(postingRowSchema),
  updatePerson: procedure
    .input(z.object({ id: personIdSchema, revision: revisionSchema, person: personInputSchema }))
    .output(personSchema),
  /** Pairs of units on the roster whose names are alike and about which nobody has decided yet. */
  listUnitMatches: procedure.output(z.object({ matches: z.array(unitMatchSchema) })),
  /** Joins two units; the merged name stays as an alias. */
  mergeUnits: procedure
    .input(z.object({ keepId: unitIdSchema, mergeId: unitIdSchema, reason: reasonSchema }))
    .output(unitSchema),
  /** Records that two units are not the same, so that the pair is not proposed again. */
  dismissUnitMatch: procedure
    .input(z.object({ keepId: unitIdSchema, mergeId: unitIdSchema, reason: reasonSchema }))
    .output(z.object({})),
  /** Reads an uploaded file and says what it holds; nothing is written. */
  inspectImport: procedure.input(z.object({ uploadId: uploadIdSchema })).output(
    z.object({
      fileName: z.string(),
      sheets: z.array(sheetSummarySchema),
      /** Set when every sheet of a file with the same content was imported before: the latest time. */
      importedBefore: importedBeforeSchema.nullable(),
    }),
  ),
  /** Checks every cell; nothing is written. */
  previewImport: procedure.input(z.object(importSelection)).output(
    z.object({
      rows: z.number().int(),
      /** What the file would add. */
      totals: importTotalsSchema,
      /** Open posts of the roster that would be filled. */
      filledPosts: z.number().int(),
      problems: z.array(cellProblemSchema),
      problemCount: z.object({ errors: z.number().int(), warnings: z.number().int() }),
      unitQuestions: z.array(unitQuestionSchema),
      /** The first rows as they would be stored. */
      sample: z.array(
        z.object({
          row: z.number().int(),
          township: z.string(),
          village: z.string(),
          unit: z.string(),
          person: z.string().nullable(),
          role: postRoleSchema.nullable(),
          startDate: businessDateSchema.nullable(),
        }),
      ),
    }),
  ),
  /**
   * Imports the sheet as a job, all or nothing. Refused while a cell has an error or a unit question is open, and,
   * unless `again` is set, when the same content was imported before.
   */
  commitImport: procedure
    .input(
      z.object({
        ...importSelection,
        unitDecisions: z.array(unitDecisionSchema),
        again: z.boolean().default(false),
      }),
    )
    .output(z.object({ jobId: jobIdSchema })),
};
