import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileVerification } from '#shared/contract/archive.ts';
import { userIdSchema } from '#shared/ids.ts';
import type { Clock } from '../../../electron/application.types.ts';
import type { PdfReader } from '../../../electron/archive/file-check/pdf-reader.ts';
import { createFileCheck } from '../../../electron/archive/file-check/verify-file.ts';
import type { Database } from '../../../electron/database/database.types.ts';
import { createUploads } from '../../../electron/jobs/uploads.ts';
import type { CaseActor } from '../../../electron/recall/cases/confidential.ts';

/** Files are handed in and held against the register as the page does it. */
export function openFileCheck({ database, clock }: { database: Database; clock: Clock }, reader: PdfReader) {
  const uploads = createUploads(clock);
  const fileCheck = createFileCheck({ database, clock, uploads, reader });
  return {
    verify(actor: CaseActor, bytes: Uint8Array, fileName = '示例.pdf'): Promise<FileVerification> {
      return fileCheck.verifyFile(
        actor,
        uploads.put(userIdSchema.parse(actor.id), fileName, new Uint8Array(bytes)),
      );
    },
  };
}

/** A file as another program writes it: qpdf packs it anew, pdftocairo draws it anew with fonts of its own making. */
export function savedBy(
  program: 'qpdf' | 'pdftocairo',
  bytes: Uint8Array,
  options: readonly string[] = [],
): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'saved-'));
  try {
    const [from, to] = [join(folder, 'from.pdf'), join(folder, 'to.pdf')];
    writeFileSync(from, bytes);
    if (program === 'qpdf') {
      execFileSync('qpdf', [
        '--warning-exit-0',
        '--object-streams=generate',
        '--linearize',
        ...options,
        from,
        to,
      ]);
    } else execFileSync('pdftocairo', ['-pdf', ...options, from, to]);
    return readFileSync(to);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Puts other characters (Latin 1) in the place of the first ones found from the mark on; as many as before. */
export function replaced(
  bytes: Uint8Array,
  mark: string,
  find: RegExp,
  by: (found: string) => string,
): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const start = text.indexOf(mark);
  if (start < 0) throw new Error(`The file has no ${mark}`);
  const rest = text.slice(start);
  const changed = rest.replace(find, (found) => {
    const put = by(found);
    if (put.length !== found.length || put === found) throw new Error('That is no replacement');
    return put;
  });
  if (changed === rest) throw new Error('Nothing was found to replace');
  return Buffer.from(text.slice(0, start) + changed, 'latin1');
}

/** The hexadecimal glyphs of a text with another last one. */
const lastGlyph = (text: string) => {
  const glyph = text.slice(-4);
  return `${text.slice(0, -4)}${glyph === '0001' ? '0002' : '0001'}`;
};

/** One of our files with one letter of its first text changed. */
export const withAnotherLetter = (bytes: Uint8Array): Uint8Array =>
  replaced(bytes, ' Tm', /<[0-9a-f]{4,}/, lastGlyph);

/** The least that a page takes; programs mend the rest. */
const bare = (page: string, more: readonly string[] = []) =>
  Buffer.from(
    [
      '%PDF-1.4',
      '1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj',
      '2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj',
      `3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.28 841.89]${page}>>\nendobj`,
      ...more,
      'trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n0\n%%EOF\n',
    ].join('\n'),
    'latin1',
  );

/** A PDF of one empty page, by nobody in particular. */
export const emptyPage = bare('');

const patch = '1 1 1 rg 150 500 200 40 re f';
/** A page with nothing but a white area. */
export const whitePatch = bare('/Contents 4 0 R', [
  `4 0 obj\n<</Length ${patch.length}>>\nstream\n${patch}\nendstream\nendobj`,
]);

/** A file with the page laid over its first. */
export function coveredBy(page: Uint8Array, bytes: Uint8Array): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'cover-'));
  try {
    const cover = join(folder, 'cover.pdf');
    writeFileSync(cover, page);
    return savedBy('qpdf', bytes, ['--overlay', cover, '--to=1', '--']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
