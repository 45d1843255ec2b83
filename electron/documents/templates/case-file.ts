import type { CaseFilePart, CaseFileSnapshot, CaseSnapshot } from '#shared/archive/snapshots/case-file.ts';
import { frameLine, type RowGroup } from '../form/form-row.ts';
import { drawFramedRows } from '../form/frame.ts';
import { paginate } from '../form/paginate.ts';
import { MissingGlyphError } from '../glyph-coverage.ts';
import { archiveForm, contentBox, mm } from '../page-geometry.ts';
import { PageCanvas, type PageDrawing } from '../typesetting/drawing.ts';
import { drawAtBaseline, drawLine, type SetLine, Typesetter } from '../typesetting/typesetter.ts';
import { contentsRows, coverRows, evidenceRows, type PageRange, timeLineRows } from './case-file-sheets.ts';
import { composeFooter, footerCode } from './footer.ts';
import type { LayoutContext } from './form-pages.ts';
import { composeContinuation, composeTitle, type Heading } from './heading.ts';

/** Lays out a document of the case again from its frozen data, in the template version of its registration. */
export type LayOutPart = (
  snapshot: CaseSnapshot,
  context: Omit<LayoutContext, 'layout'>,
  templateVersion: string,
) => readonly PageDrawing[];

/** Pages of the case file itself, before its footer and page numbers are on them. */
interface OwnPage {
  readonly own: true;
  draw(canvas: PageCanvas): void;
}
interface PartPage {
  readonly own: false;
  readonly drawing: PageDrawing;
}
type Page = OwnPage | PartPage;

/** The page number of the case file stands above what is printed on any page of a form or letter. */
const numberBaseline = mm(13);

/**
 * Lays out a 召回案卷: a cover, a list of contents, and exactly the parts that were chosen, in their order. Documents are
 * laid out from their own frozen data as they were registered, their own footers included; the number of each page within
 * the file stands at its top.
 *
 * @throws MissingGlyphError naming every character that no shipped font has; nothing is drawn then
 */
export function layOutCaseFile(
  snapshot: CaseFileSnapshot,
  context: LayoutContext,
  layOutPart: LayOutPart,
): PageDrawing[] {
  const { footer, fonts, sides, layout } = context;
  const typesetter = new Typesetter(fonts, snapshot.person);
  const { width } = contentBox(archiveForm, 1, sides);
  const sheets = createSheets(typesetter, snapshot, context);

  const cover = coverPage(typesetter, snapshot, context);
  const parts = snapshot.parts.map((part) => partPages(part, { typesetter, context, sheets, layOutPart }));
  const contents = contentsPages(typesetter, snapshot.parts, parts, sheets);
  const pages: Page[] = [cover, ...contents, ...parts.flat()];

  const drawFooter = composeFooter(typesetter, {
    snapshot,
    footer,
    layout,
    pages: pages.length,
    width,
    code: footerCode,
  });
  const numbers = pages.map((_, index) =>
    typesetter.line(`${snapshot.caseNumber} 案卷　第 ${index + 1} 页　共 ${pages.length} 页`, {
      role: 'content',
      size: 9,
      field: '案卷页码',
    }),
  );
  if (typesetter.missing.length > 0) throw new MissingGlyphError(typesetter.missing);

  return pages.map((page, index) => {
    const canvas = new PageCanvas();
    const box = contentBox(archiveForm, index + 1, sides);
    if (page.own) {
      page.draw(canvas);
      drawFooter(canvas, box, box.y + box.height, index + 1);
    } else {
      canvas.add(page.drawing);
    }
    const number = numbers[index];
    if (number) drawAtBaseline(canvas, number, box.x + box.width - number.width, numberBaseline);
    return canvas;
  });
}

interface PartTools {
  readonly typesetter: Typesetter;
  readonly context: LayoutContext;
  readonly sheets: Sheets;
  readonly layOutPart: LayOutPart;
}

