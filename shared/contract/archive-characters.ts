import * as z from 'zod';
import { instantSchema } from '../dates.ts';
import {
  assessmentIdSchema,
  caseIdSchema,
  cycleIdSchema,
  personIdSchema,
  transferIdSchema,
  unitIdSchema,
  villageIdSchema,
} from '../ids.ts';
import { procedure } from './base.ts';

/** A character that no font of the program can print. */
export const unprintableCharacterSchema = z.object({
  character: z.string(),
  /** e.g. `U+30EDE` */
  codePoint: z.string(),
  /** Part of Unicode that it belongs to, e.g. `扩展 G 区`. */
  block: z.string(),
  /** What is probably wrong and what can be typed instead, in a sentence. */
  advice: z.string(),
});
export type UnprintableCharacter = z.infer<typeof unprintableCharacterSchema>;

/** The record that holds a text, and where it is corrected. */
export const textHolderSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), id: personIdSchema }),
  z.object({ kind: z.literal('unit'), id: unitIdSchema }),
  z.object({ kind: z.literal('village'), id: villageIdSchema }),
  /** Corrected in the villages of the township. */
  z.object({ kind: z.literal('township') }),
  /** The name of the organisation itself. */
  z.object({ kind: z.literal('house') }),
  z.object({ kind: z.literal('cycle'), id: cycleIdSchema }),
  z.object({ kind: z.literal('assessment'), id: assessmentIdSchema, cycleId: cycleIdSchema }),
  z.object({ kind: z.literal('recall_case'), id: caseIdSchema }),
  z.object({ kind: z.literal('transfer'), id: transferIdSchema }),
  /** How the house wants its papers set. */
  z.object({ kind: z.literal('style') }),
]);
export type TextHolder = z.infer<typeof textHolderSchema>;

/** A text with characters that cannot be printed. */
export const unprintableTextSchema = z.object({
  holder: textHolderSchema,
  /** Name of the person, unit, village or whatever it is. */
  name: z.string(),
  /** As on the form, e.g. `姓名` or `本人总结`. */
  field: z.string(),
  /** Each once, in the order they occur. */
  characters: z.array(unprintableCharacterSchema).min(1),
});
export type UnprintableText = z.infer<typeof unprintableTextSchema>;

/** How much of a part of Unicode can be printed. */
export const blockCoverageSchema = z.object({
  label: z.string(),
  /** Characters that the part has, and how many of them can be printed. */
  characters: z.number().int(),
  printable: z.number().int(),
  /** Which fonts print them, in the order in which they are asked. */
  fonts: z.array(z.object({ name: z.string(), characters: z.number().int() })),
});
export type BlockCoverage = z.infer<typeof blockCoverageSchema>;

/** Most texts that one answer names. */
export const unprintableTextLimit = 500;

export const archiveCharactersContract = {
  /** Which characters of a text cannot be printed: asked while it is typed. */
  unprintable: procedure
    .input(z.object({ text: z.string().max(10_000) }))
    .output(z.object({ characters: z.array(unprintableCharacterSchema) })),
  /**
   * Every text that goes on paper and has characters that cannot be printed: names first, then the other texts of the
   * roster, then cycles that are not archived, hand-overs that are prepared, and open recall cases that the caller may read.
   */
  listUnprintable: procedure.output(
    z.object({
      checkedAt: instantSchema,
      /** What was read. */
      people: z.number().int(),
      texts: z.number().int(),
      /** All that were found; of more than {@link unprintableTextLimit} only the first are in the list. */
      total: z.number().int(),
      found: z.array(unprintableTextSchema),
    }),
  ),
  /** What the fonts of the program print of each part of Unicode that has Chinese characters. */
  characterCoverage: procedure.output(
    z.object({
      blocks: z.array(blockCoverageSchema),
      /** Level 3 of GB 18030—2022. */
      nationalStandard: z.object({ characters: z.number().int(), printable: z.number().int() }),
    }),
  ),
};
