import type { PDFDocumentProxy } from 'pdfjs-dist';

/** Sharp enough for 仿宋 at 12 points on an office printer. */
const dotsPerInch = 300;

interface Picture {
  /** Address of the drawn page. */
  readonly source: string;
  readonly across: boolean;
}

async function pictureOf(pdf: PDFDocumentProxy, number: number): Promise<Picture> {
  const page = await pdf.getPage(number);
  const viewport = page.getViewport({ scale: dotsPerInch / 72 });
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(viewport.width);
  canvas.height = Math.ceil(viewport.height);
  await page.render({ canvas, viewport, intent: 'print' }).promise;
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  // Thirty-five megabytes a page are not left for the collector to find.
  canvas.width = 0;
  canvas.height = 0;
  page.cleanup();
  if (!blob) throw new Error(`第 ${number} 页没有画出来，内存可能不足。请先保存文件，再用其他软件打印。`);
  return { source: URL.createObjectURL(blob), across: viewport.width > viewport.height };
}

async function imageOf({ source, across }: Picture, number: number): Promise<HTMLImageElement> {
  const image = document.createElement('img');
  image.src = source;
  image.alt = `第 ${number} 页`;
  if (across) image.className = 'desk-print-across';
  await image.decode();
  return image;
}

interface PrintOptions {
  /** For each page the zero-based number of the first that looks the same; that one is drawn for all. */
  readonly sameAs?: readonly number[] | undefined;
  /** Called with the number of pages that are ready. */
  readonly onPage: (ready: number) => void;
  /** Ends the preparation; once the dialog is open it is closed there. */
  readonly signal: AbortSignal;
}

/**
 * Prints the document at its own size, upright or across: its pages stand alone on the paper while the print dialog is
 * open. The shell prints where there is one, else the browser. (A frame with the PDF itself is closed to us by the
 * security policy.)
 *
 * @throws Error with a Chinese message when it could not be printed; AbortError
 */
export async function printPdf(
  pdf: PDFDocumentProxy,
  { sameAs, onPage, signal }: PrintOptions,
): Promise<void> {
  const sheet = document.createElement('div');
  sheet.className = 'desk-print-sheet';
  const pictures = new Map<number, Picture>();
  try {
    for (let number = 1; number <= pdf.numPages; number += 1) {
      signal.throwIfAborted();
      const look = (sameAs?.[number - 1] ?? number - 1) + 1;
      const picture = pictures.get(look) ?? (await pictureOf(pdf, look));
      pictures.set(look, picture);
      sheet.append(await imageOf(picture, number));
      onPage(number);
    }
    signal.throwIfAborted();
    document.body.append(sheet);
    document.documentElement.classList.add('desk-printing');
    if (window.desk) {
      const result = await window.desk.print();
      if (result.outcome === 'failed') throw new Error(result.message);
    } else {
      window.print();
    }
  } finally {
    document.documentElement.classList.remove('desk-printing');
    sheet.remove();
    for (const { source } of pictures.values()) URL.revokeObjectURL(source);
  }
}
