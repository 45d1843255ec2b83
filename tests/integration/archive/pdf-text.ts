import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The text of a document in reading order, all blanks left out. */
export function textOfPdf(bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'document-'));
  try {
    const file = join(folder, 'document.pdf');
    writeFileSync(file, bytes);
    return execFileSync('pdftotext', ['-raw', '-enc', 'UTF-8', file, '-'])
      .toString('utf8')
      .replace(/\s/g, '');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
