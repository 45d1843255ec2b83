import type { FaceId } from '../fonts.ts';
import { hex4 } from './pdf-objects.ts';

/*
 * How characters are called in page contents. A code is the lower half of the code point; a face has one PDF font for each
 * Unicode plane that is used, so that every character has a code of its own. Page contents so depend on nothing but
 * the page: pages drawn in different threads can stand in one file, and two characters that share a glyph stay two.
 */

/** A face and one of its planes: a font of the PDF file. */
export interface PlaneFont {
  readonly face: FaceId;
  readonly plane: number;
}

/** Name of such a font in page contents; plane 0 has most characters and no number. */
export const planeFontName = ({ face, plane }: PlaneFont): string => (plane === 0 ? face : `${face}${plane}`);

/** Code points drawn in each face. */
export class UsedCharacters {
  readonly #faces = new Map<FaceId, Set<number>>();

  /** The set for a face, to be added to. */
  of(face: FaceId): Set<number> {
    let used = this.#faces.get(face);
    if (!used) {
      used = new Set();
      this.#faces.set(face, used);
    }
    return used;
  }

  add(other: readonly FaceCharacters[]): void {
    for (const { face, codePoints } of other) {
      const used = this.of(face);
      for (const codePoint of codePoints) used.add(codePoint);
    }
  }

  /** Everything used, in an order that does not depend on where it was drawn. */
  list(): FaceCharacters[] {
    return [...this.#faces]
      .map(([face, used]) => ({ face, codePoints: Uint32Array.from(used).sort() }))
      .sort((a, b) => (a.face < b.face ? -1 : 1));
  }
}

/** Characters drawn in a face, ascending. */
export interface FaceCharacters {
  readonly face: FaceId;
  readonly codePoints: Uint32Array<ArrayBuffer>;
}

const codes = new Map<number, string>();

/** The code of a character within its plane, in hexadecimal. */
export function codeOf(codePoint: number): string {
  let code = codes.get(codePoint);
  if (code === undefined) {
    code = hex4(codePoint & 0xffff);
    codes.set(codePoint, code);
  }
  return code;
}
