/** A piece of a text, and whether the other text has it too. */
export interface Piece {
  readonly text: string;
  readonly common: boolean;
}

/** Longer texts are shown whole, without marks: they would be too slow to compare letter by letter. */
const longest = 1000;
/** Texts with less than this in common are two texts; marks on single letters would only confuse. */
const leastCommon = 0.4;

/** Numbers stay whole: 20 and 200 are two numbers, not one with a naught added. */
const unitsOf = (text: string): string[] => text.match(/\d+(?:\.\d+)?|[\s\S]/gu) ?? [];

/**
 * Two texts side by side, each in pieces that both have and pieces that only one has: the longest common part by
 * letters and numbers.
 */
export function textDifference(left: string, right: string): { left: Piece[]; right: Piece[] } {
  if (left === right) return { left: whole(left, true), right: whole(right, true) };
  const a = unitsOf(left);
  const b = unitsOf(right);
  const apart = { left: whole(left, false), right: whole(right, false) };
  if (a.length > longest || b.length > longest) return apart;

  const lengths = commonLengths(a, b);
  const keptLeft = a.map(() => false);
  const keptRight = b.map(() => false);
  let common = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      keptLeft[i] = true;
      keptRight[j] = true;
      common += 1;
      i += 1;
      j += 1;
    } else if (at(lengths, i + 1, j) >= at(lengths, i, j + 1)) i += 1;
    else j += 1;
  }
  if (common < leastCommon * Math.min(a.length, b.length)) return apart;
  return { left: joined(a, keptLeft), right: joined(b, keptRight) };
}

/** The same pieces line by line. */
export function inLines(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = [[]];
  for (const { text, common } of pieces) {
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push({ text: part, common });
    }
  }
  return lines.filter((line) => line.length > 0);
}

/** For every pair of places, how much the texts from there on have in common. */
function commonLengths(a: readonly string[], b: readonly string[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = lengths[i];
    if (!row) continue;
    for (let j = b.length - 1; j >= 0; j -= 1) {
      row[j] =
        a[i] === b[j]
          ? at(lengths, i + 1, j + 1) + 1
          : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1));
    }
  }
  return lengths;
}

const at = (lengths: readonly (readonly number[])[], i: number, j: number) => lengths[i]?.[j] ?? 0;

const whole = (text: string, common: boolean): Piece[] => (text === '' ? [] : [{ text, common }]);

function joined(units: readonly string[], kept: readonly boolean[]): Piece[] {
  const pieces: { text: string; common: boolean }[] = [];
  for (const [index, text] of units.entries()) {
    const common = kept[index] ?? false;
    const last = pieces.at(-1);
    if (last?.common === common) last.text += text;
    else pieces.push({ text, common });
  }
  return pieces;
}
