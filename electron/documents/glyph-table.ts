/** Above the last code point of Unicode. */
const codePoints = 0x11_0000;

/** A set of code points that answers at once and takes one bit for each up to its last. */
export class GlyphTable {
  readonly #bits: Uint8Array;

  private constructor(bits: Uint8Array) {
    this.#bits = bits;
  }

  /**
   * Reads what {@link packed} wrote.
   *
   * @throws RangeError for anything else
   */
  static of(text: string): GlyphTable {
    const bits = new Uint8Array(codePoints / 8);
    let next = 0;
    for (const range of text === '' ? [] : text.split(' ')) {
      const [gap, more = '0'] = range.split('+');
      const first = next + Number.parseInt(gap ?? '', 36);
      const last = first + Number.parseInt(more, 36);
      if (!(first >= next && last >= first && last < codePoints)) throw new RangeError('Not a glyph table');
      for (let codePoint = first; codePoint <= last; codePoint++) {
        bits[codePoint >> 3] = (bits[codePoint >> 3] ?? 0) | (1 << (codePoint & 7));
      }
      next = last + 1;
    }
    return new GlyphTable(bits);
  }

  has(codePoint: number): boolean {
    return ((this.#bits[codePoint >> 3] ?? 0) & (1 << (codePoint & 7))) !== 0;
  }
}

/**
 * Writes code points as ranges, each as the gap before it and, after a plus, how many follow its first; both to the
 * base of 36.
 *
 * @param sorted ascending, each once
 */
export function packed(sorted: readonly number[]): string {
  const ranges: string[] = [];
  let next = 0;
  for (let index = 0; index < sorted.length; ) {
    const first = sorted[index] ?? 0;
    let length = 1;
    while (sorted[index + length] === first + length) length++;
    ranges.push((first - next).toString(36) + (length > 1 ? `+${(length - 1).toString(36)}` : ''));
    next = first + length;
    index += length;
  }
  return ranges.join(' ');
}
