import type { MissingGlyph } from '#shared/contract/archive.ts';
import { ApplicationError } from '../errors.ts';

/** What a font is asked before anything is drawn with it. */
export interface Glyphs {
  hasGlyph(codePoint: number): boolean;
}

/** Text as it is drawn: ends of lines as `\n`, every other blank as a space. */
export const drawnText = (text: string): string =>
  text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n').replace(/[\n\t\u00a0]/g, ' ');

/** The first font of the chain that has every code point of a grapheme, or `undefined`. */
export function faceFor<F extends Glyphs>(grapheme: string, chain: readonly F[]): F | undefined {
  const codePoints = codePointsOf(grapheme);
  return chain.find((face) => codePoints.every((codePoint) => face.hasGlyph(codePoint)));
}

/**
 * Code points that are why a grapheme cannot be drawn, each once, in the order they occur; none where it can. Where
 * every part has a glyph, but in different fonts, all of them are.
 */
export function missingCodePoints(grapheme: string, chain: readonly Glyphs[]): number[] {
  if (faceFor(grapheme, chain)) return [];
  const parts = [...new Set(codePointsOf(grapheme))];
  const absent = parts.filter((codePoint) => !chain.some((face) => face.hasGlyph(codePoint)));
  return absent.length > 0 ? absent : parts;
}

const codePointsOf = (grapheme: string): number[] =>
  Array.from(grapheme, (character) => character.codePointAt(0) ?? 0);

/** How a code point is written, e.g. `U+2A6D6`. */
export const codePointName = (codePoint: number): string =>
  `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;

/** Describes a missing character for the user: `field` is the label on the form. */
export function missingGlyph(codePoint: number, field: string, person: string): MissingGlyph {
  return {
    character: String.fromCodePoint(codePoint),
    codePoint: codePointName(codePoint),
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
