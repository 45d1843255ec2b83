/** A piece of a text. */
export interface Piece {
  readonly text: string;
  /** The other text has it too, or the two are too different for marks to help. */
  readonly common: boolean;
}

/** Longer texts are shown whole, without marks: they would be too slow to compare letter by letter. */
const longest = 1000;
/** Texts with a smaller share in common are two texts: they are left without marks, which would only confuse. */
const leastCommon = 0.3;

/** A shorter common piece between two that differ is chance rather than meaning. */
const leastPiece = 3;

/** Numbers stay whole: 20 and 200 are two numbers, not one with a naught added. */
const unitsOf = (text: string): string[] => text.match(/\d+(?:\.\d+)?|[\s\S]/gu) ?? [];

/**
 * Two texts side by side, each in pieces that both have and pieces that only one has: the longest common part by
 * letters and numbers.
 */
export function textDifference(left: string, right: string): { left: Piece[]; right: Piece[] } {
  const a = unitsOf(left);
  const b = unitsOf(right);
  const apart = { left: whole(left), right: whole(right) };
  if (a.length > longest || b.length > longest) return apart;

  const runs = commonRuns(a, b).filter(
    ({ i, j, length }) =>
      length >= leastPiece || (i === 0 && j === 0) || (i + length === a.length && j + length === b.length),
  );
  const common = runs.reduce((sum, { length }) => sum + length, 0);
  if (common < leastCommon * Math.min(a.length, b.length)) return apart;
  const kept = (start: 'i' | 'j') =>
    new Set(runs.flatMap((run) => Array.from({ length: run.length }, (_, step) => run[start] + step)));
  return { left: joined(a, kept('i')), right: joined(b, kept('j')) };
}

/** Units that both have, one after the other: from `i` in one text, from `j` in the other. */
interface Run {
  readonly i: number;
  readonly j: number;
  length: number;
}

function commonRuns(a: readonly string[], b: readonly string[]): Run[] {
  const lengths = commonLengths(a, b);
  const runs: Run[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      const last = runs.at(-1);
      if (last && last.i + last.length === i && last.j + last.length === j) last.length += 1;
      else runs.push({ i, j, length: 1 });
      i += 1;
      j += 1;
    } else if (at(lengths, i + 1, j) >= at(lengths, i, j + 1)) i += 1;
    else j += 1;
  }
  return runs;
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

const whole = (text: string): Piece[] => (text === '' ? [] : [{ text, common: true }]);

function joined(units: readonly string[], kept: ReadonlySet<number>): Piece[] {
  const pieces: { text: string; common: boolean }[] = [];
  for (const [index, text] of units.entries()) {
    const common = kept.has(index);
    const last = pieces.at(-1);
    if (last?.common === common) last.text += text;
    else pieces.push({ text, common });
  }
  return pieces;
}
