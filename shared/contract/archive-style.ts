import * as z from 'zod';
import { documentStyleSchema, houseFontSchema, styledForms } from '../archive/document-style.ts';
import { instantSchema } from '../dates.ts';
import { reasonSchema } from '../text.ts';
import { documentErrors, previewSchema } from './archive-base.ts';
import { procedure } from './base.ts';

const styleVersionSchema = z.object({
  version: z.number().int(),
  reason: z.string(),
  createdAt: instantSchema,
  createdBy: z.string(),
});
export type StyleVersion = z.infer<typeof styleVersionSchema>;

const installedFontSchema = houseFontSchema.extend({
  /** Hanzi of the basic block (20,902) that it lacks; they are drawn with the shipped fonts. */
  missing: z.number().int(),
});
export type InstalledFont = z.infer<typeof installedFontSchema>;

/** How the house wants its papers set. */
export const archiveStyleContract = {
  /** The settings in force; version 0 for those of the program. */
  style: procedure.output(
    z.object({
      version: z.number().int(),
      style: documentStyleSchema,
      /** Names of organs that the scheme in force puts on paper. */
      organs: z.array(z.string()),
      /** The last one first. */
      versions: z.array(styleVersionSchema),
    }),
  ),
  /** Fonts of this computer with Chinese characters whose makers allow embedding; looking for them takes a while. */
  installedFonts: procedure.output(z.array(installedFontSchema)),
  /** Papers made from now on follow it; those made before stay as they are. `seen`: the version that was changed. */
  saveStyle: procedure
    .input(z.object({ seen: z.number().int(), style: documentStyleSchema, reason: reasonSchema }))
    .output(styleVersionSchema),
  /** An empty form set so, not yet saved. */
  previewStyle: procedure
    .errors(documentErrors)
    .input(z.object({ form: z.enum(styledForms), style: documentStyleSchema }))
    .output(previewSchema),
};
