import type { BallotSheet } from '#shared/archive/ballot-sheet.ts';
import type { DocumentSnapshot } from '#shared/archive/snapshots/index.ts';
import type { MissingGlyph } from '#shared/contract/archive.ts';
import type { MakingOptions } from './make-document.ts';
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
  readonly fontSetVersion: string;
}

/** What the serving thread asks a worker for. */
export type RenderTask = { readonly resourcesDirectory: string } & (
  | {
      readonly kind: 'document';
      readonly snapshot: DocumentSnapshot;
      readonly footer: DocumentFooter;
      readonly options: MakingOptions;
    }
  | { readonly kind: 'ballots'; readonly batches: readonly BallotSheet[]; readonly description: BallotFile }
);

/** What a viewer shows about a file of blank ballots. */
export interface BallotFile {
  readonly organisation: string;
  /** ISO 8601. */
  readonly takenAt: string;
}

/** What a worker answers: errors that mean something to the user cross as data, since classes do not. */
export type RenderOutcome =
  | { readonly kind: 'document'; readonly document: RenderedDocument }
  | { readonly kind: 'ballots'; readonly file: RenderedBallots }
  | { readonly kind: 'missing_glyph'; readonly glyphs: readonly MissingGlyph[] };
