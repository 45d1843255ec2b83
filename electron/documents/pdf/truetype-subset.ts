import { tableOf, writeSfnt } from './sfnt.ts';

/** A TrueType file with some glyphs of another one. */
export interface TrueTypeSubset {
  readonly file: Buffer;
  /** Number of a glyph in the new file, by its number in the old one. */
  readonly glyphs: ReadonlyMap<number, number>;
}

/** Tables that hinted outlines call on; taken over whole where the font has them. */
const hinting = ['cvt ', 'fpgm', 'prep'];

/** Takes these glyphs, and those they are put together from, into a new file; glyph 0 always comes along. */
export function subsetTrueType(
  tables: ReadonlyMap<string, Buffer>,
  wanted: Iterable<number>,
): TrueTypeSubset {
  const outlineOf = outlines(tables);
  const order = [...new Set([0, ...wanted])];
  const glyphs = new Map(order.map((old, place) => [old, place]));
  const parts: Buffer[] = [];
  // Grows while it is walked: the parts of composed glyphs are added at its end.
  for (const old of order) {
    const outline = outlineOf(old);
    const components = componentsOf(outline);
    if (components.length === 0) {
      parts.push(outline);
      continue;
    }
    const copy = Buffer.from(outline);
    for (const { at, glyph } of components) {
      let place = glyphs.get(glyph);
      if (place === undefined) {
        place = order.push(glyph) - 1;
        glyphs.set(glyph, place);
      }
      copy.writeUInt16BE(place, at);
    }
    parts.push(copy);
  }
  const subset = new Map([
    ...outlineTables(parts),
    ...headTables(tables, order.length),
    ['hmtx', metrics(tables, order)] as const,
  ]);
  for (const name of hinting) {
    const table = tables.get(name);
    if (table) subset.set(name, table);
  }
  return { file: writeSfnt(subset), glyphs };
}

/** The bytes of a glyph's outline; empty for a blank. */
function outlines(tables: ReadonlyMap<string, Buffer>): (glyph: number) => Buffer {
  const glyf = tableOf(tables, 'glyf');
  const loca = tableOf(tables, 'loca');
  const long = tableOf(tables, 'head').readInt16BE(50) === 1;
  const placeOf = (glyph: number) => (long ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph));
  return (glyph) => glyf.subarray(placeOf(glyph), placeOf(glyph + 1));
}

const componentFlags = {
  words: 0x0001,
  scale: 0x0008,
  more: 0x0020,
  twoScales: 0x0040,
  matrix: 0x0080,
} as const;

/** Glyphs that an outline is put together from, and where in it their numbers stand. */
function componentsOf(outline: Buffer): { readonly at: number; readonly glyph: number }[] {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return [];
  const found: { at: number; glyph: number }[] = [];
  let at = 10;
  let flags: number = componentFlags.more;
  while (flags & componentFlags.more) {
    flags = outline.readUInt16BE(at);
    found.push({ at: at + 2, glyph: outline.readUInt16BE(at + 2) });
    at += flags & componentFlags.words ? 8 : 6;
    if (flags & componentFlags.scale) at += 2;
    else if (flags & componentFlags.twoScales) at += 4;
    else if (flags & componentFlags.matrix) at += 8;
  }
  return found;
}

function outlineTables(parts: readonly Buffer[]): [string, Buffer][] {
  const loca = Buffer.alloc(4 * (parts.length + 1));
  const padded: Buffer[] = [];
  let length = 0;
  for (const [index, part] of parts.entries()) {
    const filler = (4 - (part.length % 4)) % 4;
    padded.push(part);
    if (filler > 0) padded.push(Buffer.alloc(filler));
    length += part.length + filler;
    loca.writeUInt32BE(length, 4 * (index + 1));
  }
  return [
    ['glyf', Buffer.concat(padded)],
    ['loca', loca],
  ];
}

/** Tables that are the same but for the number of glyphs. */
function headTables(tables: ReadonlyMap<string, Buffer>, count: number): [string, Buffer][] {
  const head = Buffer.from(tableOf(tables, 'head'));
  head.writeInt16BE(1, 50);
  const hhea = Buffer.from(tableOf(tables, 'hhea'));
  hhea.writeUInt16BE(count, 34);
  const maxp = Buffer.from(tableOf(tables, 'maxp'));
  maxp.writeUInt16BE(count, 4);
  return [
    ['head', head],
    ['hhea', hhea],
    ['maxp', maxp],
  ];
}

function metrics(tables: ReadonlyMap<string, Buffer>, glyphs: readonly number[]): Buffer {
  const hmtx = tableOf(tables, 'hmtx');
  const full = tableOf(tables, 'hhea').readUInt16BE(34);
  const chosen = Buffer.alloc(4 * glyphs.length);
  for (const [place, glyph] of glyphs.entries()) {
    const bearing = glyph < full ? 4 * glyph + 2 : 4 * full + 2 * (glyph - full);
    chosen.writeUInt16BE(hmtx.readUInt16BE(4 * Math.min(glyph, full - 1)), 4 * place);
    chosen.writeUInt16BE(hmtx.readUInt16BE(bearing), 4 * place + 2);
  }
  return chosen;
}
