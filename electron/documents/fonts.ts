import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';

/** A font file that ships with the program; see docs/adr/0004-fonts-and-licences.md. */
export interface FontFile {
  readonly path: string;
  readonly family: string;
  readonly licence: 'GPL-3.0 with font exception' | 'OFL-1.1';
}

export const fontFiles = {
  /** 仿宋: contents. GB 2312 only. */
  fangsong: {
    path: 'fandol/FandolFang-Regular.otf',
    family: 'FandolFang',
    licence: 'GPL-3.0 with font exception',
  },
  /** 楷体, and what 仿宋 lacks: the whole basic block and parts of extensions A to G. */
  kaiti: { path: 'lxgw-wenkai/LXGWWenKai-Light.ttf', family: 'LXGW WenKai Light', licence: 'OFL-1.1' },
  /** 黑体: labels; last resort for extension A. */
  heiti: { path: 'noto-sans-sc/NotoSansSC_500Medium.ttf', family: 'Noto Sans SC', licence: 'OFL-1.1' },
  /** 宋体 bold in place of 小标宋: titles. */
  songti: { path: 'noto-serif-sc/NotoSerifSC_700Bold.ttf', family: 'Noto Serif SC', licence: 'OFL-1.1' },
} as const satisfies Record<string, FontFile>;

export type FaceId = keyof typeof fontFiles;
export const faceIds: readonly FaceId[] = ['fangsong', 'kaiti', 'heiti', 'songti'];

/** What a text is on the form; it decides the font and what stands in where that font has no glyph. */
export type TextRole = 'content' | 'label' | 'title' | 'emphasis';

/** Fonts for a role, best first. */
export const fontChains: Record<TextRole, readonly FaceId[]> = {
  content: ['fangsong', 'kaiti', 'heiti'],
  label: ['heiti', 'kaiti'],
  title: ['songti', 'kaiti'],
  emphasis: ['kaiti', 'heiti'],
};

/** One font, read and parsed. */
export interface Face {
  readonly id: FaceId;
  readonly bytes: Buffer;
  /** Height above the baseline by the font's own reckoning, in thousandths of the size. */
  readonly ascent: number;
  hasGlyph(codePoint: number): boolean;
  /** Width of a character the font has, in thousandths of the size. */
  advance(codePoint: number): number;
}

/** All fonts of the program, read once. */
export interface FontSet {
  readonly faces: Record<FaceId, Face>;
  /** Changes when any font file does: a document is made again only under the same version. */
  readonly version: string;
}

/**
 * Reads and parses the fonts below `resources/fonts`.
 *
 * @throws Error when a file is missing or is not a font
 */
export async function loadFontSet(resourcesDirectory: string): Promise<FontSet> {
  const loaded = await Promise.all(
    faceIds.map(async (id) => {
      const bytes = await readFontFile(join(resourcesDirectory, 'fonts', fontFiles[id].path));
      return { face: openFace(id, bytes), sha256: createHash('sha256').update(bytes).digest('hex') };
    }),
  );
  const [fangsong, kaiti, heiti, songti] = loaded;
  if (!fangsong || !kaiti || !heiti || !songti) throw new Error('Font set is incomplete');
  const digest = createHash('sha256');
  for (const { face, sha256 } of loaded) digest.update(`${face.id} ${sha256}\n`);
  return {
    faces: { fangsong: fangsong.face, kaiti: kaiti.face, heiti: heiti.face, songti: songti.face },
    version: digest.digest('hex').slice(0, 16),
  };
}

async function readFontFile(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new Error(`缺少字体文件 ${path}，无法生成文书。请重新安装本程序。`, { cause });
  }
}

function openFace(id: FaceId, bytes: Buffer): Face {
  const font = singleFont(create(bytes));
  const toThousandths = 1000 / font.unitsPerEm;
  return {
    id,
    bytes,
    ascent: font.ascent * toThousandths,
    hasGlyph: remembered((codePoint) => font.hasGlyphForCodePoint(codePoint)),
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

function singleFont(opened: ReturnType<typeof create>): Font {
  if ('fonts' in opened) throw new Error('A font collection is not a single font');
  return opened;
}
