import { type AnnualFormSnapshot, annualFormSnapshotSchema } from '#shared/archive/snapshots/annual-form.ts';
import { sealed, sha256 } from '../canonical-sha256.ts';
import type { FontSet } from './fonts.ts';
import { archiveForm, type Sides } from './page-geometry.ts';
import { renderPdf } from './render.ts';
import type { RenderedDocument } from './rendering.types.ts';
import { annualFormTemplateVersion, layOutAnnualForm } from './templates/annual-form.ts';
import type { AnnualFormFooter } from './templates/annual-form-footer.ts';

/**
 * Makes a 年度考核登记表 from its frozen data, in the calling thread.
 *
 * @throws MissingGlyphError when some text has no glyph; ZodError when the snapshot is not one
 */
export async function makeAnnualForm(
  snapshot: AnnualFormSnapshot,
  footer: AnnualFormFooter,
  fonts: FontSet,
  sides: Sides,
): Promise<RenderedDocument> {
  const frozen = annualFormSnapshotSchema.parse(snapshot);
  const pages = layOutAnnualForm(frozen, footer, fonts, sides);
  const description = {
    title: `${frozen.year}年度考核登记表 ${frozen.person.name}`,
    author: frozen.organisation,
    date: new Date(frozen.takenAt),
  };
  const bytes = await renderPdf(pages, archiveForm, description, fonts);
  return {
    bytes,
    pages: pages.length,
    sha256: sha256(bytes),
    snapshotSha256: sealed(frozen).sha256,
    templateVersion: annualFormTemplateVersion,
    fontSetVersion: fonts.version,
  };
}
