import * as z from 'zod';

/** A character that no shipped font can draw, and where it stands. */
export const missingGlyphSchema = z.object({
  character: z.string(),
  /** e.g. `U+2A6D6` */
  codePoint: z.string(),
  field: z.string(),
  person: z.string(),
});
export type MissingGlyph = z.infer<typeof missingGlyphSchema>;

/** A document that was made to be looked at; see `/files/previews/{previewId}`. */
export const previewSchema = z.object({ previewId: z.uuid(), pages: z.number().int(), fileName: z.string() });
export type DocumentPreview = z.infer<typeof previewSchema>;

/** Errors of whatever makes a document. */
export const documentErrors = {
  /** The document was not made because text would have been lost. */
  MISSING_GLYPH: { status: 422, data: z.object({ glyphs: z.array(missingGlyphSchema) }) },
} as const;
