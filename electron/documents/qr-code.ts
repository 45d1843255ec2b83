/**
 * QR codes after ISO/IEC 18004: byte mode, error correction level M (15 % of the code words may be lost), versions 1 to
 * 6. That is enough for 106 bytes; a register number with a hash needs about forty.
 */

interface Version {
  /** Code words of the whole symbol. */
  readonly total: number;
  /** Code words for error correction in each block. */
  readonly correction: number;
  readonly blocks: number;
}

const versions: readonly Version[] = [
  { total: 26, correction: 10, blocks: 1 },
  { total: 44, correction: 16, blocks: 1 },
  { total: 70, correction: 26, blocks: 1 },
  { total: 100, correction: 18, blocks: 2 },
  { total: 134, correction: 24, blocks: 2 },
  { total: 172, correction: 16, blocks: 4 },
];

const dataWordsOf = ({ total, correction, blocks }: Version) => total - correction * blocks;

/** True is a dark module; the quiet zone of four modules around is not part of it. */
export type QrMatrix = readonly (readonly boolean[])[];

/**
 * The code of a text in UTF-8; the same text always gives the same code.
 *
 * @throws RangeError for more than 106 bytes
 */
export function qrCode(text: string): QrMatrix {
  const bytes = new TextEncoder().encode(text);
  // Mode and length take twelve bits.
  const index = versions.findIndex((version) => bytes.length + 2 <= dataWordsOf(version));
  const version = versions[index];
  if (version === undefined) throw new RangeError(`A code holds 106 bytes, not ${bytes.length}`);
  const words = withCorrection(dataWords(bytes, dataWordsOf(version)), version);
  const frame = frameOf(index + 1);
  const candidates = masks.map((_, mask) => drawn(frame, words, mask));
  const [first, ...rest] = candidates.map((matrix) => ({ matrix, penalty: penaltyOf(matrix) }));
  if (!first) throw new Error('There are no masks');
  return rest.reduce((best, other) => (other.penalty < best.penalty ? other : best), first).matrix;
}

/** Mode, length, bytes, terminator and padding. */
function dataWords(bytes: Uint8Array, capacity: number): number[] {
  const bits: number[] = [];
  const append = (value: number, count: number) => {
    for (let bit = count - 1; bit >= 0; bit--) bits.push((value >>> bit) & 1);
  };
  append(0b0100, 4);
  append(bytes.length, 8);
  for (const byte of bytes) append(byte, 8);
  append(0, Math.min(4, capacity * 8 - bits.length));
  while (bits.length % 8 !== 0) bits.push(0);
  const words = Array.from({ length: bits.length / 8 }, (_, word) =>
    bits.slice(word * 8, word * 8 + 8).reduce((value, bit) => value * 2 + bit, 0),
  );
  for (let pad = 0xec; words.length < capacity; pad ^= 0xec ^ 0x11) words.push(pad);
  return words;
}

/** Splits data into blocks, adds each block's correction words, and interleaves them. */
function withCorrection(data: readonly number[], { blocks, correction }: Version): number[] {
  const length = data.length / blocks;
  const generator = generatorOf(correction);
  const parts = Array.from({ length: blocks }, (_, block) =>
    data.slice(block * length, (block + 1) * length),
  );
  const corrections = parts.map((part) => remainder(part, generator));
  return [...interleave(parts), ...interleave(corrections)];
}

function interleave(parts: readonly (readonly number[])[]): number[] {
  return (parts[0] ?? []).flatMap((_, index) => parts.map((part) => part[index] ?? 0));
}

/** Multiplies in GF(2⁸) modulo x⁸ + x⁴ + x³ + x² + 1. */
function multiply(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((b >>> bit) & 1) * a;
  }
  return product;
}

const generators = new Map<number, readonly number[]>();

/** Coefficients of (x − 1)(x − 2)(x − 4)… without the leading one. */
function generatorOf(degree: number): readonly number[] {
  const known = generators.get(degree);
  if (known) return known;
  let polynomial = [1];
  let root = 1;
  for (let factor = 0; factor < degree; factor++) {
    const next = [...polynomial, 0];
    for (const [index, coefficient] of polynomial.entries()) {
      next[index + 1] = (next[index + 1] ?? 0) ^ multiply(coefficient, root);
    }
    polynomial = next;
    root = multiply(root, 2);
  }
  const generator = polynomial.slice(1);
  generators.set(degree, generator);
  return generator;
}

function remainder(data: readonly number[], generator: readonly number[]): number[] {
  let rest = generator.map(() => 0);
  for (const word of data) {
    const factor = word ^ (rest[0] ?? 0);
    rest = [...rest.slice(1), 0].map((value, index) => value ^ multiply(generator[index] ?? 0, factor));
  }
  return rest;
}

/** Whether a mask turns the module at that column and row. */
const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** What all codes of a version share. */
interface Frame {
  readonly size: number;
  /** Finders, timing lines and alignment; where data and format go every module is light. */
  readonly patterns: QrMatrix;
  /** Modules that data fill, in their order. */
  readonly places: readonly { readonly x: number; readonly y: number }[];
}

const frames = new Map<number, Frame>();

