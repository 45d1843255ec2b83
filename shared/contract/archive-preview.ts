import * as z from 'zod';
import { documentIdSchema } from '../ids.ts';
import { documentFilterFields, documentSchema, documentTargetSchema } from './archive.ts';
import { procedure } from './base.ts';

/** One value that a document was made from, in the words that stand on paper. */
export const frozenFieldSchema = z.object({
  /** Where it stands in the frozen data, e.g. `person.name` or `ballots.groups.0.valid`. */
  path: z.string(),
  label: z.string(),
  /** The entry of a list that it belongs to, e.g. `村干部` or `第 2 项`; null: it belongs to none. */
  entry: z.string().nullable(),
  /** Null: a blank on paper. */
  value: z.string().nullable(),
  /** The same value by the data as they are now; equal to `value` where nothing was compared. */
  now: z.string().nullable(),
  /** Whether the data say something else now, or say it no more. */
  changed: z.boolean(),
});
export type FrozenField = z.infer<typeof frozenFieldSchema>;

/** A part of the paper, e.g. 基本情况 or 民主测评. */
export const frozenGroupSchema = z.object({
  /** Top of the frozen data that it shows, e.g. `person`; `parts.3` for a part of a case file. */
  key: z.string(),
  title: z.string(),
  /** In the order of the paper. */
  fields: z.array(frozenFieldSchema),
});
export type FrozenGroup = z.infer<typeof frozenGroupSchema>;

export const frozenDataSchema = z.object({
  groups: z.array(frozenGroupSchema),
  /** Whether the data were held against those of now. */
  compared: z.boolean(),
  /** Why they were not, in a sentence; null where they were. */
  note: z.string().nullable(),
});
export type FrozenData = z.infer<typeof frozenDataSchema>;

export const archivePreviewContract = {
  /**
   * The data that a registered document was made from, beside the same data now. Of a document of a case for whoever may
   * read the case, and noted as a reading of it, as opening the file is.
   */
  frozenData: procedure.input(z.object({ id: documentIdSchema })).output(frozenDataSchema),
  /**
   * The data that a preview of the document is made from now. Why somebody has no grade, and conduct, are left out for a
   * role that may not read eligibility or conduct; a preview leaves them out, too.
   */
  draftData: procedure.input(documentTargetSchema).output(frozenDataSchema),
  /** Where a document stands in the list of the register with these filters, and which stand beside it. */
  documentNeighbours: procedure.input(z.object({ ...documentFilterFields, id: documentIdSchema })).output(
    z.object({
      /** From 1; null where the filters leave the document out. */
      position: z.number().int().nullable(),
      total: z.number().int(),
      previous: documentSchema.nullable(),
      next: documentSchema.nullable(),
    }),
  ),
};
