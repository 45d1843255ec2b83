import { createHash } from 'node:crypto';
import { create } from 'fontkit';
import type { HouseFont } from '#shared/archive/document-style.ts';

/** A font of this computer that papers can be set in. */
export interface InstalledFont extends HouseFont {
  readonly path: string;
  /** Hanzi of the basic block (20,902) that it lacks. */
  readonly missing: number;
}

/** A font without this character is none for Chinese papers. */
const commonest = '的'.codePointAt(0) ?? 0;
const firstHanzi = 0x4e00;
const lastHanzi = 0x9fa5;

/**
 * What a font file is, or null where papers cannot be set in it: no Chinese font, several fonts in one file, a variable
 * one, or one whose maker does not allow it to be embedded in part (fsType of OpenType, bits 1, 8 and 9).
 */
export function readFontFile(path: string, bytes: Buffer): InstalledFont | null {
  const font = opened(bytes);
  if (!font?.hasGlyphForCodePoint(commonest)) return null;
  const { fsType } = font['OS/2'] ?? {};
  if (fsType?.noEmbedding || fsType?.noSubsetting || fsType?.bitmapOnly) return null;
  let missing = 0;
  for (let codePoint = firstHanzi; codePoint <= lastHanzi; codePoint++) {
    if (!font.hasGlyphForCodePoint(codePoint)) missing += 1;
  }
  const family = font.fullName || font.familyName;
  if (!family) return null;
  return {
    family: family.slice(0, 100),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    path,
    missing,
  };
}

/** The font in a file; null where there is none, or several. */
function opened(bytes: Buffer) {
  try {
    const font = create(bytes);
    if ('fonts' in font || Object.keys(font.variationAxes).length > 0) return null;
    return font;
  } catch {
    return null;
  }
}
