import { type FaceId, faceIds, glyphsOf } from './fonts.ts';
import { drawnText, type Glyphs, missingCodePoints } from './glyph-coverage.ts';
import { graphemesOf } from './typesetting/line-breaking.ts';

/** In the order of the chain for contents: which order it is makes no difference to what can be printed. */
const fonts: readonly (Glyphs & { readonly id: FaceId })[] = faceIds.map((id) => ({
  id,
  hasGlyph: (codePoint) => glyphsOf(id).has(codePoint),
}));

/** Whether some font of the program has the character. */
export const isPrintable = (codePoint: number): boolean => fonts.some((font) => font.hasGlyph(codePoint));

/**
 * Code points of a text that cannot be printed, each once, in the order they occur. Opens no font: a page of text takes
 * a fraction of a millisecond.
 */
export function unprintableIn(text: string): number[] {
  const drawn = drawnText(text);
  if (fonts.some((font) => hasAll(font, drawn))) return [];
  const missing = new Set<number>();
  for (const grapheme of graphemesOf(drawn)) {
    for (const codePoint of missingCodePoints(grapheme, fonts)) missing.add(codePoint);
  }
  return [...missing];
}

function hasAll(font: Glyphs, text: string): boolean {
  for (let index = 0; index < text.length; ) {
    const codePoint = text.codePointAt(index) ?? 0;
    if (!font.hasGlyph(codePoint)) return false;
    index += codePoint > 0xffff ? 2 : 1;
  }
  return true;
}
