import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type QrMatrix, qrCode } from '../../../electron/documents/qr-code.ts';

/*
 * Reads codes back the way a reader does: format, mask, data by zigzag, blocks, correction words held against the data
 * by their syndromes.
 */

const blocksOf = [1, 1, 1, 2, 2, 4];
const correctionOf = [10, 16, 26, 18, 24, 16];
const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

const at = (matrix: QrMatrix, x: number, y: number) => matrix[y]?.[x] ?? false;

function isFixed(size: number, x: number, y: number): boolean {
  const version = (size - 17) / 4;
  if (x === 6 || y === 6) return true;
  if (x <= 8 && (y <= 8 || y >= size - 8)) return true;
  if (x >= size - 8 && y <= 8) return true;
  return version > 1 && Math.abs(x - (size - 7)) <= 2 && Math.abs(y - (size - 7)) <= 2;
}

function wordsOf(matrix: QrMatrix): number[] {
  const size = matrix.length;
  const bits: boolean[] = [];
  // Bits 12 to 10 of the format hold the mask, turned by the fixed pattern 101010000010010.
  const mask = [2, 3, 4].reduce((value, x) => value * 2 + Number(at(matrix, x, 8)), 0) ^ 0b101;
  const turns = masks[mask];
  let up = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right -= 1;
    for (let step = 0; step < size; step++) {
      const y = up ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (!isFixed(size, x, y)) bits.push(at(matrix, x, y) !== turns?.(x, y));
      }
    }
    up = !up;
  }
  return Array.from({ length: Math.floor(bits.length / 8) }, (_, word) =>
    bits.slice(word * 8, word * 8 + 8).reduce((value, bit) => value * 2 + Number(bit), 0),
  );
}

const logs = new Map<number, number>();
const powers: number[] = [];
for (let exponent = 0, value = 1; exponent < 255; exponent++) {
  powers.push(value);
  logs.set(value, exponent);
  value *= 2;
  if (value > 255) value ^= 0x11d;
}
const product = (a: number, b: number) =>
  a === 0 || b === 0 ? 0 : (powers[((logs.get(a) ?? 0) + (logs.get(b) ?? 0)) % 255] ?? 0);

/** Reads the text, and counts the checks of the correction words that fail. */
function read(matrix: QrMatrix): { text: string; faults: number } {
  const version = (matrix.length - 17) / 4;
  const blocks = blocksOf[version - 1] ?? 0;
  const correction = correctionOf[version - 1] ?? 0;
  const words = wordsOf(matrix);
  const length = Math.floor(words.length / blocks);
  const parts = Array.from({ length: blocks }, (_, block) =>
    Array.from({ length }, (__, index) => words[index * blocks + block] ?? 0),
  );
  const faults = parts.flatMap((part) =>
    Array.from({ length: correction }, (_, power) =>
      part.reduce((sum, word) => product(sum, powers[power] ?? 0) ^ word, 0),
    ).filter((syndrome) => syndrome !== 0),
  ).length;
  const data = parts.flatMap((part) => part.slice(0, length - correction));
  const nibbles = data.flatMap((word) => [word >> 4, word & 15]);
  const byte = (index: number) => (nibbles[index] ?? 0) * 16 + (nibbles[index + 1] ?? 0);
  const bytes = Uint8Array.from({ length: byte(1) }, (_, index) => byte(3 + 2 * index));
  return { text: new TextDecoder().decode(bytes), faults };
}

test('a code reads back as the text it was made of, its correction words in order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 26 }), (text) => {
      expect(read(qrCode(text))).toEqual({ text, faults: 0 });
    }),
    { numRuns: 60 },
  );
});

test('every size up to the largest reads back', () => {
  for (const length of [1, 14, 15, 26, 27, 42, 43, 62, 63, 84, 85, 106]) {
    const text = '驻'.repeat(Math.floor(length / 3)) + 'x'.repeat(length % 3);
    expect(read(qrCode(text))).toEqual({ text, faults: 0 });
  }
  expect(() => qrCode('x'.repeat(107))).toThrow(RangeError);
});

test('a register number with its hash needs 29 modules: 0.4 mm each on a form', () => {
  expect(qrCode('2026-三-0012 0123456789abcdef')).toHaveLength(29);
});
