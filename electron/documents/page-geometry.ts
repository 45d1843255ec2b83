/** Points (1/72 inch) in so many millimetres. */
export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

/** Which sides of the paper carry text. */
export type Sides = 'single' | 'duplex';

/** A sheet with its margins, in points. */
export interface PageGeometry {
  readonly width: number;
  readonly height: number;
  /** Binding edge. */
  readonly inner: number;
  readonly outer: number;
  readonly top: number;
  readonly bottom: number;
}

/** Part of a page, in points from its top left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * A4 upright for archive forms: 25 mm at the binding edge (the archive rule asks for 20 to 25 mm and three holes),
 * 20 mm at the others.
 */
export const archiveForm: PageGeometry = {
  width: 595.28,
  height: 841.89,
  inner: mm(25),
  outer: mm(20),
  top: mm(20),
  bottom: mm(20),
};

/**
 * The part of a page inside its margins. On single sides the binding edge is always left; on `duplex` sheets the
 * back pages (even numbers) are mirrored, so that front and back have the same edge bound.
 *
 * @param page one-based page number
 */
export function contentBox(geometry: PageGeometry, page: number, sides: Sides): Box {
  const mirrored = sides === 'duplex' && page % 2 === 0;
  return {
    x: mirrored ? geometry.outer : geometry.inner,
    y: geometry.top,
    width: geometry.width - geometry.inner - geometry.outer,
    height: geometry.height - geometry.top - geometry.bottom,
  };
}
