import { mm, type PageGeometry } from '../page-geometry.ts';

/** Page of a letter after GB/T 9704—2012 5.2.1: 37 mm above, 28 left, 35 below, 26 right. */
export const letterPage: PageGeometry = {
  width: 595.28,
  height: 841.89,
  inner: mm(28),
  outer: mm(26),
  top: mm(37),
  bottom: mm(35),
};

/** 22 lines of 28 characters a page (5.2.3). */
export const linesOfPage = 22;
export const charactersOfLine = 28;
/** 三号, in points. */
export const bodySize = 16;
/** From character to character: 28 of 16 pt would not fit into 156 mm. */
export const advance = 15.75;
/** From line to line. */
export const pitch = 28.95;
/** Width of the text, in points. */
export const measure = charactersOfLine * advance;
/** Height of the text, in points. */
export const textHeight = linesOfPage * pitch;

/** How text of the body is set. */
export const bodyStyle = (field: string) =>
  ({ role: 'content', size: bodySize, tracking: advance - bodySize, field }) as const;
