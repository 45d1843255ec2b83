import type { SnapshotFrame } from '#shared/archive/snapshots/ground.ts';
import type { FontSet } from '../fonts.ts';
import { frameLine, type RowGroup } from '../form/form-row.ts';
import { drawFramedRows } from '../form/frame.ts';
import { paginate } from '../form/paginate.ts';
import { MissingGlyphError } from '../glyph-coverage.ts';
import { archiveForm, contentBox, type PageGeometry, type Sides } from '../page-geometry.ts';
import { PageCanvas, type PageDrawing } from '../typesetting/drawing.ts';
import { Typesetter } from '../typesetting/typesetter.ts';
import { composeFooter, type DocumentFooter } from './footer.ts';
import { composeContinuation, composeTitle, type FormTitle } from './heading.ts';

/** What a layout is given besides the frozen data. */
export interface LayoutContext {
  readonly footer: DocumentFooter;
  readonly fonts: FontSet;
  readonly sides: Sides;
  /** Number of the layout that the document is made in. */
  readonly layout: number;
}

interface FormPages {
  readonly snapshot: SnapshotFrame;
  readonly title: FormTitle;
  /** Whose form it is, for the head of further pages, e.g. 姓名：示例. */
  readonly who: string;
  /** The person or body, for the message about a character that cannot be drawn. */
  readonly subject: string;
  readonly code: number | null;
  /** A4 upright unless said otherwise. */
  readonly geometry?: PageGeometry;
  /** The rows of the form, `width` points wide inside the frame. */
  rows(typesetter: Typesetter, width: number): RowGroup[];
}

/**
 * Lays a framed form onto pages: title on the first, form and name repeated on the others, footer below the frame.
 *
 * @throws MissingGlyphError naming every character that no shipped font has; nothing is drawn then
 */
export function layOutForm(form: FormPages, { footer, fonts, sides, layout }: LayoutContext): PageDrawing[] {
  const typesetter = new Typesetter(fonts, form.subject);
  const { geometry = archiveForm } = form;
  const { width, height } = contentBox(geometry, 1, sides);
  const title = composeTitle(typesetter, form.title, width);
  const continuation = composeContinuation(typesetter, form.title, form.who, width);
  const headingOf = (page: number) => (page === 0 ? title : continuation);
  const groups = form.rows(typesetter, width - frameLine);
  const pages = paginate(groups, (page) => height - headingOf(page).height - frameLine);
  const drawFooter = composeFooter(typesetter, {
    snapshot: form.snapshot,
    footer,
    layout,
    pages: pages.length,
    width,
    code: form.code,
  });
  if (typesetter.missing.length > 0) throw new MissingGlyphError(typesetter.missing);

  return pages.map((rows, page) => {
    const canvas = new PageCanvas();
    const box = contentBox(geometry, page + 1, sides);
    const heading = headingOf(page);
    heading.draw(canvas, box);
    drawFramedRows(canvas, rows, { ...box, y: box.y + heading.height });
    drawFooter(canvas, box, box.y + box.height, page + 1);
    return canvas;
  });
}
