import { type BusinessDate, formatDateLong } from '#shared/dates.ts';
import type { TextRole } from '../fonts.ts';
import { drawLine, type SetLine, type Typesetter } from '../typesetting/typesetter.ts';
import { advance, bodyStyle, measure, pitch } from './letter-geometry.ts';
import type { Slice } from './slice.ts';

/** Where a line stands in the measure. */
type Place = 'left' | 'centre' | 'right';

/** An empty line of the grid. */
export function blankLine(keepWithNext = false): Slice {
  return { height: pitch, keepWithNext, draw: () => undefined };
}

/** The same strip on the page of the one after it. */
export const kept = (slice: Slice): Slice => ({ ...slice, keepWithNext: true });

/** A strip that begins a page. */
export const onNewPage = (slice: Slice): Slice => ({ ...slice, startsPage: true });

function lineSlice(line: SetLine, place: Place = 'left', keepWithNext = false): Slice {
  const offset = place === 'left' ? 0 : (measure - line.width) / (place === 'centre' ? 2 : 1);
  return {
    height: pitch,
    keepWithNext,
    draw: (canvas, x, top) => drawLine(canvas, line, x + offset, top, pitch),
  };
}

/** The title, 二号, centred; a long one on lines of about equal length, with an empty line before and after. */
export function title(typesetter: Typesetter, text: string): Slice[] {
  const lines = typesetter.balancedLines(text, { role: 'title', size: 22, field: '标题' }, measure);
  return [blankLine(true), ...lines.map((line) => lineSlice(line, 'centre', true)), blankLine(true)];
}

/** The number of the letter (发文字号), at the right of the first line. */
export function documentNumber(typesetter: Typesetter, text: string | null): Slice[] {
  if (text === null) return [];
  return [lineSlice(typesetter.line(text, bodyStyle('发文字号')), 'right', true)];
}

/** Whom the letter is to, flush left. */
export function salutation(typesetter: Typesetter, text: string): Slice[] {
  const lines = typesetter.paragraph(
    `${text}：`,
    { ...bodyStyle('主送'), uniform: true },
    { widthOf: () => measure },
  );
  return lines.map((line) => lineSlice(line, 'left', true));
}

/**
 * A paragraph of the body, indented by two characters. Its first two and last two lines stay together: no line stands
 * alone at the foot or head of a page.
 */
export function paragraph(typesetter: Typesetter, text: string, field: string): Slice[] {
  const lines = typesetter.paragraph(text, bodyStyle(field), {
    widthOf: () => measure,
    firstIndent: 2 * advance,
    justify: () => true,
  });
  return lines.map((line, index) =>
    lineSlice(line, 'left', lines.length > 1 && (index === 0 || index === lines.length - 2)),
  );
}

/** A heading of the first level (一、黑体) or second ((一)楷体). */
export function heading(typesetter: Typesetter, text: string, level: 1 | 2): Slice[] {
  const role: TextRole = level === 1 ? 'label' : 'emphasis';
  const lines = typesetter.paragraph(
    text,
    { ...bodyStyle('标题'), role },
    {
      widthOf: () => measure,
      firstIndent: 2 * advance,
    },
  );
  return lines.map((line) => lineSlice(line, 'left', true));
}

/** A heading in the middle of a part, e.g. of a receipt. */
export function centredHeading(typesetter: Typesetter, text: string): Slice[] {
  return [lineSlice(typesetter.line(text, { role: 'title', size: 18, field: '标题' }), 'centre', true)];
}

/** Lines to write on. */
export function writingLines(count: number): Slice[] {
  return Array.from({ length: count }, (_, index) => ({
    height: pitch,
    keepWithNext: index < count - 1,
    draw: (canvas, x, top) => canvas.horizontal(x, top + pitch - 4, measure, 0.5),
  }));
}

/**
 * Organ and date below the text (7.3.5): the date four characters from the right, the organ centred above it, with room
 * for a seal that covers both and begins within a line of the text.
 */
export function signature(typesetter: Typesetter, organ: string, date: BusinessDate): Slice[] {
  const dateLine = typesetter.line(formatDateLong(date), bodyStyle('成文日期'));
  const organLines = typesetter.balancedLines(organ, bodyStyle('发文机关署名'), 18 * advance);
  const widest = Math.max(...organLines.map((line) => line.width));
  const dateX = measure - 4 * advance - dateLine.width;
  const centre = Math.min(dateX + dateLine.width / 2, measure - widest / 2);
  const at = (line: SetLine, x: number, keepWithNext: boolean): Slice => ({
    height: pitch,
    keepWithNext,
    draw: (canvas, left, top) => drawLine(canvas, line, left + x, top, pitch),
  });
  return [
    blankLine(true),
    blankLine(true),
    ...organLines.map((line) => at(line, centre - line.width / 2, true)),
    at(dateLine, dateX, false),
  ];
}

/**
 * Several organs that sign one letter together: each below the other with room for its own seal, the date below the
 * last (7.3.5). One organ signs as in {@link signature}.
 */
export function jointSignature(
  typesetter: Typesetter,
  organs: readonly string[],
  date: BusinessDate,
): Slice[] {
  const [first, ...others] = organs;
  if (first === undefined || others.length === 0) return signature(typesetter, first ?? '', date);
  const last = others.at(-1) ?? first;
  const dateWidth = typesetter.line(formatDateLong(date), bodyStyle('成文日期')).width;
  const centreOf = (lines: readonly SetLine[]) =>
    Math.min(
      measure - 4 * advance - dateWidth / 2,
      measure - Math.max(...lines.map((line) => line.width)) / 2,
    );
  const above = organs.slice(0, -1).flatMap((organ) => {
    const lines = typesetter.balancedLines(organ, bodyStyle('发文机关署名'), 18 * advance);
    return [
      blankLine(true),
      blankLine(true),
      ...lines.map(
        (line): Slice => ({
          height: pitch,
          keepWithNext: true,
          draw: (canvas, left, top) =>
            drawLine(canvas, line, left + centreOf(lines) - line.width / 2, top, pitch),
        }),
      ),
    ];
  });
  return [...above, ...signature(typesetter, last, date)];
}

/** Keeps the end of a text with the signature that follows: its last two strips at the least. */
export function withSignature(text: readonly Slice[], signed: readonly Slice[]): Slice[] {
  return [...text.map((slice, index) => (index >= text.length - 2 ? kept(slice) : slice)), ...signed];
}
