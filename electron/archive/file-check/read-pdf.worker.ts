import { compareContents } from './compare-contents.ts';
import { claimOf } from './footer-claim.ts';
import type { PdfAnswer, PdfQuestion } from './pdf-content.types.ts';
import { readPdf } from './read-pdf.ts';

/** Entry of a worker thread: answers a question about one file. */
export default async function answer(question: PdfQuestion): Promise<PdfAnswer> {
  if (question.kind === 'claim') {
    const beginning = await readPdf(question.bytes, 'beginning');
    return beginning.kind === 'read' ? { kind: 'claim', claim: claimOf(beginning.pages) } : beginning;
  }
  const file = await readPdf(question.bytes, 'whole');
  if (file.kind === 'unreadable') return file;
  const registered = await readPdf(question.registered, 'whole');
  // The register's own file is sound; what it can be is beyond the bounds.
  if (registered.kind === 'unreadable') return registered;
  return { kind: 'compared', comparison: compareContents(file, registered) };
}
