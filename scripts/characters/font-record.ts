import { createHash } from 'node:crypto';
import { create, type Font } from 'fontkit';
import type { FaceId } from '../../electron/documents/fonts.ts';
import { packed } from '../../electron/documents/glyph-table.ts';

/** What is known of a font without opening it. */
export interface FontRecord {
  /** Of the file, hex. */
  readonly sha256: string;
  /** Size of the file in bytes. */
  readonly size: number;
  /** Code points that it can draw, as {@link packed} writes them. */
  readonly glyphs: string;
}

/**
 * Takes down a font: its hash, and every character that it really draws. Not counted are
 * - letters, digits, marks and symbols whose glyph is blank;
 * - private code points, which are another character in every font: the paper would show something that nobody typed;
 * - of the font for rare characters everything but Chinese characters.
 *
 * @throws Error when the bytes are not a font
 */
export function recordOf(id: FaceId, bytes: Buffer): FontRecord {
  const font = create(bytes);
  if ('fonts' in font) throw new Error('A font collection is not a single font');
  const isBlank = blankGlyphs(font, bytes);
  const drawn = font.characterSet
    .filter((codePoint) => font.hasGlyphForCodePoint(codePoint))
    .filter((codePoint) => {
      const character = String.fromCodePoint(codePoint);
      if (privateUse.test(character)) return false;
      if (id === 'hanamin' && !chinese.test(character)) return false;
      return !(visible.test(character) && isBlank(font.glyphForCodePoint(codePoint).id));
    });
  return {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    size: bytes.length,
    glyphs: packed([...new Set(drawn)].sort((a, b) => a - b)),
  };
}

const privateUse = /\p{Co}/u;
const chinese = /\p{Unified_Ideograph}/u;
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Whether a glyph has no outline: TrueType tells by its index, others have to be drawn. */
function blankGlyphs(font: Font, bytes: Buffer): (glyph: number) => boolean {
  const tables = tablesOf(bytes);
  const index = tables.get('loca');
  const head = tables.get('head');
  if (index === undefined || head === undefined) {
    return (glyph) => font.getGlyph(glyph).path.commands.length === 0;
  }
  const long = bytes.readInt16BE(head + 50) === 1;
  const offset = (glyph: number) =>
    long ? bytes.readUInt32BE(index + 4 * glyph) : bytes.readUInt16BE(index + 2 * glyph);
  return (glyph) => offset(glyph) === offset(glyph + 1);
}

/** Where each table of a font file begins. */
function tablesOf(bytes: Buffer): Map<string, number> {
  const count = bytes.readUInt16BE(4);
  return new Map(
    Array.from({ length: count }, (_, number) => {
      const entry = 12 + 16 * number;
      return [bytes.toString('latin1', entry, entry + 4), bytes.readUInt32BE(entry + 8)] as const;
    }),
  );
}
