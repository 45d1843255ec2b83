import type { BallotSheet } from '#shared/archive/ballot-sheet.ts';
import type { DocumentSnapshot } from '#shared/archive/snapshots/index.ts';
import type { MissingGlyph } from '#shared/contract/archive.ts';
import type { Instant } from '#shared/dates.ts';
import type { HouseFontFile } from './house-fonts/house-face.ts';
import type { MakingOptions } from './make-document.ts';
import type { Sides } from './page-geometry.ts';
import type { FaceCharacters } from './pdf/text-codes.ts';
import type { DocumentFooter } from './templates/footer.ts';

/** A file that was made, with its number of pages. */
export interface RenderedFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly pages: number;
}

/** A file of pages that are there many times. */
export interface RenderedBallots extends RenderedFile {
  /** For each page the zero-based number of the first that looks the same. */
  readonly sameAs: readonly number[];
}

/** A finished document and everything the register keeps about how it was made. */
export interface RenderedDocument extends RenderedFile {
  /** SHA-256 of the bytes, hex. */
  readonly sha256: string;
  /** SHA-256 of the canonical JSON of the snapshot, hex; its first digits stand in the footer. */
  readonly snapshotSha256: string;
  readonly templateVersion: string;
  /** Short hash of the fonts and of the writer that the bytes depend on. */
  readonly fontSetVersion: string;
}

/** What a viewer shows about a file of blank ballots. */
export interface BallotFile {
  readonly organisation: string;
  /** ISO 8601. */
  readonly takenAt: string;
}

/** A document within a merged file. */
export interface MergedPart {
  readonly snapshot: DocumentSnapshot;
  readonly footer: DocumentFooter;
  readonly templateVersion: string;
  /** Words of its bookmark. */
  readonly title: string;
}

/** How documents are put into one file. */
export interface MergedOptions {
  readonly title: string;
  readonly organisation: string;
  /** Date of the file; from the data, never from the clock. */
  readonly takenAt: Instant;
  /** `duplex`: every part begins on a front side, and the backs of forms are mirrored. */
  readonly sides: Sides;
}

/** A page of a slice; its content stands in the slice's bytes. */
export interface SlicePage {
  /** In points. */
  readonly width: number;
  readonly height: number;
  readonly start: number;
  readonly end: number;
  readonly paragraphs: number;
}

/** Some parts of a merged file, laid out: plain data in one piece, so that it goes from thread to thread uncopied. */
export interface LaidOutSlice {
  readonly parts: readonly { readonly title: string; readonly pages: readonly SlicePage[] }[];
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly characters: readonly FaceCharacters[];
}

/** What the serving thread asks a worker for. */
export type RenderTask = FontPlaces & RenderWork;

/** Where a worker finds its fonts. */
export interface FontPlaces {
  readonly resourcesDirectory: string;
  /** Fonts of the computer that the papers asked for so far are set in. */
  readonly houseFonts: readonly HouseFontFile[];
}

export type RenderWork =
  | {
      readonly kind: 'document';
      readonly snapshot: DocumentSnapshot;
      readonly footer: DocumentFooter;
      readonly options: MakingOptions;
    }
  | { readonly kind: 'ballots'; readonly batches: readonly BallotSheet[]; readonly description: BallotFile }
  | { readonly kind: 'slice'; readonly parts: readonly MergedPart[]; readonly sides: Sides }
  // A merged file grows in a thread that it has for itself.
  | { readonly kind: 'merge_begin'; readonly options: MergedOptions }
  | { readonly kind: 'merge_add'; readonly slice: LaidOutSlice }
  | { readonly kind: 'merge_end' };

/** What a worker answers: errors that mean something to the user cross as data, since classes do not. */
export type RenderOutcome =
  | { readonly kind: 'document'; readonly document: RenderedDocument }
  | { readonly kind: 'ballots'; readonly file: RenderedBallots }
  | { readonly kind: 'slice'; readonly slice: LaidOutSlice }
  /** `bytes` is what the file grew by, `pages` how many it has by now. */
  | ({ readonly kind: 'merged' } & RenderedFile)
  | { readonly kind: 'missing_glyph'; readonly glyphs: readonly MissingGlyph[] }
  | { readonly kind: 'house_font_gone'; readonly sha256: string };
