import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { TextPiece } from './find-in-pages.ts';

/** Part of a line of text that lies above its base line. */
const ascent = 0.88;

const known = new WeakMap<PDFDocumentProxy, Promise<TextPiece[][]>>();

/** The text of all pages with its boxes; read once for each open document. */
export function textOfPages(pdf: PDFDocumentProxy): Promise<TextPiece[][]> {
  const before = known.get(pdf);
  if (before) return before;
  const reading = readPages(pdf);
  known.set(pdf, reading);
  // What failed, e.g. because the document was closed, may be tried again.
  reading.catch(() => known.delete(pdf));
  return reading;
}

async function readPages(pdf: PDFDocumentProxy): Promise<TextPiece[][]> {
  const pages: TextPiece[][] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await readPage(pdf, number));
  return pages;
}

async function readPage(pdf: PDFDocumentProxy, number: number): Promise<TextPiece[]> {
  const page = await pdf.getPage(number);
  const viewport = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  return items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [, , , lineHeight = 0, x = 0, y = 0] = item.transform.map(Number);
    const height = Math.abs(lineHeight) || item.height;
    const [left = 0, top = 0] = viewport.convertToViewportPoint(x, y + height * ascent).map(Number);
    return [
      {
        text: item.str,
        left: left / viewport.width,
        top: top / viewport.height,
        width: item.width / viewport.width,
        height: height / viewport.height,
      },
    ];
  });
}
