import * as z from 'zod';
import { cellProblemSchema, importKindSchema, personDraftSchema } from '#shared/contract/roster.ts';
import { businessDateSchema } from '#shared/dates.ts';
import { postRoleSchema } from '#shared/vocabulary.ts';

/*
 * What a checked sheet says, as it crosses from the reading thread: lines of plain values, not yet compared with the
 * roster. Each has the row it comes from, so that what the comparison finds can be told with its row, too.
 */

/** One line of a roster file. */
export const rosterRecordSchema = z.object({
  row: z.number().int(),
  /** Blank when the file has no township column. */
  township: z.string().nullable(),
  village: z.string(),
  unit: z.string(),
  person: personDraftSchema,
  role: postRoleSchema.nullable(),
  startDate: businessDateSchema,
  endDate: businessDateSchema.nullable(),
});
export type RosterRecord = z.infer<typeof rosterRecordSchema>;

/** One unit's share in one village of the annex table. */
export const annexRecordSchema = z.object({
  row: z.number().int(),
  township: z.string(),
  village: z.string(),
  unit: z.string(),
  heads: z.number().int(),
  /** The first unit of the village leads. */
  lead: z.boolean(),
});
export type AnnexRecord = z.infer<typeof annexRecordSchema>;

/** One line of the funding table. */
export const fundingRecordSchema = z.object({
  row: z.number().int(),
  unit: z.string(),
  heads: z.number().int(),
  unitCents: z.number().int(),
  personnelCents: z.number().int(),
});
export type FundingRecord = z.infer<typeof fundingRecordSchema>;

/** A sheet after every cell has been looked at. */
export const checkedSheetSchema = z.object({
  kind: importKindSchema,
  /** Lines of the sheet that hold data. */
  rows: z.number().int(),
  problems: z.array(cellProblemSchema),
  problemCount: z.object({ errors: z.number().int(), warnings: z.number().int() }),
  /** Titles by zero-based column, for problems found later. */
  titles: z.record(z.string(), z.string()),
  /** Columns that later problems point at. */
  columns: z.object({
    village: z.number().int().nullable(),
    unit: z.number().int().nullable(),
    name: z.number().int().nullable(),
    staffNumber: z.number().int().nullable(),
    heads: z.number().int().nullable(),
  }),
  /** Year of a funding table: the one asked for, else the one in its title. */
  year: z.number().int().nullable(),
});
export type CheckedSheet = z.infer<typeof checkedSheetSchema>;
