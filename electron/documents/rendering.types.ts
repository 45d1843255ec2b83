import type { AnnualFormSnapshot } from '#shared/archive/snapshots/annual-form.ts';
import type { MissingGlyph } from '#shared/contract/archive.ts';
import type { Sides } from './page-geometry.ts';
import type { AnnualFormFooter } from './templates/annual-form-footer.ts';

/** A finished document and everything the register keeps about how it was made. */
export interface RenderedDocument {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly pages: number;
  /** SHA-256 of the bytes, hex. */
  readonly sha256: string;
  /** SHA-256 of the canonical JSON of the snapshot, hex; its first digits stand in the footer. */
  readonly snapshotSha256: string;
  readonly templateVersion: string;
  readonly fontSetVersion: string;
}

/** What the serving thread asks a worker for. */
export interface AnnualFormTask {
  readonly resourcesDirectory: string;
  readonly snapshot: AnnualFormSnapshot;
  readonly footer: AnnualFormFooter;
  readonly sides: Sides;
}

/** What a worker answers: errors that mean something to the user cross as data, since classes do not. */
export type RenderOutcome =
  | { readonly kind: 'rendered'; readonly document: RenderedDocument }
  | { readonly kind: 'missing_glyph'; readonly glyphs: readonly MissingGlyph[] };
