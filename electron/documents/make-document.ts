import { type DocumentSnapshot, documentSnapshotSchema } from '#shared/archive/snapshots/index.ts';
import { sealed, sha256 } from '../canonical-sha256.ts';
import { type FontSet, fontSetVersion } from './fonts.ts';
import type { Sides } from './page-geometry.ts';
import { facesOn, renderPdf } from './render.ts';
import type { RenderedDocument } from './rendering.types.ts';
import type { DocumentFooter } from './templates/footer.ts';
import { layOutDocument } from './templates/index.ts';

/** How a document is made, besides its data. */
export interface MakingOptions {
  /** `single` unless said otherwise: the binding edge is left on every page; `duplex` mirrors the backs of forms. */
  readonly sides?: Sides;
  /** Template version to make it in; the newest by default. */
  readonly templateVersion?: string;
}

/**
 * Makes a document from its frozen data, in the calling thread.
 *
 * @throws MissingGlyphError when some text has no glyph; ZodError when the snapshot is not one; RangeError for a
 *   template version this program does not have
 */
export async function makeDocument(
  snapshot: DocumentSnapshot,
  footer: DocumentFooter,
  fonts: FontSet,
  { sides = 'single', templateVersion }: MakingOptions = {},
): Promise<RenderedDocument> {
  const frozen = documentSnapshotSchema.parse(snapshot);
  const laidOut = layOutDocument(frozen, { footer, fonts, sides }, templateVersion);
  const description = {
    title: laidOut.title,
    author: frozen.organisation,
    date: new Date(frozen.takenAt),
  };
  const bytes = await renderPdf(laidOut.pages, laidOut.geometry, description, fonts);
  return {
    bytes,
    pages: laidOut.pages.length,
    sha256: sha256(bytes),
    snapshotSha256: sealed(frozen).sha256,
    templateVersion: laidOut.templateVersion,
    fontSetVersion: fontSetVersion(facesOn(laidOut.pages)),
  };
}
