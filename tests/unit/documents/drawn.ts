import { type FontSet, faceOf } from '../../../electron/documents/fonts.ts';
import type { DrawnText, PageDrawing } from '../../../electron/documents/typesetting/drawing.ts';

/** The em box of a text on the page. */
export function boxOf(drawn: DrawnText, fonts: FontSet) {
  const face = faceOf(fonts, drawn.face);
  const width = Array.from(drawn.text).reduce(
    (sum, character) =>
      sum + (face.advance(character.codePointAt(0) ?? 0) * drawn.size) / 1000 + drawn.letterSpacing,
    -drawn.letterSpacing,
  );
  return {
    left: drawn.x,
    right: drawn.x + width,
    top: drawn.baseline - 0.88 * drawn.size,
    bottom: drawn.baseline + 0.12 * drawn.size,
  };
}

/** Texts of a page that touch a line or a black area. */
export function touching(page: PageDrawing, fonts: FontSet) {
  const marks = [
    ...page.rules.map(({ x1, y1, x2, y2 }) => ({ left: x1, top: y1, right: x2, bottom: y2 })),
    ...page.fills.map(({ x, y, width, height }) => ({
      left: x,
      top: y,
      right: x + width,
      bottom: y + height,
    })),
  ];
  return page.texts.filter((drawn) => {
    const box = boxOf(drawn, fonts);
    return marks.some(
      (mark) =>
        mark.right > box.left - 0.5 &&
        mark.left < box.right + 0.5 &&
        mark.bottom > box.top - 0.5 &&
        mark.top < box.bottom + 0.5,
    );
  });
}
