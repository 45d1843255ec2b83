import type { FaceId, FontSet } from './fonts.ts';
import type { PageGeometry } from './page-geometry.ts';
import type { FileDescription } from './pdf/metadata.ts';
import { pageContent } from './pdf/page-content.ts';
import { PdfFile } from './pdf/pdf-file.ts';
import type { PageDrawing } from './typesetting/drawing.ts';

/**
 * Number of the way in which pages are written down as a file. Whoever changes any byte of it counts it up: it is part of
 * what the register keeps as font set, so that a document of before is known as another program's and not as changed.
 */
export const writerVersion = 2;

interface RenderingOptions {
  /** Numbers of the pages in the order of the file, some of them many times; by default each once. */
  readonly order?: readonly number[];
  /** Whether the file tells what its paragraphs are (tags); not for papers that are filled in by hand. */
  readonly tagged?: boolean;
}

/**
 * Writes drawn pages as PDF/A-2b with the fonts embedded. The same pages, description and fonts give the same
 * bytes on every machine: streams are not compressed, because the output of zlib differs between processors.
 */
export function renderPdf(
  pages: readonly PageDrawing[],
  geometry: PageGeometry,
  description: FileDescription,
  fonts: FontSet,
  { order, tagged = true }: RenderingOptions = {},
): Uint8Array<ArrayBuffer> {
  const file = new PdfFile({ structure: tagged ? 'paragraphs' : 'none' });
  const contents = pages.map((page) => pageContent(page, geometry, tagged));
  for (const number of order ?? contents.keys()) {
    const content = contents[number];
    if (!content) throw new RangeError(`There is no page ${number}`);
    file.addPage(content);
  }
  file.end(description, fonts);
  return file.take();
}

/** Fonts that some text of the pages is drawn with. */
export const facesOn = (pages: readonly PageDrawing[]): Set<FaceId> =>
  new Set(pages.flatMap(({ texts }) => texts.map(({ face }) => face)));