function frameOf(version: number): Frame {
  let frame = frames.get(version);
  if (!frame) {
    frame = drawFrame(17 + 4 * version, version);
    frames.set(version, frame);
  }
  return frame;
}

function drawFrame(size: number, version: number): Frame {
  const patterns = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  const fixed = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  drawPatterns(size, version, (x, y, dark) => {
    setIn(patterns, x, y, dark);
    setIn(fixed, x, y, true);
  });
  drawFormat(size, 0, (x, y) => setIn(fixed, x, y, true));
  return { size, patterns, places: [...zigzag(size)].filter(({ x, y }) => !fixed[y]?.[x]) };
}

function setIn(matrix: boolean[][], x: number, y: number, dark: boolean): void {
  const row = matrix[y];
  if (row && x >= 0 && x < row.length) row[x] = dark;
}

function drawn({ size, patterns, places }: Frame, words: readonly number[], mask: number): boolean[][] {
  const matrix = patterns.map((row) => [...row]);
  drawFormat(size, mask, (x, y, dark) => setIn(matrix, x, y, dark));
  const turns = masks[mask];
  for (const [bit, { x, y }] of places.entries()) {
    const word = words[bit >>> 3] ?? 0;
    const dark = ((word >>> (7 - (bit & 7))) & 1) === 1;
    setIn(matrix, x, y, dark !== (turns?.(x, y) ?? false));
  }
  return matrix;
}

type SetModule = (x: number, y: number, dark: boolean) => void;

/** Finders with their separators, timing lines and the alignment pattern. */
function drawPatterns(size: number, version: number, set: SetModule): void {
  for (let step = 0; step < size; step++) {
    set(6, step, step % 2 === 0);
    set(step, 6, step % 2 === 0);
  }
  for (const [centreX, centreY] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const) {
    for (let y = -4; y <= 4; y++) {
      for (let x = -4; x <= 4; x++) {
        const ring = Math.max(Math.abs(x), Math.abs(y));
        set(centreX + x, centreY + y, ring !== 2 && ring !== 4);
      }
    }
  }
  if (version === 1) return;
  const centre = size - 7;
  for (let y = -2; y <= 2; y++) {
    for (let x = -2; x <= 2; x++) {
      set(centre + x, centre + y, Math.max(Math.abs(x), Math.abs(y)) !== 1);
    }
  }
}

/** The two copies of level and mask with their fifteen bits, and the module that is always dark. */
function drawFormat(size: number, mask: number, set: SetModule): void {
  let rest = mask;
  for (let step = 0; step < 10; step++) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
  const bits = ((mask << 10) | rest) ^ 0x5412;
  const dark = (bit: number) => ((bits >>> bit) & 1) === 1;
  for (let bit = 0; bit <= 5; bit++) set(8, bit, dark(bit));
  set(8, 7, dark(6));
  set(8, 8, dark(7));
  set(7, 8, dark(8));
  for (let bit = 9; bit < 15; bit++) set(14 - bit, 8, dark(bit));
  for (let bit = 0; bit < 8; bit++) set(size - 1 - bit, 8, dark(bit));
  for (let bit = 8; bit < 15; bit++) set(8, size - 15 + bit, dark(bit));
  set(8, size - 8, true);
}

/** Modules in the order that data fills them: pairs of columns from the right, up and down in turn. */
function* zigzag(size: number): Generator<{ x: number; y: number }> {
  let upwards = true;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const y = upwards ? size - 1 - step : step;
      yield { x: right, y };
      yield { x: right - 1, y };
    }
    upwards = !upwards;
  }
}

/** How hard a symbol is to read, by the four rules of the standard. */
function penaltyOf(matrix: QrMatrix): number {
  const size = matrix.length;
  let penalty = 0;
  let dark = 0;
  for (const [x, row] of matrix.entries()) {
    penalty += linePenalty(size, (step) => row[step] ?? false);
    penalty += linePenalty(size, (step) => matrix[step]?.[x] ?? false);
    for (const module of row) if (module) dark++;
  }
  for (let y = 1; y < size; y++) {
    const [above = [], here = []] = [matrix[y - 1], matrix[y]];
    for (let x = 1; x < size; x++) {
      const corner = here[x];
      if (above[x] === corner && here[x - 1] === corner && above[x - 1] === corner) penalty += 3;
    }
  }
  return penalty + 10 * Math.floor(Math.abs((dark * 20) / (size * size) - 10));
}

/** Five modules alike or more, and what looks like the side of a finder with four light modules beside it. */
function linePenalty(size: number, darkAt: (step: number) => boolean): number {
  let penalty = 0;
  let run = 0;
  let before: boolean | undefined;
  let lastEleven = 0;
  for (let step = 0; step < size; step++) {
    const dark = darkAt(step);
    run = dark === before ? run + 1 : 1;
    before = dark;
    if (run === 5) penalty += 3;
    else if (run > 5) penalty += 1;
    lastEleven = ((lastEleven << 1) | (dark ? 1 : 0)) & 0x7ff;
    if (step >= 10 && (lastEleven === 0b10111010000 || lastEleven === 0b00001011101)) penalty += 40;
  }
  return penalty;
}
