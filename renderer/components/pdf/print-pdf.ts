import type { PDFDocumentProxy } from 'pdfjs-dist';

/** Sharp enough for 仿宋 at 12 points on an office printer. */
const dotsPerInch = 300;

async function pageImage(pdf: PDFDocumentProxy, number: number): Promise<string> {
  const page = await pdf.getPage(number);
  const viewport = page.getViewport({ scale: dotsPerInch / 72 });
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(viewport.width);
  canvas.height = Math.ceil(viewport.height);
  await page.render({ canvas, viewport, intent: 'print' }).promise;
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error(`第 ${number} 页没有画出来，内存可能不足。请先保存文件，再用其他软件打印。`);
  return URL.createObjectURL(blob);
}

async function imageOf(source: string, number: number): Promise<HTMLImageElement> {
  const image = document.createElement('img');
  image.src = source;
  image.alt = `第 ${number} 页`;
  await image.decode();
  return image;
}

/**
 * Prints the document at its own size: its pages stand alone on the paper while the print dialog is open. The shell
 * prints where there is one, else the browser. (A frame with the PDF itself is closed to us by the security policy.)
 *
 * @param sameAs for each page the zero-based number of the first that looks the same; that one is drawn for all
 * @throws Error with a Chinese message when it could not be printed
 */
export async function printPdf(pdf: PDFDocumentProxy, sameAs?: readonly number[]): Promise<void> {
  const sheet = document.createElement('div');
  sheet.className = 'desk-print-sheet';
  const sources = new Map<number, string>();
  try {
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const look = (sameAs?.[number - 1] ?? number - 1) + 1;
      const source = sources.get(look) ?? (await pageImage(pdf, look));
      sources.set(look, source);
      sheet.append(await imageOf(source, number));
    }
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
    for (const source of sources.values()) URL.revokeObjectURL(source);
  }
}
