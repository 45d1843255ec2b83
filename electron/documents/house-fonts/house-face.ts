import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { create } from 'fontkit';
import type { HouseFont } from '#shared/archive/document-style.ts';
import type { DocumentSnapshot } from '#shared/archive/snapshots/index.ts';
import type { Face, FontSet, HouseFaceId, TextRole } from '../fonts.ts';

/** A font of this computer and where it lies. */
export interface HouseFontFile {
  readonly sha256: string;
  readonly path: string;
}

/** The font that papers were to be set in is gone from this computer, or is another one by now. */
export class HouseFontGone extends Error {
  readonly sha256: string;

  constructor({ path, sha256 }: HouseFontFile, options?: ErrorOptions) {
    super(`${path} is not the font that it was`, options);
    this.name = 'HouseFontGone';
    this.sha256 = sha256;
  }
}

/** Short enough for a name within a PDF, long enough to tell any two fonts apart. */
export const houseFaceId = ({ sha256 }: Pick<HouseFont, 'sha256'>): HouseFaceId =>
  `house_${sha256.slice(0, 12)}`;

/** The fonts of the house that a document is set in, those of the papers within a case file among them. */
export function houseFontsOf(snapshot: DocumentSnapshot): HouseFont[] {
  const own = Object.values(snapshot.style?.fonts ?? {}).filter((font) => font !== null);
  if (snapshot.kind !== 'case_file') return own;
  return [
    ...own,
    ...snapshot.parts.flatMap((part) => (part.kind === 'document' ? houseFontsOf(part.snapshot) : [])),
  ];
}

/** A font file as a face; it is opened when it is first asked for something. */
export function houseFace(file: HouseFontFile): Face {
  let font: ReturnType<typeof open> | undefined;
  const opened = () => {
    font ??= open(file);
    return font;
  };
  const advances = new Map<number, number>();
  return {
    id: houseFaceId(file),
    get bytes() {
      return opened().bytes;
    },
    get ascent() {
      const { program } = opened();
      return (program.ascent * 1000) / program.unitsPerEm;
    },
    hasGlyph: (codePoint) => opened().program.hasGlyphForCodePoint(codePoint),
    advance(codePoint) {
      let advance = advances.get(codePoint);
      if (advance === undefined) {
        const { program } = opened();
        advance = (program.glyphForCodePoint(codePoint).advanceWidth * 1000) / program.unitsPerEm;
        advances.set(codePoint, advance);
      }
      return advance;
    },
  };
}

function open(file: HouseFontFile) {
  const bytes = read(file);
  if (createHash('sha256').update(bytes).digest('hex') !== file.sha256) throw new HouseFontGone(file);
  const program = create(bytes);
  if ('fonts' in program) throw new HouseFontGone(file);
  return { bytes, program };
}

function read(file: HouseFontFile): Buffer {
  try {
    return readFileSync(file.path);
  } catch (cause) {
    throw new HouseFontGone(file, { cause });
  }
}

const styled = new WeakMap<FontSet, Map<string, FontSet>>();

/**
 * The fonts with which a paper is drawn: that of the house first, where the paper was set in one; what it lacks comes from
 * the shipped ones.
 */
export function fontsFor(fonts: FontSet, { style }: Pick<DocumentSnapshot, 'style'>): FontSet {
  const { content = null, title = null } = style?.fonts ?? {};
  if (content === null && title === null) return fonts;
  const sets = styled.get(fonts) ?? new Map<string, FontSet>();
  styled.set(fonts, sets);
  const key = `${content?.sha256} ${title?.sha256}`;
  const set = sets.get(key) ?? { ...fonts, chains: chainsWith(fonts, { content, title }) };
  sets.set(key, set);
  return set;
}

function chainsWith(
  { chains }: FontSet,
  chosen: Readonly<Record<'content' | 'title', HouseFont | null>>,
): FontSet['chains'] {
  const first = (role: TextRole, font: HouseFont | null) =>
    font === null ? chains[role] : [houseFaceId(font), ...chains[role]];
  return { ...chains, content: first('content', chosen.content), title: first('title', chosen.title) };
}
