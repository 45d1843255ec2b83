import type { PageGeometry } from '../page-geometry.ts';
import type { DrawnFill, DrawnText, PageDrawing } from '../typesetting/drawing.ts';
import { decimal, points } from './pdf-objects.ts';
import { codeOf, type FaceCharacters, planeFontName, UsedCharacters } from './text-codes.ts';

/** A page as it stands in the file. */
export interface PageContent {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly characters: readonly FaceCharacters[];
  /** Paragraphs on it, numbered from 0 in the order they are read. */
  readonly paragraphs: number;
}

/**
 * Writes a page down in the language of PDF pages. Where it is `marked`, lines and areas are decoration and texts are
 * paragraphs; else nothing says what they are.
 */
export function pageContent(
  page: PageDrawing,
  { width, height }: Pick<PageGeometry, 'width' | 'height'>,
  marked: boolean,
): PageContent {
  const parts: string[] = [];
  const used = new UsedCharacters();
  if (page.rules.length + page.fills.length > 0) {
    const drawn = rules(page, height) + fills(page.fills, height);
    parts.push(marked ? `/Artifact BMC\n${drawn}EMC\n` : drawn);
  }
  const paragraphs = texts(page.texts, { height, marked, parts, used });
  return {
    width,
    height,
    bytes: new Uint8Array(Buffer.from(parts.join(''), 'latin1')),
    characters: used.list(),
    paragraphs,
  };
}

function rules({ rules }: PageDrawing, height: number): string {
  let thickness = -1;
  let written = '';
  for (const rule of rules) {
    if (rule.thickness !== thickness) {
      thickness = rule.thickness;
      written += `${decimal(thickness, 1000)} w\n`;
    }
    written +=
      `${points(rule.x1)} ${points(height - rule.y1)} m ` +
      `${points(rule.x2)} ${points(height - rule.y2)} l S\n`;
  }
  return written;
}

/**
 * Areas of one height are the modules of a code: counted in modules from the first, their places are small whole
 * numbers, which takes a fourth of the room.
 */
function fills(areas: readonly DrawnFill[], height: number): string {
  let written = '';
  let grid: DrawnFill | undefined;
  for (const area of areas) {
    if (!grid || Math.abs(area.height - grid.height) > 1e-6) {
      if (grid) written += 'Q\n';
      grid = area;
      const unit = decimal(area.height, 1e5);
      written += `q ${unit} 0 0 -${unit} ${points(area.x)} ${points(height - area.y)} cm\n`;
    }
    const { x, y, height: unit } = grid;
    const inUnits = (length: number) => decimal(length / unit, 1000);
    written += `${inUnits(area.x - x)} ${inUnits(area.y - y)} ${inUnits(area.width)} 1 re f\n`;
  }
  return grid ? `${written}Q\n` : written;
}

interface TextsTarget {
  readonly height: number;
  readonly marked: boolean;
  readonly parts: string[];
  readonly used: UsedCharacters;
}

/** @returns how many paragraphs there are */
function texts(drawn: readonly DrawnText[], { height, marked, parts, used }: TextsTarget): number {
  if (drawn.length === 0) return 0;
  let paragraphs = 0;
  let before: DrawnText | undefined;
  let font = '';
  let spacing = '0';
  parts.push('BT\n');
  for (const text of drawn) {
    if (marked && !(before && continues(before, text))) {
      if (before) parts.push('EMC\n');
      parts.push(text.artifact ? '/Artifact BMC\n' : `/P<</MCID ${paragraphs}>>BDC\n`);
      if (!text.artifact) paragraphs += 1;
    }
    before = text;
    const newSpacing = decimal(text.letterSpacing, 1000);
    if (newSpacing !== spacing) {
      spacing = newSpacing;
      parts.push(spacing, ' Tc ');
    }
    parts.push('1 0 0 1 ', points(text.x), ' ', points(height - text.baseline), ' Tm ');
    font = show(text, font, parts, used);
  }
  parts.push(marked ? 'EMC\nET\n' : 'ET\n');
  return paragraphs;
}

/** Writes the characters of a text, those of one plane together. */
function show(
  { text, face, size }: DrawnText,
  fontBefore: string,
  parts: string[],
  used: UsedCharacters,
): string {
  const characters = used.of(face);
  let font = fontBefore;
  let open = false;
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    characters.add(codePoint);
    const wanted = `/${planeFontName({ face, plane: codePoint >> 16 })} ${decimal(size, 1000)} Tf`;
    if (wanted !== font) {
      if (open) parts.push('>Tj ');
      open = false;
      parts.push(wanted, ' ');
      font = wanted;
    }
    if (!open) parts.push('<');
    open = true;
    parts.push(codeOf(codePoint));
  }
  parts.push(open ? '>Tj\n' : '\n');
  return font;
}

/**
 * Whether a text goes on where the one before ended: on the same line, or on the next line of the same type. Furniture of
 * the page has no paragraphs.
 */
function continues(before: DrawnText, text: DrawnText): boolean {
  if (before.artifact || text.artifact) return before.artifact === text.artifact;
  const down = text.baseline - before.baseline;
  if (Math.abs(down) < 0.5) {
    const end = before.x + before.text.length * (before.size + before.letterSpacing);
    return text.x >= before.x && text.x <= end + 0.5 * before.size;
  }
  return text.size === before.size && down > 0 && down <= 2.2 * text.size && text.x <= before.x + before.size;
}
