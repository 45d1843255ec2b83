import { makeAnnualForm } from './annual-form-document.ts';
import { type FontSet, loadFontSet } from './fonts.ts';
import { MissingGlyphError } from './glyph-coverage.ts';
import type { AnnualFormTask, RenderOutcome } from './rendering.types.ts';

const fontSets = new Map<string, Promise<FontSet>>();

/** Fonts are read and parsed once for a worker; a failed reading is tried again with the next document. */
function fontsOf(resourcesDirectory: string): Promise<FontSet> {
  let fonts = fontSets.get(resourcesDirectory);
  if (!fonts) {
    fonts = loadFontSet(resourcesDirectory);
    fonts.catch(() => fontSets.delete(resourcesDirectory));
    fontSets.set(resourcesDirectory, fonts);
  }
  return fonts;
}

/** Entry of a worker thread: makes one document. */
export default async function render(task: AnnualFormTask): Promise<RenderOutcome> {
  try {
    const fonts = await fontsOf(task.resourcesDirectory);
    const document = await makeAnnualForm(task.snapshot, task.footer, fonts, task.sides);
    return { kind: 'rendered', document };
  } catch (error) {
    if (error instanceof MissingGlyphError) return { kind: 'missing_glyph', glyphs: error.glyphs };
    throw error;
  }
}
