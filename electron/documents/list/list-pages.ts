import type { SnapshotFrame } from '#shared/archive/snapshots/ground.ts';
import { type FormRow, frameLine, type RowGroup } from '../form/form-row.ts';
import { drawFramedRows } from '../form/frame.ts';
import { type PlacedRow, paginate } from '../form/paginate.ts';
import { MissingGlyphError } from '../glyph-coverage.ts';
import { archiveForm, contentBox } from '../page-geometry.ts';
import { composeFooter } from '../templates/footer.ts';
import type { LayoutContext } from '../templates/form-pages.ts';
import { fitToWidth, type Heading } from '../templates/heading.ts';
import { PageCanvas, type PageDrawing } from '../typesetting/drawing.ts';
import { drawLine, Typesetter } from '../typesetting/typesetter.ts';

/** A part of a list document that begins on a page of its own. */
export interface ListSection {
  readonly title: ListTitle;
  readonly groups: readonly RowGroup[];
  /** Fills what is left of the last page, as often as it fits; null: nothing does. */
  readonly filler: FormRow | null;
}

/** Words above the frame. */
export interface ListTitle {
  readonly title: string;
  /** Below the title, at the left and at the right. */
  readonly left: string;
  readonly right: string;
}

interface ListDocument {
  readonly snapshot: SnapshotFrame;
  /** Whose it is, for the message about a character that cannot be drawn. */
  readonly subject: string;
  /** Side of the code in the footer. */
  readonly code: number;
  /** The sections, with rows `width` points wide inside the frame. */
  sections(typesetter: Typesetter, width: number): readonly ListSection[];
}

/**
 * Lays framed lists onto pages: title on the first of each section, title and name repeated on the others, footer below
 * the frame with the pages counted through.
 *
 * @throws MissingGlyphError naming every character that no shipped font has; nothing is drawn then
 */
export function layOutList(
  { snapshot, subject, code, sections }: ListDocument,
  { footer, fonts, sides, layout }: LayoutContext,
): PageDrawing[] {
  const typesetter = new Typesetter(fonts, subject);
  const { width, height } = contentBox(archiveForm, 1, sides);
  const pages = sections(typesetter, width - frameLine).flatMap((section) =>
    pagesOf(typesetter, section, width, height),
  );
  const drawFooter = composeFooter(typesetter, {
    snapshot,
    footer,
    layout,
    pages: pages.length,
    width,
    code,
  });
  if (typesetter.missing.length > 0) throw new MissingGlyphError(typesetter.missing);

  return pages.map(({ heading, rows }, page) => {
    const canvas = new PageCanvas();
    const box = contentBox(archiveForm, page + 1, sides);
    heading.draw(canvas, box);
    drawFramedRows(canvas, rows, { ...box, y: box.y + heading.height });
    drawFooter(canvas, box, box.y + box.height, page + 1);
    return canvas;
  });
}

interface ListPage {
  readonly heading: Heading;
  readonly rows: readonly PlacedRow[];
}

function pagesOf(
  typesetter: Typesetter,
  { title, groups, filler }: ListSection,
  width: number,
  height: number,
): ListPage[] {
  const first = listTitle(typesetter, title, width);
  const further = continuation(typesetter, title, width);
  const headingOf = (page: number) => (page === 0 ? first : further);
  const roomOf = (page: number) => height - headingOf(page).height - frameLine;
  const pages = paginate(groups, roomOf);
  return pages.map((rows, page) => ({
    heading: headingOf(page),
    rows: page === pages.length - 1 ? filled(rows, filler, roomOf(page)) : rows,
  }));
}

/** The rows of a page with as many fillers below as there is room for. */
function filled(rows: readonly PlacedRow[], filler: FormRow | null, room: number): readonly PlacedRow[] {
  if (filler === null) return rows;
  const left = room - rows.reduce((sum, { height }) => sum + height, 0);
  const times = Math.max(0, Math.floor(left / filler.minimumHeight));
  return [...rows, ...Array.from({ length: times }, () => ({ row: filler, height: filler.minimumHeight }))];
}

function listTitle(typesetter: Typesetter, { title, left, right }: ListTitle, width: number): Heading {
  const titleLine = typesetter.line(title, { role: 'title', size: 22, field: '标题' });
  const leftLine = fitToWidth(typesetter, left, 10.5, '姓名', (width * 2) / 3);
  const rightLine = fitToWidth(typesetter, right, 10.5, '编号', width / 3);
  return {
    height: 30 + 6 + 18,
    draw(canvas, box) {
      drawLine(canvas, titleLine, box.x + (box.width - titleLine.width) / 2, box.y, 28);
      drawLine(canvas, leftLine, box.x, box.y + 35, 16);
      drawLine(canvas, rightLine, box.x + box.width - rightLine.width, box.y + 35, 16);
    },
  };
}

/** Repeats title and name, so that a loose sheet finds its file again. */
function continuation(typesetter: Typesetter, { title, left, right }: ListTitle, width: number): Heading {
  const words = [title, left, right].filter((text) => text !== '').join('　　');
  const line = fitToWidth(typesetter, `${words}（续）`, 10.5, '姓名', width);
  return { height: 20, draw: (canvas, box) => drawLine(canvas, line, box.x, box.y, 16) };
}
