import * as z from 'zod';
import { businessDateSchema, instantSchema, yearSchema } from '../../dates.ts';
import { frozenStyleSchema } from '../document-style.ts';

/*
 * What the frozen data of all documents have in common. Every word in them is already Chinese: a document made years
 * later from the same snapshot must not change because the program's vocabulary did. `null` is a blank on paper, to be
 * filled in by hand.
 *
 * The schemas have no transforms, no defaults and no unknown keys, so that parsing never changes the hash of a snapshot.
 */

/** A text that is always there. */
export const filled = z.string().min(1);
/** A text that may be a blank on paper. */
export const blankable = z.string().nullable();

/** What every snapshot begins with. */
export const snapshotFrame = {
  year: yearSchema,
  /** Number in the register of documents; null for a preview. */
  registerNumber: filled.nullable(),
  /** Name of the county or district. */
  organisation: filled,
  scheme: z.strictObject({ title: filled, version: z.number().int().min(1) }),
  /** When the data were frozen; also the date of the PDF file. */
  takenAt: instantSchema,
  /** How the house wanted it set; left out where the program's own way was used. */
  style: frozenStyleSchema.optional(),
};

/** What every letter and notice has: where it comes from and when, after GB/T 9704—2012. */
export const letterFrame = {
  ...snapshotFrame,
  /** 发文字号; null: none is printed. */
  documentNumber: blankable,
  /** Full name of the organ that signs. */
  organ: filled,
  /** Date of the letter. */
  issuedOn: businessDateSchema,
};

/** The frame of a snapshot as the footer of a page reads it. */
export const frameSchema = z.object(snapshotFrame);
export type SnapshotFrame = z.infer<typeof frameSchema>;
