// Registers the library's parser in this thread: it starts no worker of its own and loads no further file.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import {
  AnnotationMode,
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { readDrawings } from './page-drawings.ts';
import type { PageContent, PdfContent, TextPiece, UnreadableFile } from './pdf-content.types.ts';

/** Pages of a file that are read; a case file of two hundred papers has some hundred. */
const pageLimit = 2000;
/** Every page of ours has the footer; a cover sheet or two may lie before it. */
const claimPages = 5;
/** Pieces of text and painted shapes of all pages together. */
const partLimit = 1_000_000;
/** Pixels of a picture that are unpacked; pictures are counted, not compared. */
const pixelLimit = 4_000_000;

/** Only the text of the first pages, to find a footer; or everything that can be compared. */
export type ReadingDepth = 'beginning' | 'whole';

class TooLarge extends Error {}

/**
 * Reads what a PDF shows, without drawing it and without running anything in it. Blocks its thread, with no limit of time
 * or memory: run it in a thread of its own.
 */
export async function readPdf(bytes: Uint8Array, depth: ReadingDepth): Promise<PdfContent | UnreadableFile> {
  const loading = getDocument({
    // The library takes the buffer away from its owner.
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: pixelLimit,
    enableXfa: false,
    stopAtErrors: false,
  });
  try {
    const file = await loading.promise;
    return depth === 'beginning' ? await readBeginning(file) : await readWhole(file);
  } catch (error) {
    return { kind: 'unreadable', reason: reasonOf(error) };
  } finally {
    await loading.destroy();
  }
}

function reasonOf(error: unknown) {
  if (error instanceof TooLarge) return 'too_large';
  return error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'damaged';
}

async function readBeginning(file: PDFDocumentProxy): Promise<PdfContent> {
  const pages: PageContent[] = [];
  for (let number = 1; number <= Math.min(claimPages, file.numPages); number += 1) {
    pages.push({ pieces: await readText(await file.getPage(number)), drawings: [], marks: [] });
  }
  return { kind: 'read', pages, marks: [] };
}

async function readWhole(file: PDFDocumentProxy): Promise<PdfContent> {
  if (file.numPages > pageLimit) throw new TooLarge();
  const pages: PageContent[] = [];
  let parts = 0;
  for (let number = 1; number <= file.numPages; number += 1) {
    const page = await file.getPage(number);
    const content = await readPage(page);
    parts += content.pieces.length + content.drawings.length;
    if (parts > partLimit) throw new TooLarge();
    pages.push(content);
    page.cleanup();
  }
  return { kind: 'read', pages, marks: await marksOf(file) };
}

async function readPage(page: PDFPageProxy): Promise<PageContent> {
  const pieces = await readText(page);
  const { drawings, marks } = readDrawings(
    await page.getOperatorList({ annotationMode: AnnotationMode.DISABLE }),
  );
  const annotations = (await page.getAnnotations()).length;
  if (annotations > 0) marks.push(`annotations ${annotations}`);
  if (page.rotate !== 0) marks.push(`turned ${page.rotate}`);
  const [left, bottom] = originOf(page);
  const placed = drawings.map(({ kind, box: [x1, y1, x2, y2] }) => ({
    kind,
    box: [x1 - left, y1 - bottom, x2 - left, y2 - bottom] as const,
  }));
  return { pieces, drawings: placed, marks: marks.toSorted() };
}

const originOf = ({ view: [left = 0, bottom = 0, , top = 0] }: PDFPageProxy) => [left, bottom, top] as const;

async function readText(page: PDFPageProxy): Promise<TextPiece[]> {
  const { items } = await page.getTextContent({ includeMarkedContent: false });
  const [left, , top] = originOf(page);
  return items.flatMap((item): TextPiece[] => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [, , c = 0, d = 0, x = 0, y = 0] = item.transform.map(Number);
    return [{ text: item.str, x: x - left, y: top - y, width: item.width, size: Math.hypot(c, d) }];
  });
}

async function marksOf(file: PDFDocumentProxy): Promise<string[]> {
  const marks: string[] = [];
  if ((await file.getAttachments()) !== null) marks.push('attachments');
  if ((await file.getJSActions()) !== null) marks.push('script');
  if ((await file.getFieldObjects()) !== null) marks.push('fields');
  if ([...(await file.getOptionalContentConfig())].length > 0) marks.push('layers');
  return marks;
}
