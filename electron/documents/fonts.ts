import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { create } from 'fontkit';
import { fontRecords } from './font-records.generated.ts';
import { GlyphTable } from './glyph-table.ts';

/** A font file that ships with the program; see docs/adr/0004-fonts-and-licences.md. */
export interface FontFile {
  readonly path: string;
  readonly family: string;
  readonly licence: 'GPL-3.0 with font exception' | 'OFL-1.1' | 'Hanazono Font License or OFL-1.1';
}

export const fontFiles = {
  /** 仿宋: contents. GB 2312 only. */
  fangsong: {
    path: 'fandol/FandolFang-Regular.otf',
    family: 'FandolFang',
    licence: 'GPL-3.0 with font exception',
  },
  /** 楷体, and what 仿宋 lacks: the whole basic block and parts of extensions A to H. */
  kaiti: { path: 'lxgw-wenkai/LXGWWenKai-Light.ttf', family: 'LXGW WenKai Light', licence: 'OFL-1.1' },
  /** 黑体: labels, and what 楷体 lacks of extension A. */
  heiti: { path: 'noto-sans-sc/NotoSansSC_500Medium.ttf', family: 'Noto Sans SC', licence: 'OFL-1.1' },
  /** 宋体 bold in place of 小标宋: titles. */
  songti: { path: 'noto-serif-sc/NotoSerifSC_700Bold.ttf', family: 'Noto Serif SC', licence: 'OFL-1.1' },
  /** Rare characters: extensions B to F. */
  hanamin: { path: 'hanazono/HanaMinB.ttf', family: 'HanaMinB', licence: 'Hanazono Font License or OFL-1.1' },
} as const satisfies Record<string, FontFile>;

export type ShippedFaceId = keyof typeof fontFiles;
/** A font of this computer that the house chose, by the first digits of its file's SHA-256. */
export type HouseFaceId = `house_${string}`;
export type FaceId = ShippedFaceId | HouseFaceId;
export const faceIds: readonly ShippedFaceId[] = ['fangsong', 'kaiti', 'heiti', 'songti', 'hanamin'];

/** What a text is on the form; it decides the font and what stands in where that font has no glyph. */
export type TextRole = 'content' | 'label' | 'title' | 'emphasis';

/**
 * Fonts for a role, best first. Every chain ends in all fonts, so that a character can be printed in every place or in
 * none.
 */
export const fontChains: Record<TextRole, readonly ShippedFaceId[]> = {
  content: ['fangsong', 'kaiti', 'heiti', 'hanamin', 'songti'],
  label: ['heiti', 'kaiti', 'hanamin', 'songti', 'fangsong'],
  title: ['songti', 'kaiti', 'heiti', 'hanamin', 'fangsong'],
  emphasis: ['kaiti', 'heiti', 'hanamin', 'songti', 'fangsong'],
};

const glyphTables = new Map<ShippedFaceId, GlyphTable>();

/** Characters that a font can draw, known without opening it. */
export function glyphsOf(id: ShippedFaceId): GlyphTable {
  let table = glyphTables.get(id);
  if (!table) {
    table = GlyphTable.of(fontRecords[id].glyphs);
    glyphTables.set(id, table);
  }
  return table;
}

/** One font. Its file is read, held against its recorded hash and parsed when it is first drawn with. */
export interface Face {
  readonly id: FaceId;
  /** @throws Error when the file is gone or is another than the program shipped with */
  readonly bytes: Buffer;
  /** Height above the baseline by the font's own reckoning, in thousandths of the size. */
  readonly ascent: number;
  /** Opens nothing. */
  hasGlyph(codePoint: number): boolean;
  /** Width of a character the font has, in thousandths of the size. */
  advance(codePoint: number): number;
}

