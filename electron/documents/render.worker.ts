import { type FontSet, loadFontSet } from './fonts.ts';
import { MissingGlyphError } from './glyph-coverage.ts';
import { makeBallots } from './make-ballots.ts';
import { makeDocument } from './make-document.ts';
import type { RenderOutcome, RenderTask } from './rendering.types.ts';

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

/** Entry of a worker thread: makes one file. */
export default async function render(task: RenderTask): Promise<RenderOutcome> {
  try {
    const fonts = await fontsOf(task.resourcesDirectory);
    if (task.kind === 'ballots') {
      return { kind: 'ballots', file: await makeBallots(task.batches, task.description, fonts) };
    }
    const { snapshot, footer, options } = task;
    return { kind: 'document', document: await makeDocument(snapshot, footer, fonts, options) };
  } catch (error) {
    if (error instanceof MissingGlyphError) return { kind: 'missing_glyph', glyphs: error.glyphs };
    throw error;
  }
}
