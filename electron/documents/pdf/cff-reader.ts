/** Parts of a CFF table (Adobe Technical Note 5176) that a subset is made from. */
export interface CffFont {
  readonly charStrings: readonly Buffer[];
  readonly globalSubroutines: readonly Buffer[];
  readonly dictionaries: readonly CffDictionary[];
  /** Number of the dictionary that a glyph belongs to. */
  dictionaryOf(glyph: number): number;
  /** Entries of the font's own dictionary, as bytes with operands and operator. */
  readonly top: ReadonlyMap<number, Buffer>;
}

/** Settings for a group of glyphs. */
export interface CffDictionary {
  readonly entries: ReadonlyMap<number, Buffer>;
  readonly privateEntries: ReadonlyMap<number, Buffer>;
  readonly subroutines: readonly Buffer[];
}

/** Operators of dictionaries; those of two bytes have 0x0c00 added. */
export const operators = {
  fontBox: 5,
  charStrings: 17,
  private: 18,
  subroutines: 19,
  fontMatrix: 0x0c07,
  dictionaries: 0x0c24,
  dictionaryChoice: 0x0c25,
} as const;

/** @throws Error when it is not a CFF table of version 1 */
export function readCff(table: Buffer): CffFont {
  if (table[0] !== 1) throw new Error('The font has outlines of an unknown version');
  const names = readIndex(table, table.readUInt8(2));
  const tops = readIndex(table, names.end);
  const strings = readIndex(table, tops.end);
  const globals = readIndex(table, strings.end);
  const top = readDictionary(tops.items[0] ?? Buffer.alloc(0));
  const charStrings = readIndex(table, operandOf(top, operators.charStrings)).items;
  const fontDictionaries = top.has(operators.dictionaries)
    ? readIndex(table, operandOf(top, operators.dictionaries)).items.map(readDictionary)
    : [top];
  const choice = top.get(operators.dictionaryChoice);
  return {
    charStrings,
    globalSubroutines: globals.items,
    dictionaries: fontDictionaries.map((entries) => ({ entries, ...privateOf(table, entries) })),
    dictionaryOf: choice ? readChoice(table, operandOf(top, operators.dictionaryChoice)) : () => 0,
    top,
  };
}

function privateOf(
  table: Buffer,
  entries: ReadonlyMap<number, Buffer>,
): Pick<CffDictionary, 'privateEntries' | 'subroutines'> {
  const entry = entries.get(operators.private);
  if (!entry) return { privateEntries: new Map(), subroutines: [] };
  const [size = 0, offset = 0] = integersOf(entry);
  const privateEntries = readDictionary(table.subarray(offset, offset + size));
  const subroutines = privateEntries.has(operators.subroutines)
    ? readIndex(table, offset + operandOf(privateEntries, operators.subroutines)).items
    : [];
  return { privateEntries, subroutines };
}

function readIndex(table: Buffer, at: number): { readonly items: Buffer[]; readonly end: number } {
  const count = table.readUInt16BE(at);
  if (count === 0) return { items: [], end: at + 2 };
  const size = table.readUInt8(at + 2);
  const data = at + 2 + (count + 1) * size;
  const placeOf = (index: number) => data + table.readUIntBE(at + 3 + index * size, size);
  const items = Array.from({ length: count }, (_, index) =>
    table.subarray(placeOf(index), placeOf(index + 1)),
  );
  return { items, end: placeOf(count) };
}

function readDictionary(bytes: Buffer): Map<number, Buffer> {
  const entries = new Map<number, Buffer>();
  let start = 0;
  let at = 0;
  while (at < bytes.length) {
    const first = bytes.readUInt8(at);
    if (first <= 21) {
      const operator = first === 12 ? 0x0c00 + bytes.readUInt8(at + 1) : first;
      at += first === 12 ? 2 : 1;
      entries.set(operator, bytes.subarray(start, at));
      start = at;
    } else at += operandLength(bytes, at);
  }
  return entries;
}

function operandLength(bytes: Buffer, at: number): number {
  const first = bytes.readUInt8(at);
  if (first === 28) return 3;
  if (first === 29) return 5;
  if (first !== 30) return first < 247 ? 1 : 2;
  let length = 2;
  while ((bytes.readUInt8(at + length - 1) & 0x0f) !== 0x0f) length += 1;
  return length;
}

/** The whole numbers before the operator of an entry. */
function integersOf(entry: Buffer): number[] {
  const numbers: number[] = [];
  let at = 0;
  while (at < entry.length && entry.readUInt8(at) > 21) {
    const first = entry.readUInt8(at);
    if (first === 28) numbers.push(entry.readInt16BE(at + 1));
    else if (first === 29) numbers.push(entry.readInt32BE(at + 1));
    else if (first < 247) numbers.push(first - 139);
    else if (first < 251) numbers.push((first - 247) * 256 + entry.readUInt8(at + 1) + 108);
    else numbers.push(-(first - 251) * 256 - entry.readUInt8(at + 1) - 108);
    at += operandLength(entry, at);
  }
  return numbers;
}

function operandOf(entries: ReadonlyMap<number, Buffer>, operator: number): number {
  const value = integersOf(entries.get(operator) ?? Buffer.alloc(0))[0];
  if (value === undefined) throw new Error('The font leaves out where its outlines are');
  return value;
}

function readChoice(table: Buffer, at: number): (glyph: number) => number {
  if (table.readUInt8(at) === 0) return (glyph) => table.readUInt8(at + 1 + glyph);
  const ranges = Array.from({ length: table.readUInt16BE(at + 1) }, (_, index) => ({
    first: table.readUInt16BE(at + 3 + 3 * index),
    dictionary: table.readUInt8(at + 5 + 3 * index),
  }));
  return (glyph) => ranges.findLast(({ first }) => first <= glyph)?.dictionary ?? 0;
}
