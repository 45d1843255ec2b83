import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  createDocumentRenderer,
  type MergedOptions,
  type MergedPart,
  type RenderedFile,
} from '../../../electron/documents/document-renderer.ts';
import { MissingGlyphError } from '../../../electron/documents/glyph-coverage.ts';
import { templateVersion } from '../../../electron/documents/template-versions.ts';
import { instantSchema } from '../../../shared/dates.ts';
import { blankForm, longForm, shortForm } from '../../fixtures/documents/annual-forms.ts';
import { shortTalk } from '../../fixtures/documents/recall-forms.ts';
import { poppler, textOf } from './poppler.ts';

const resourcesDirectory = fileURLToPath(new URL('../../../resources', import.meta.url));
const footer = { auditHead: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' };
const renderer = createDocumentRenderer({ resourcesDirectory, maximumThreads: 2 });
afterAll(() => renderer.close());

const options: MergedOptions = {
  title: '2026年度考核登记表',
  organisation: '示例市江岸区',
  takenAt: instantSchema.parse('2027-01-12T01:30:00.000Z'),
  sides: 'single',
};

/** 184 people: forms of two pages, every twentieth of six, and a talk record of one page among them. */
const people = 184;
const parts: MergedPart[] = Array.from({ length: people }, (_, index) => {
  const form = index % 20 === 7 ? longForm : shortForm;
  const name = `示例${index + 1}`;
  const snapshot = index === 100 ? shortTalk : { ...form, person: { ...form.person, name } };
  return {
    snapshot,
    footer,
    templateVersion: templateVersion(snapshot.kind),
    title: `${name} 年度考核登记表`,
  };
});
const pagesOf = (index: number) => (index === 100 ? 1 : index % 20 === 7 ? 6 : 2);

const bookmarkSchema = z.object({
  outlines: z.array(z.object({ title: z.string(), destpageposfrom1: z.number() })),
});

/** What qpdf says about a file; it throws where the file has any fault. */
function qpdf(bytes: Uint8Array, ...questions: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'merged-'));
  try {
    writeFileSync(join(folder, 'merged.pdf'), bytes);
    return execFileSync('qpdf', [...questions, join(folder, 'merged.pdf')], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const bookmarksOf = (bytes: Uint8Array) =>
  bookmarkSchema.parse(JSON.parse(qpdf(bytes, '--json', '--json-key=outlines'))).outlines;
const textOfPage = (bytes: Uint8Array, page: number) =>
  poppler('pdftotext', bytes, ['-raw', '-f', `${page}`, '-l', `${page}`], ['-'])
    .toString('utf8')
    .trim();

describe('a merged file of 184 people', () => {
  let file: RenderedFile;
  const heard: number[] = [];
  beforeAll(async () => {
    file = await renderer.renderMerged(parts, options, (done) => heard.push(done));
  });

  it('has every document’s pages, in order, with a bookmark where each begins', () => {
    let first = 1;
    const expected = parts.map(({ title }, index) => {
      const bookmark = { title, destpageposfrom1: first };
      first += pagesOf(index);
      return bookmark;
    });
    expect(bookmarksOf(file.bytes)).toEqual(expected);
    expect(file.pages).toBe(first - 1);
    expect(poppler('pdfinfo', file.bytes).toString()).toMatch(new RegExp(`^Pages: +${first - 1}$`, 'm'));
  });

  it('says on each page what the document says by itself, footer included', async () => {
    const [part] = parts;
    if (!part) throw new Error('There is no first part');
    const alone = await renderer.renderDocument(part.snapshot, footer);
    expect([textOfPage(file.bytes, 1), textOfPage(file.bytes, 2)]).toEqual([
      textOfPage(alone.bytes, 1),
      textOfPage(alone.bytes, 2),
    ]);
    expect(textOfPage(file.bytes, 2)).toContain('第 2 页 共 2 页');
  });

  it('is without fault, with each font embedded once', () => {
    expect(qpdf(file.bytes, '--check')).toContain('No syntax or stream encoding errors found');
    const fonts = poppler('pdffonts', file.bytes).toString().trim().split('\n').slice(2);
    expect(new Set(fonts.map((line) => line.slice(7).split(' ')[0])).size).toBe(fonts.length);
    for (const line of fonts) expect(line).toMatch(/Identity-H +yes yes yes/);
  });

  it('tells how far it is, and is the same file when it is made again', async () => {
    expect(heard.at(-1)).toBe(people);
    expect(heard).toEqual(heard.toSorted((a, b) => a - b));
    const again = await renderer.renderMerged(parts, options);
    expect(Buffer.compare(again.bytes, file.bytes)).toBe(0);
  });
});

describe('printed on both sides', () => {
  it('begins every document on a front side; the backs between them are blank', async () => {
    const few = [parts[100], parts[0], parts[100], parts[100]].flatMap((part) => part ?? []);
    const { bytes, pages } = await renderer.renderMerged(few, { ...options, sides: 'duplex' });
    expect(bookmarksOf(bytes).map(({ destpageposfrom1 }) => destpageposfrom1)).toEqual([1, 3, 5, 7]);
    expect(pages).toBe(7);
    expect([textOfPage(bytes, 2), textOfPage(bytes, 6)]).toEqual(['', '']);
    expect(Buffer.from(bytes).toString('latin1')).toContain('/Duplex/DuplexFlipLongEdge');
    expect(qpdf(bytes, '--check')).toContain('No syntax or stream encoding errors found');
  });
});

describe('a merged file that is not finished', () => {
  it('stops when it is told to, and the next one is made all the same', async () => {
    const stop = new AbortController();
    const stopped = renderer.renderMerged(parts, options, () => stop.abort(), stop.signal);
    await expect(stopped).rejects.toThrow(/aborted/);
    await expect(renderer.renderMerged(parts.slice(0, 1), options)).resolves.toMatchObject({ pages: 2 });
  });

  it('tells whose character cannot be printed', async () => {
    const organisation = '示例县😀';
    const [part] = parts;
    if (!part) throw new Error('There is no first part');
    const failure = renderer.renderMerged(
      [part, { ...part, snapshot: { ...blankForm, organisation } }],
      options,
    );
    await expect(failure).rejects.toBeInstanceOf(MissingGlyphError);
  });

  it('asks for parts only as they are needed, and hands the file over piece by piece', async () => {
    let asked = 0;
    const ahead: number[] = [];
    const pieces: Uint8Array[] = [];
    function* oneAfterTheOther() {
      for (const part of parts) {
        asked += 1;
        yield part;
      }
    }
    let done = 0;
    await renderer.writeMerged(
      oneAfterTheOther(),
      options,
      (piece) => {
        ahead.push(asked - done);
        pieces.push(piece);
      },
      (now) => {
        done = now;
      },
    );
    expect(Math.max(...ahead)).toBeLessThanOrEqual(4 * 8);
    expect(textOf(Buffer.concat(pieces))).toContain('示例184');
  });
});
