import type { PageCanvas } from '../typesetting/drawing.ts';

/** A strip of a letter that is never cut: a line of text, a row of a table. Measures in points. */
export interface Slice {
  readonly height: number;
  /** True where the next strip must stand on the same page. */
  readonly keepWithNext: boolean;
  /** Set again above this strip where it begins a page: the head of its table. */
  readonly head?: Slice;
  /** True where a page ends before this strip. */
  readonly startsPage?: boolean;
  draw(canvas: PageCanvas, x: number, top: number): void;
}

/** A strip with the place of its top, from the top of the text area. */
export interface PlacedSlice {
  readonly slice: Slice;
  readonly top: number;
}

/** Sums of heights may miss the exact measure by rounding. */
const tolerance = 0.01;

/**
 * Puts strips on pages from the top. Strips that belong together go to the next page together where they do not fit
 * on this one but would on a page of their own.
 */
export function paginateSlices(slices: readonly Slice[], pageHeight: number): PlacedSlice[][] {
  const pages: PlacedSlice[][] = [[]];
  let used = 0;
  const startPage = () => {
    pages.push([]);
    used = 0;
  };
  const place = (slice: Slice) => {
    pages.at(-1)?.push({ slice, top: used });
    used += slice.height;
  };
  for (const chain of chainsOf(slices)) {
    const height = chain.reduce((sum, slice) => sum + slice.height, 0);
    const fits = used + height <= pageHeight + tolerance;
    if (used > 0 && (chain[0]?.startsPage || (!fits && height <= pageHeight))) startPage();
    for (const slice of chain) {
      if (used > 0 && used + slice.height > pageHeight + tolerance) startPage();
      if (used === 0 && slice.head) place(slice.head);
      place(slice);
    }
  }
  return pages;
}

/** Runs of strips of which each but the last is kept with the next. */
function chainsOf(slices: readonly Slice[]): Slice[][] {
  const chains: Slice[][] = [];
  let open: Slice[] = [];
  for (const slice of slices) {
    open.push(slice);
    if (slice.keepWithNext) continue;
    chains.push(open);
    open = [];
  }
  if (open.length > 0) chains.push(open);
  return chains;
}
