import { GlobalWorkerOptions, getDocument, type PDFDocumentLoadingTask } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerUrl;

/**
 * Opens a PDF from its bytes; they are copied, since the worker takes what it is given. Pages are drawn and nothing in
 * the file runs.
 *
 * @param outside whether it was not made by this program
 */
export function openPdf(bytes: ArrayBuffer, outside = false): PDFDocumentLoadingTask {
  return getDocument({
    data: new Uint8Array(bytes.slice(0)),
    // Our documents carry all their fonts; a substitute would only hide that one is missing.
    useSystemFonts: outside,
    enableXfa: false,
    useWasm: false,
  });
}
