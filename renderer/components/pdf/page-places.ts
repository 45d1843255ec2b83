import type { PageSize } from './use-pdf.ts';

/** Room above the first page and below each, in CSS pixels; as in the style sheet. */
export const gap = 16;

export const zooms = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const;
const narrowest = 0.2;
const widest = 2;

/** A fixed scale, or one that follows the window: the whole width, or a page as a whole. */
export type Zoom = number | 'width' | 'page';

/** @param box room for the pages, in CSS pixels */
export function scaleOf(zoom: Zoom, sizes: readonly PageSize[], box: PageSize): number {
  if (typeof zoom === 'number') return zoom;
  const width = Math.max(1, ...sizes.map((size) => size.width));
  const height = Math.max(1, ...sizes.map((size) => size.height));
  const fitting = box.width / width;
  const scale = zoom === 'width' ? fitting : Math.min(fitting, (box.height - 2 * gap) / height);
  return Math.min(widest, Math.max(narrowest, scale));
}

/** The next step of the scale up or down; the same where there is none. */
export function stepOf(scale: number, by: 1 | -1): number {
  const next =
    by > 0 ? zooms.find((zoom) => zoom > scale + 0.01) : zooms.findLast((zoom) => zoom < scale - 0.01);
  return next ?? scale;
}

/** Where each page begins, in CSS pixels from the top. */
export function topsOf(sizes: readonly PageSize[], scale: number): number[] {
  let top = gap;
  return sizes.map(({ height }) => {
    const own = top;
    top += height * scale + gap;
    return own;
  });
}

/** Number of the page, from 1, that lies at a height. */
export function pageAt(tops: readonly number[], height: number): number {
  let [low, high] = [0, tops.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((tops[middle] ?? 0) - gap <= height) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
