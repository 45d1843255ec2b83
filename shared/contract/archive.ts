import * as z from 'zod';
import { businessDateSchema, instantSchema } from '../dates.ts';
import { assessmentIdSchema, documentIdSchema } from '../ids.ts';
import { reasonSchema } from '../text.ts';
import { documentKindSchema, documentStateSchema } from '../vocabulary.ts';
import { pageInput, procedure } from './base.ts';

export const documentSchema = z.object({
  id: documentIdSchema,
  /** Year–class–serial, e.g. `2026-三-0001`. */
  registerNumber: z.string(),
  kind: documentKindSchema,
  state: documentStateSchema,
  version: z.number().int(),
  /** Null for what is about a whole cycle or a unit. */
  personName: z.string().nullable(),
  title: z.string(),
  assessmentId: assessmentIdSchema.nullable(),
  pages: z.number().int(),
  /** SHA-256 of the frozen data, hex. */
  snapshotSha256: z.string(),
  /** SHA-256 of the PDF bytes, hex. */
  pdfSha256: z.string(),
  auditHead: z.string(),
  templateVersion: z.string(),
  formedOn: businessDateSchema,
  createdAt: instantSchema,
  createdBy: z.string(),
  voidReason: z.string().nullable(),
});
export type RegisteredDocument = z.infer<typeof documentSchema>;

/** A character that no shipped font can draw, and where it stands. */
export const missingGlyphSchema = z.object({
  character: z.string(),
  /** e.g. `U+2A6D6` */
  codePoint: z.string(),
  field: z.string(),
  person: z.string(),
});
export type MissingGlyph = z.infer<typeof missingGlyphSchema>;

const documentErrors = {
  /** The document was not made because text would have been lost. */
  MISSING_GLYPH: { status: 422, data: z.object({ glyphs: z.array(missingGlyphSchema) }) },
} as const;

export const archiveContract = {
  /**
   * Makes the form from the data as they are now, marked 预览稿 and without a register number.
   * The bytes are at `/files/previews/{previewId}` until the program ends or ten later previews.
   */
  previewAnnualForm: procedure
    .errors(documentErrors)
    .input(z.object({ assessmentId: assessmentIdSchema }))
    .output(z.object({ previewId: z.uuid(), pages: z.number().int(), fileName: z.string() })),
  /** Registers the form of a locked assessment. An earlier one of the same assessment becomes superseded. */
  issueAnnualForm: procedure
    .errors(documentErrors)
    .input(z.object({ assessmentId: assessmentIdSchema }))
    .output(documentSchema),
  list: procedure
    .input(
      z.object({
        ...pageInput,
        text: z.string().max(60).default(''),
        assessmentId: assessmentIdSchema.nullable().default(null),
      }),
    )
    .output(z.object({ total: z.number().int(), documents: z.array(documentSchema) })),
  get: procedure
    .input(z.object({ id: documentIdSchema }))
    .output(documentSchema.extend({ fileName: z.string() })),
  /**
   * Holds the kept file and frozen data against the register, then makes the PDF again and compares it byte for byte;
   * `rebuiltSha256` is null where the first has failed already.
   */
  verify: procedure.input(z.object({ id: documentIdSchema })).output(
    z.object({
      identical: z.boolean(),
      registeredSha256: z.string(),
      rebuiltSha256: z.string().nullable(),
    }),
  ),
  /** The document stays in the register under its number, marked void. */
  voidDocument: procedure
    .input(z.object({ id: documentIdSchema, reason: reasonSchema }))
    .output(documentSchema),
};
