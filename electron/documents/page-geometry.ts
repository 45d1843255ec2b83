/** Points (1/72 inch) in so many millimetres. */
export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

/** Which sides of the paper carry text. */
export type Sides = 'single' | 'duplex';

/** A sheet with its margins, in points. */
export interface PageGeometry {
  readonly width: number;
  readonly height: number;
  /** The edge that is bound; left unless said otherwise. */
  readonly bound?: 'top';
  /** The binding edge of an upright sheet, the left one of a sheet across. */
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
 * A4 across for lists of many columns: 25 mm at the upper edge, which is bound, 20 mm at the others. In a volume of upright
 * sheets its head lies at the back, its lines run upwards.
 */
export const archiveFormAcross: PageGeometry = {
  width: 841.89,
  height: 595.28,
  bound: 'top',
  inner: mm(20),
  outer: mm(20),
  top: mm(25),
  bottom: mm(20),
};

/**
 * The part of a page inside its margins. On single sides the binding edge is always left, or on top of sheets across; on
 * `duplex` sheets the back pages (even numbers) are mirrored, so that front and back have the same edge bound: the back of
 * a sheet across is turned up over its bound edge and has that edge at its foot.
 *
 * @param page one-based page number
 */
export function contentBox(geometry: PageGeometry, page: number, sides: Sides): Box {
  const mirrored = sides === 'duplex' && page % 2 === 0;
  return {
    x: mirrored && geometry.bound !== 'top' ? geometry.outer : geometry.inner,
    y: mirrored && geometry.bound === 'top' ? geometry.bottom : geometry.top,
    width: geometry.width - geometry.inner - geometry.outer,
    height: geometry.height - geometry.top - geometry.bottom,
  };
}