/** The pages of one part; none for what is only listed. */
function partPages(part: CaseFilePart, { typesetter, context, sheets, layOutPart }: PartTools): Page[] {
  const { fonts, sides } = context;
  switch (part.kind) {
    case 'document':
      return layOutPart(part.snapshot, { fonts, sides, footer: part }, part.templateVersion).map(
        (drawing) => ({ own: false, drawing }),
      );
    case 'evidence_list':
      return sheets(part.title, (width) => evidenceRows(typesetter, width, part));
    case 'time_line':
      return sheets(part.title, (width) => timeLineRows(typesetter, width, part));
    case 'enclosure':
      return [];
  }
}

type Sheets = (title: string, rows: (width: number) => RowGroup[]) => OwnPage[];

/** Framed tables under a title that is repeated on further pages. */
function createSheets(
  typesetter: Typesetter,
  { caseNumber, organisation, person }: CaseFileSnapshot,
  { sides }: LayoutContext,
): Sheets {
  const { width, height } = contentBox(archiveForm, 1, sides);
  return (title, rows) => {
    const words = { title, period: caseNumber, organisation };
    const first = composeTitle(typesetter, words, width);
    const further = composeContinuation(typesetter, words, `当事人：${person}`, width);
    const headingOf = (page: number): Heading => (page === 0 ? first : further);
    const placed = paginate(rows(width - frameLine), (page) => height - headingOf(page).height - frameLine);
    return placed.map((pageRows, page) => ({
      own: true,
      draw(canvas) {
        const box = contentBox(archiveForm, 1, sides);
        const heading = headingOf(page);
        heading.draw(canvas, box);
        drawFramedRows(canvas, pageRows, { ...box, y: box.y + heading.height });
      },
    }));
  };
}

/**
 * The list of contents. Its own length moves what follows, so it is set until it is as long as it says; page numbers
 * hardly change that, so it is after the second time.
 */
function contentsPages(
  typesetter: Typesetter,
  parts: readonly CaseFilePart[],
  pagesOfParts: readonly (readonly Page[])[],
  sheets: Sheets,
): OwnPage[] {
  const set = (length: number) => {
    // After the cover and the list itself.
    let next = 1 + length + 1;
    const ranges = pagesOfParts.map((pages): PageRange | null => {
      if (pages.length === 0) return null;
      const range = { from: next, to: next + pages.length - 1 };
      next += pages.length;
      return range;
    });
    return sheets('卷内目录', (width) => contentsRows(typesetter, width, parts, ranges));
  };
  let pages = set(1);
  for (let tries = 0; tries < 5; tries++) {
    const again = set(pages.length);
    if (again.length === pages.length) return again;
    pages = again;
  }
  throw new Error('The list of contents of a case file does not come to rest');
}

function coverPage(typesetter: Typesetter, snapshot: CaseFileSnapshot, { sides }: LayoutContext): OwnPage {
  const box = contentBox(archiveForm, 1, sides);
  const organisation = typesetter.balancedLines(
    snapshot.organisation,
    { role: 'title', size: 20, field: '县（市、区）' },
    box.width,
  );
  const title = typesetter.line('召 回 案 卷', { role: 'title', size: 36, field: '标题' });
  const rows = coverRows(typesetter, box.width - frameLine, snapshot);
  const height = rows.reduce((sum, row) => sum + row.minimumHeight, 0);
  const frameTop = Math.min(box.y + mm(110), box.y + box.height - height - mm(8));
  return {
    own: true,
    draw(canvas) {
      let top = box.y + mm(30);
      const centred = (line: SetLine, pitch: number) => {
        drawLine(canvas, line, box.x + (box.width - line.width) / 2, top, pitch);
        top += pitch;
      };
      for (const line of organisation) centred(line, 30);
      top += mm(8);
      centred(title, 54);
      drawFramedRows(
        canvas,
        rows.map((row) => ({ row, height: row.minimumHeight })),
        { ...box, y: frameTop },
      );
    },
  };
}
