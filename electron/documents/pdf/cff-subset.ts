import { type CffDictionary, type CffFont, operators } from './cff-reader.ts';
import { withoutSubroutines } from './charstring.ts';

/** A glyph of a font with the number by which a document calls it. */
export interface CalledGlyph {
  readonly code: number;
  readonly glyph: number;
}

/**
 * Makes CFF fonts with some glyphs of another one, called by codes of their own. Glyphs are copied without subroutines and
 * remembered, so that the next font only strings them together.
 */
export function createCffSubsetter(font: CffFont, name: string) {
  const outlines = new Map<number, Buffer>();
  const outlineOf = (glyph: number): Buffer => {
    let outline = outlines.get(glyph);
    if (!outline) {
      const code = font.charStrings[glyph];
      if (!code) throw new RangeError(`The font has no glyph ${glyph}`);
      const { subroutines = [] } = font.dictionaries[font.dictionaryOf(glyph)] ?? {};
      outline = withoutSubroutines(code, { local: subroutines, global: font.globalSubroutines });
      outlines.set(glyph, outline);
    }
    return outline;
  };
  /** @param called in ascending order of their codes, none of them 0 */
  return (called: readonly CalledGlyph[]): Buffer => {
    const glyphs = [0, ...called.map(({ glyph }) => glyph)];
    return assemble(font, name, {
      charset: charset(called),
      choice: dictionaryChoice(glyphs.map((glyph) => font.dictionaryOf(glyph))),
      charStrings: index(glyphs.map(outlineOf)),
    });
  };
}

/** First number of a font's own strings: before it come those of the standard. */
const firstString = 391;
const [registry, ordering, fontName] = [firstString, firstString + 1, firstString + 2];

interface GlyphParts {
  readonly charset: Buffer;
  readonly choice: Buffer;
  readonly charStrings: Buffer;
}

function assemble(font: CffFont, name: string, { charset, choice, charStrings }: GlyphParts): Buffer {
  const start = [Buffer.from([1, 0, 4, 4]), index([Buffer.from(name, 'latin1')])];
  const middle = [
    index([Buffer.from('Adobe'), Buffer.from('Identity'), Buffer.from(name, 'latin1')]),
    index([]),
  ];
  const privates = font.dictionaries.map(privateBytes);
  const top = (places: Places) => index([topDictionary(font, places)]);
  // Every offset is written in five bytes, so the length does not depend on where things are.
  const beginning = lengthOf([
    ...start,
    top({ charset: 0, choice: 0, charStrings: 0, dictionaries: 0 }),
    ...middle,
  ]);
  const places = {
    charset: beginning,
    choice: beginning + charset.length,
    charStrings: beginning + charset.length + choice.length,
    dictionaries: beginning + charset.length + choice.length + charStrings.length,
  };
  const dictionaries = (privateAt: number) => {
    let at = privateAt;
    return index(
      font.dictionaries.map((dictionary, number) => {
        const size = privates[number]?.length ?? 0;
        const bytes = fontDictionary(dictionary, size, at);
        at += size;
        return bytes;
      }),
    );
  };
  const privateAt = places.dictionaries + dictionaries(0).length;
  return Buffer.concat([
    ...start,
    top(places),
    ...middle,
    charset,
    choice,
    charStrings,
    dictionaries(privateAt),
    ...privates,
  ]);
}

interface Places {
  readonly charset: number;
  readonly choice: number;
  readonly charStrings: number;
  readonly dictionaries: number;
}

function topDictionary({ top }: CffFont, places: Places): Buffer {
  return Buffer.concat([
    integer(registry),
    integer(ordering),
    integer(0),
    Buffer.from([12, 30]),
    ...kept(top, [operators.fontBox, operators.fontMatrix]),
    integer(65_536),
    Buffer.from([12, 34]),
    integer(places.charset),
    Buffer.from([15]),
    integer(places.charStrings),
    Buffer.from([operators.charStrings]),
    integer(places.dictionaries),
    Buffer.from([12, 36]),
    integer(places.choice),
    Buffer.from([12, 37]),
  ]);
}

const fontDictionary = ({ entries }: CffDictionary, size: number, privateAt: number): Buffer =>
  Buffer.concat([
    ...(entries.has(operators.charStrings) ? [] : kept(entries, [operators.fontMatrix])),
    integer(fontName),
    Buffer.from([12, 38]),
    integer(size),
    integer(privateAt),
    Buffer.from([operators.private]),
  ]);

const privateBytes = ({ privateEntries }: CffDictionary): Buffer =>
  Buffer.concat(
    [...privateEntries].flatMap(([entry, bytes]) => (entry === operators.subroutines ? [] : [bytes])),
  );

const kept = (entries: ReadonlyMap<number, Buffer>, wanted: readonly number[]): Buffer[] =>
  wanted.flatMap((entry) => entries.get(entry) ?? []);

/** A whole number in five bytes. */
function integer(value: number): Buffer {
  const bytes = Buffer.alloc(5, 29);
  bytes.writeInt32BE(value, 1);
  return bytes;
}

function charset(called: readonly CalledGlyph[]): Buffer {
  const bytes = Buffer.alloc(1 + 2 * called.length);
  for (const [place, { code }] of called.entries()) bytes.writeUInt16BE(code, 1 + 2 * place);
  return bytes;
}

function dictionaryChoice(choices: readonly number[]): Buffer {
  const ranges = choices.flatMap((choice, glyph) =>
    choice === choices[glyph - 1] ? [] : [{ glyph, choice }],
  );
  const bytes = Buffer.alloc(3 + 3 * ranges.length + 2);
  bytes.writeUInt8(3);
  bytes.writeUInt16BE(ranges.length, 1);
  for (const [place, { glyph, choice }] of ranges.entries()) {
    bytes.writeUInt16BE(glyph, 3 + 3 * place);
    bytes.writeUInt8(choice, 5 + 3 * place);
  }
  bytes.writeUInt16BE(choices.length, bytes.length - 2);
  return bytes;
}

function index(items: readonly Buffer[]): Buffer {
  if (items.length === 0) return Buffer.alloc(2);
  const head = Buffer.alloc(3 + 4 * (items.length + 1));
  head.writeUInt16BE(items.length);
  head.writeUInt8(4, 2);
  let offset = 1;
  head.writeUInt32BE(offset, 3);
  for (const [place, item] of items.entries()) {
    offset += item.length;
    head.writeUInt32BE(offset, 7 + 4 * place);
  }
  return Buffer.concat([head, ...items]);
}

const lengthOf = (parts: readonly Buffer[]) => parts.reduce((sum, part) => sum + part.length, 0);
