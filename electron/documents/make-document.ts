import { type DocumentSnapshot, documentSnapshotSchema } from '#shared/archive/snapshots/index.ts';
import { documentKindLabels } from '#shared/vocabulary.ts';
import { sealed, sha256 } from '../canonical-sha256.ts';
import { type FontSet, fontSetVersion } from './fonts.ts';
import type { Sides } from './page-geometry.ts';
import { facesOn, renderPdf, writerVersion } from './render.ts';
import type { RenderedDocument } from './rendering.types.ts';
import type { DocumentFooter } from './templates/footer.ts';
import { layOutDocument } from './templates/index.ts';
import type { PageDrawing } from './typesetting/drawing.ts';

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
  const snapshotSha256 = sealed(frozen).sha256;
  const bytes = renderPdf(
    laidOut.pages,
    laidOut.geometry,
    {
      title: laidOut.title,
      author: frozen.organisation,
      subject: documentKindLabels[frozen.kind],
      date: new Date(frozen.takenAt),
      archive: {
        registerNumber: frozen.registerNumber,
        scheme: frozen.scheme,
        templateVersion: laidOut.templateVersion,
        snapshotSha256,
      },
    },
    fonts,
  );
  return {
    bytes,
    pages: laidOut.pages.length,
    sha256: sha256(bytes),
    snapshotSha256,
    templateVersion: laidOut.templateVersion,
    fontSetVersion: madeWith(laidOut.pages),
  };
}

/** Fonts and writer that a document's bytes depend on, as one short hash. */
const madeWith = (pages: readonly PageDrawing[]): string =>
  sha256(`writer ${writerVersion} fonts ${fontSetVersion(facesOn(pages))}`).slice(0, 16);
