import { chineseNumber } from '#shared/archive/chinese-number.ts';
import type { SnapshotFrame } from '#shared/archive/snapshots/ground.ts';
import { MissingGlyphError } from '../glyph-coverage.ts';
import { mm } from '../page-geometry.ts';
import { composeFooter } from '../templates/footer.ts';
import type { LayoutContext } from '../templates/form-pages.ts';
import { PageCanvas, type PageDrawing } from '../typesetting/drawing.ts';
import { drawAtBaseline, Typesetter } from '../typesetting/typesetter.ts';
import { advance, letterPage, measure, textHeight } from './letter-geometry.ts';
import { paginateSlices, type Slice } from './slice.ts';

interface Letter {
  readonly snapshot: SnapshotFrame;
  /** Whom it is about, for the message about a character that cannot be drawn. */
  readonly subject: string;
  compose(typesetter: Typesetter): readonly Slice[];
}

/** The page number stands 7 mm below the text (7.5). */
const numberBelowText = mm(7);
const footerBelowText = mm(13);

/**
 * Lays out a letter after GB/T 9704—2012 on a grid of 22 lines with 28 characters; page numbers outside, the register's
 * footer in the margin below.
 *
 * @throws MissingGlyphError naming every character that no shipped font has; nothing is drawn then
 */
export function layOutLetter(letter: Letter, { footer, fonts, layout }: LayoutContext): PageDrawing[] {
  const typesetter = new Typesetter(fonts, letter.subject);
  const slices = letter.compose(typesetter);
  const pages = paginateSlices(slices, textHeight);
  const drawFooter = composeFooter(typesetter, {
    snapshot: letter.snapshot,
    footer,
    layout,
    pages: pages.length,
    width: measure,
    code: mm(12),
  });
  const numbers = pages.map((_, page) =>
    typesetter.line(`— ${page + 1} —`, { role: 'content', size: 14, field: '页码' }),
  );
  if (typesetter.missing.length > 0) throw new MissingGlyphError(typesetter.missing);

  return pages.map((placed, page) => {
    const canvas = new PageCanvas();
    const x = letterPage.inner;
    for (const { slice, top } of placed) slice.draw(canvas, x, letterPage.top + top);
    const foot = letterPage.top + textHeight;
    const number = numbers[page];
    if (number) {
      const outside = page % 2 === 0 ? measure - number.width - advance : advance;
      canvas.artifact(() => drawAtBaseline(canvas, number, x + outside, foot + numberBelowText));
    }
    drawFooter(canvas, { x, width: measure }, foot + footerBelowText, page + 1);
    return canvas;
  });
}

/** The number of a heading of the first level by its zero-based place, e.g. 二、. */
export const ordinal = (index: number): string => `${chineseNumber(index + 1)}、`;