/** The fonts that documents are made with. */
export interface FontSet {
  readonly faces: Record<ShippedFaceId, Face>;
  /** Fonts of the computer that some paper is set in. */
  readonly house: ReadonlyMap<HouseFaceId, Face>;
  /** Fonts for a role, best first. */
  readonly chains: Record<TextRole, readonly FaceId[]>;
}

const isShipped = (id: FaceId): id is ShippedFaceId => Object.hasOwn(fontFiles, id);

/** @throws RangeError for a font of the house that the set does not have */
export function faceOf({ faces, house }: FontSet, id: FaceId): Face {
  const face = isShipped(id) ? faces[id] : house.get(id);
  if (!face) throw new RangeError(`There is no font ${id}`);
  return face;
}

/**
 * Changes when one of these fonts does: a document is made again only from the fonts that it was made from, whatever
 * other fonts the program has by then.
 */
export function fontSetVersion(used: Iterable<FaceId>): string {
  const ids = new Set(used);
  const digest = createHash('sha256');
  for (const id of faceIds) if (ids.has(id)) digest.update(`${id} ${fontRecords[id].sha256}\n`);
  for (const id of [...ids].filter((one) => !isShipped(one)).sort()) digest.update(`${id}\n`);
  return digest.digest('hex').slice(0, 16);
}

/**
 * The fonts below `resources/fonts`, none of them opened yet.
 *
 * @throws Error when a file is missing or has another size
 */
export async function loadFontSet(resourcesDirectory: string): Promise<FontSet> {
  const pathOf = (id: ShippedFaceId) => join(resourcesDirectory, 'fonts', fontFiles[id].path);
  await Promise.all(
    faceIds.map(async (id) => {
      const size = await sizeOf(pathOf(id));
      if (size !== fontRecords[id].size) throw otherFile(pathOf(id));
    }),
  );
  const face = (id: ShippedFaceId) => lazyFace(id, pathOf(id));
  return {
    faces: {
      fangsong: face('fangsong'),
      kaiti: face('kaiti'),
      heiti: face('heiti'),
      songti: face('songti'),
      hanamin: face('hanamin'),
    },
    house: new Map(),
    chains: fontChains,
  };
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (cause) {
    throw new Error(`缺少字体文件 ${path}，无法生成文书。请重新安装本程序。`, { cause });
  }
}

const otherFile = (path: string) =>
  new Error(
    `字体文件 ${path} 与随程序安装的不一致，可能已损坏或被替换，不能用来生成文书。请重新安装本程序。`,
  );

interface OpenFace {
  readonly bytes: Buffer;
  readonly ascent: number;
  readonly advance: (codePoint: number) => number;
}

function lazyFace(id: ShippedFaceId, path: string): Face {
  const glyphs = glyphsOf(id);
  let open: OpenFace | undefined;
  const opened = () => {
    open ??= openFace(id, path);
    return open;
  };
  return {
    id,
    get bytes() {
      return opened().bytes;
    },
    get ascent() {
      return opened().ascent;
    },
    hasGlyph: (codePoint) => glyphs.has(codePoint),
    advance: (codePoint) => opened().advance(codePoint),
  };
}

function openFace(id: ShippedFaceId, path: string): OpenFace {
  const bytes = readFileSync(path);
  if (createHash('sha256').update(bytes).digest('hex') !== fontRecords[id].sha256) throw otherFile(path);
  const font = create(bytes);
  if ('fonts' in font) throw new Error('A font collection is not a single font');
  const toThousandths = 1000 / font.unitsPerEm;
  return {
    bytes,
    ascent: font.ascent * toThousandths,
    advance: remembered((codePoint) => font.glyphForCodePoint(codePoint).advanceWidth * toThousandths),
  };
}

function remembered<T>(look: (codePoint: number) => T): (codePoint: number) => T {
  const known = new Map<number, T>();
  return (codePoint) => {
    let value = known.get(codePoint);
    if (value === undefined) {
      value = look(codePoint);
      known.set(codePoint, value);
    }
    return value;
  };
}
