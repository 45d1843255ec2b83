import type { Box } from '../page-geometry.ts';
import type { PageCanvas } from '../typesetting/drawing.ts';

/** Thickness of the lines of a form, in points. */
export const frameLine = 0.75;
export const innerLine = 0.5;

/** Columns of a form are counted in parts of the frame's width. */
export const columnUnits = 24;

/** Left and right room between a line and the text beside it, in points. */
export const cellPadding = 4;

/** One row of a form: it knows its height, may be cut in two at a page end, and draws itself into its box. */
export interface FormRow {
  /** Height in points below which the row would lose text or room for signature and seal. */
  readonly minimumHeight: number;
  /** How much higher the row may be drawn to fill the page, in points. */
  readonly maximumStretch: number;
  /** True where the row is cut at a page end even if it would fit on the next page whole. */
  readonly flows: boolean;
  /**
   * Cuts the row so that its first part is at most `available` points high.
   * `null` where no cut leaves both parts fit to be seen: then the whole row goes on.
   */
  split(available: number): readonly [FormRow, FormRow] | null;
  /** Draws the contents and inner lines; the lines around the row are the frame's. */
  draw(canvas: PageCanvas, box: Box): void;
}

/** Rows that are kept on one page where they fit on one. */
export interface RowGroup {
  readonly together: boolean;
  /** Stands above the rows, and again on each page that they go on to. */
  readonly head?: FormRow;
  /** So many of the last rows are never parted, where they fit on a page: sums do not stand alone. */
  readonly tail?: number;
  readonly rows: readonly FormRow[];
}
