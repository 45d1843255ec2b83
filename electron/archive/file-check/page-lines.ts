import type { PageContent, TextPiece } from './pdf-content.types.ts';

/** A character with where it stands; only of the first of a piece the place is exact. */
export interface PlacedCharacter {
  readonly character: string;
  readonly x: number;
  readonly exact: boolean;
  readonly size: number;
}

/** A line of text over the whole width of a page, without blanks. */
export interface TextLine {
  /** Base line in points from the top. */
  readonly y: number;
  readonly text: string;
  readonly characters: readonly PlacedCharacter[];
}

/** Base lines that are nearer than this, in points, are one. */
const sameLine = 1.5;
/** A program that saves a page anew may shift or scale it by a hair: so far, in points, a line is still the same. */
export const shift = 3;

/**
 * The lines of a page from the top. Where those of another page are given, whatever stands near one of them belongs to
 * it, so that a page that was saved anew falls into the same lines.
 */
export function linesOf(page: PageContent, like: readonly TextLine[] = []): TextLine[] {
  const groups: { y: number; given: boolean; pieces: TextPiece[] }[] = like.map(({ y }) => ({
    y,
    given: true,
    pieces: [],
  }));
  for (const piece of page.pieces.toSorted((a, b) => a.y - b.y)) {
    const near = groups
      .filter(({ y, given }) => Math.abs(y - piece.y) <= (given ? shift : sameLine))
      .toSorted((a, b) => Math.abs(a.y - piece.y) - Math.abs(b.y - piece.y))[0];
    if (near) near.pieces.push(piece);
    else groups.push({ y: piece.y, given: false, pieces: [piece] });
  }
  return groups
    .filter(({ given, pieces }) => given || pieces.length > 0)
    .toSorted((a, b) => a.y - b.y)
    .map(({ y, pieces }) => {
      const characters = pieces.toSorted((a, b) => a.x - b.x).flatMap(charactersOf);
      return { y, characters, text: characters.map(({ character }) => character).join('') };
    });
}

const blank = /[\s\p{Cc}\p{Cf}]/u;

/** Latin letters and digits are about half as wide as Chinese characters. */
const weightOf = (character: string) => ((character.codePointAt(0) ?? 0) < 0x2000 ? 1 : 2);

function charactersOf({ text, x, width, size }: TextPiece): PlacedCharacter[] {
  const signs = [...text];
  const whole = signs.reduce((sum, sign) => sum + weightOf(sign), 0);
  const placed: PlacedCharacter[] = [];
  let passed = 0;
  for (const [index, character] of signs.entries()) {
    if (!blank.test(character)) {
      placed.push({ character, x: x + (width * passed) / whole, exact: index === 0, size });
    }
    passed += weightOf(character);
  }
  return placed;
}
