import * as z from 'zod';
import { instantSchema, yearSchema } from '../dates.ts';
import { cycleIdSchema, schemeVersionIdSchema } from '../ids.ts';
import { line } from '../text.ts';
import { assessmentKindSchema, cycleStateSchema } from '../vocabulary.ts';
import { procedure } from './base.ts';

export const cycleSchema = z.object({
  id: cycleIdSchema,
  year: yearSchema,
  kind: assessmentKindSchema,
  /** 1 for the annual one; regular and end-of-term ones of a year are counted. */
  ordinal: z.number().int(),
  state: cycleStateSchema,
  /** Counts up with every reopening of the whole cycle. */
  version: z.number().int(),
  title: z.string(),
  schemeVersionId: schemeVersionIdSchema,
  schemeTitle: z.string(),
  openedAt: instantSchema.nullable(),
  openedBy: z.string().nullable(),
  counts: z.object({
    all: z.number().int(),
    scored: z.number().int(),
    proposed: z.number().int(),
    locked: z.number().int(),
  }),
});
export type Cycle = z.infer<typeof cycleSchema>;

/** Cycles and their way from plan to archive. */
export const cycleContract = {
  listCycles: procedure.output(z.object({ cycles: z.array(cycleSchema) })),
  getCycle: procedure.input(z.object({ id: cycleIdSchema })).output(cycleSchema),
  /**
   * Opens the annual assessment of a year and freezes its participants: everyone with a post during that year.
   * Refused with the people and fields named when someone's identity, role or start date is not filled in.
   */
  openCycle: procedure
    .input(
      z.object({ year: yearSchema, title: line('考核名称', 60), schemeVersionId: schemeVersionIdSchema }),
    )
    .output(cycleSchema),
};
