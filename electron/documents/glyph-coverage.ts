import type { MissingGlyph } from '#shared/contract/archive.ts';
import { ApplicationError } from '../errors.ts';
import type { Face } from './fonts.ts';

/** The first font of the chain that has every code point of a grapheme, or `undefined`. */
export function faceFor(grapheme: string, chain: readonly Face[]): Face | undefined {
  const codePoints = Array.from(grapheme, (character) => character.codePointAt(0) ?? 0);
  return chain.find((face) => codePoints.every((codePoint) => face.hasGlyph(codePoint)));
}

/** Code points of a text that no font of the chain has, each once, in the order they occur. */
export function missingCodePoints(text: string, chain: readonly Face[]): number[] {
  const missing = new Set<number>();
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (!chain.some((face) => face.hasGlyph(codePoint))) missing.add(codePoint);
  }
  return [...missing];
}

/** Describes a missing character for the user: `field` is the label on the form. */
export function missingGlyph(codePoint: number, field: string, person: string): MissingGlyph {
  return {
    character: String.fromCodePoint(codePoint),
    codePoint: `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`,
    field,
    person,
  };
}

/**
 * The document was not made because no shipped font can draw some of its text. Names every such character with
 * the field it stands in and the person whose document it is.
 */
export class MissingGlyphError extends ApplicationError {
  readonly glyphs: readonly MissingGlyph[];

  constructor(glyphs: readonly MissingGlyph[]) {
    super('MISSING_GLYPH', messageFor(glyphs), { glyphs });
    this.name = 'MissingGlyphError';
    this.glyphs = glyphs;
  }
}

function messageFor(glyphs: readonly MissingGlyph[]): string {
  const person = glyphs[0]?.person ?? '';
  const places = glyphs.map(
    ({ character, codePoint, field }) => `“${field}”中的“${character}”（${codePoint}）`,
  );
  return (
    `${person}的文书没有生成：随附的字体里没有${places.join('、')}。` +
    '请核对这些字是否录入有误；确属生僻字的，请换用规范字形后再生成。'
  );
}
