import { createHash } from 'node:crypto';
import type { Face } from '../fonts.ts';
import type { CalledGlyph } from './cff-subset.ts';
import { type FontProgram, type FontSubset, fontProgramOf } from './font-program.ts';
import { decimal, hex4, type PdfObjects } from './pdf-objects.ts';
import { runLengthEncoded } from './run-length.ts';

interface CalledCharacter extends CalledGlyph {
  readonly codePoint: number;
}

/**
 * Embeds the characters of one plane that are drawn in a face.
 *
 * @param codePoints ascending, all of one plane
 * @returns number of the font object
 */
export function embedFont(objects: PdfObjects, face: Face, codePoints: readonly number[]): number {
  const program = fontProgramOf(face);
  const called = codePoints.map((codePoint) => ({
    codePoint,
    code: codePoint & 0xffff,
    glyph: program.glyphOf(codePoint),
  }));
  const subset = program.subset(called);
  const name = `/${tagOf(codePoints)}+${program.name}`;
  const cff = subset.kind === 'cff';
  const file = objects.writeStream(
    cff ? '/Subtype/CIDFontType0C' : `/Length1 ${subset.file.length}`,
    subset.file,
  );
  const descriptor = objects.write(
    `<</Type/FontDescriptor/FontName${name}/Flags 4${measuresOf(program)}/ItalicAngle 0/StemV 80` +
      `/${cff ? 'FontFile3' : 'FontFile2'} ${file} 0 R>>`,
  );
  const places = subset.kind === 'cff' ? '' : `/CIDToGIDMap ${writePlaces(objects, called, subset)} 0 R`;
  const descendant = objects.write(
    `<</Type/Font/Subtype/${cff ? 'CIDFontType0' : 'CIDFontType2'}/BaseFont${name}` +
      '/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>' +
      `/FontDescriptor ${descriptor} 0 R/DW 1000/W[${widths(face, called)}]${places}>>`,
  );
  const unicode = objects.writeStream('', Buffer.from(unicodeMap(codePoints), 'latin1'));
  return objects.write(
    `<</Type/Font/Subtype/Type0/BaseFont${name}/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]` +
      `/ToUnicode ${unicode} 0 R>>`,
  );
}

/** Six letters that tell one subset of a font from another. */
function tagOf(codePoints: readonly number[]): string {
  const digest = createHash('sha256').update(Uint32Array.from(codePoints)).digest();
  return Array.from(digest.subarray(0, 6), (byte) => String.fromCharCode(65 + (byte % 26))).join('');
}

function measuresOf({ measures }: FontProgram): string {
  const { box, ascent, descent, capHeight } = measures;
  const [x1, y1, x2, y2] = box.map(Math.round);
  return (
    `/FontBBox[${x1} ${y1} ${x2} ${y2}]/Ascent ${Math.round(ascent)}/Descent ${Math.round(descent)}` +
    `/CapHeight ${Math.round(capHeight)}`
  );
}

/** Widths other than that of a Chinese character, neighbours together. */
function widths(face: Face, called: readonly CalledCharacter[]): string {
  const parts: string[] = [];
  let next = -1;
  for (const { code, codePoint } of called) {
    const width = decimal(face.advance(codePoint), 1000);
    if (width === '1000') continue;
    if (code === next) parts.push(` ${width}`);
    else parts.push(`${next < 0 ? '' : ']'}${code}[${width}`);
    next = code + 1;
  }
  return next < 0 ? '' : `${parts.join('')}]`;
}

/** Which glyph of the file each code calls: two bytes for every code up to the last, nearly all of them 0. */
function writePlaces(
  objects: PdfObjects,
  called: readonly CalledCharacter[],
  subset: Extract<FontSubset, { kind: 'truetype' }>,
): number {
  const places = Buffer.alloc(2 * ((called.at(-1)?.code ?? 0) + 1));
  for (const { code, glyph } of called) places.writeUInt16BE(subset.glyphs.get(glyph) ?? 0, 2 * code);
  return objects.writeStream('/Filter/RunLengthDecode', runLengthEncoded(places));
}

/** Most ranges that one section of a map may have. */
const mostRanges = 100;

/** From codes back to Unicode: within a plane each block of 256 codes is a range, since a code is part of its code point. */
function unicodeMap(codePoints: readonly number[]): string {
  const blocks = [...new Set(codePoints.map((codePoint) => codePoint & ~0xff))];
  const ranges = blocks.map((first) => {
    const code = hex4(first & 0xffff);
    const text = String.fromCodePoint(first);
    const unicode = Array.from({ length: text.length }, (_, index) => hex4(text.charCodeAt(index))).join('');
    return `<${code}> <${code.slice(0, 2)}FF> <${unicode}>\n`;
  });
  const sections: string[] = [];
  for (let at = 0; at < ranges.length; at += mostRanges) {
    const section = ranges.slice(at, at + mostRanges);
    sections.push(`${section.length} beginbfrange\n${section.join('')}endbfrange\n`);
  }
  return (
    '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n' +
    '/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n' +
    '/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n' +
    `1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n${sections.join('')}` +
    'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend'
  );
}
