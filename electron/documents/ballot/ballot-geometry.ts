import { mm, type PageGeometry } from '../page-geometry.ts';

/** A sheet of A4 upright holds two ballots, one above the other, to be cut apart. */
export const ballotPage: PageGeometry = {
  width: 595.28,
  height: 841.89,
  inner: 0,
  outer: 0,
  top: 0,
  bottom: 0,
};

/** Height of one ballot: half the sheet. */
export const ballotHeight = ballotPage.height / 2;

/*
 * Places within a ballot, in points from its top left corner. They are the same on every ballot whatever stands on it,
 * so that a reader of scans finds the boxes by the corner marks.
 */
export const cornerMark = { side: mm(5), margin: mm(8) } as const;
export const code = { x: mm(178), y: mm(9), side: mm(15) } as const;
export const content = { x: mm(16), width: mm(178) } as const;
export const heading = { top: mm(8), titleHeight: mm(8), lineHeight: mm(5.5) } as const;
export const instruction = { top: mm(27), height: mm(6) } as const;
export const table = { top: mm(34), headHeight: mm(9), rowHeight: mm(8.5), rows: 8 } as const;
export const remarks = { top: mm(112), lineHeight: mm(7.5), lines: 3 } as const;
/** Widths of serial number, name and what the person is; the options share the rest. */
export const columns = { serial: mm(10), name: mm(30), about: mm(54), options: mm(84) } as const;
/** Side of a box to mark. */
export const markBox = mm(5);
