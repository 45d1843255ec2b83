import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeAnnualForm } from '../../../electron/documents/annual-form-document.ts';
import { loadFontSet } from '../../../electron/documents/fonts.ts';
import type { RenderedDocument } from '../../../electron/documents/rendering.types.ts';
import { longForm, shortForm } from '../../fixtures/documents/annual-forms.ts';

/**
 * The PDFs beside the fixtures are what these tests compare with, byte for byte. After a wanted change of layout,
 * fonts or PDF library look at the new pages, then make the files again with `UPDATE_GOLDEN=1`; a change of layout
 * also needs a new template number.
 */
const updateGolden = process.env.UPDATE_GOLDEN === '1';

const fixture = (name: string) => fileURLToPath(new URL(`../../fixtures/documents/${name}`, import.meta.url));
const footer = { auditHead: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' };
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const withoutBlanks = (text: string) => text.replace(/\s/g, '');

const folder = mkdtempSync(join(tmpdir(), 'annual-form-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs one of the poppler tools on a document and returns what it prints. */
function poppler(
  tool: string,
  document: RenderedDocument,
  options: readonly string[] = [],
  target: readonly string[] = [],
) {
  const file = join(folder, 'document.pdf');
  writeFileSync(file, document.bytes);
  return execFileSync(tool, [...options, file, ...target], { maxBuffer: 64 * 1024 * 1024 });
}
const textOf = (document: RenderedDocument) =>
  poppler('pdftotext', document, ['-raw', '-enc', 'UTF-8'], ['-']).toString('utf8');

describe.each([
  { name: 'annual-form-short', form: shortForm, pages: 2 },
  { name: 'annual-form-long', form: longForm, pages: 6 },
])('$name', ({ name, form, pages }) => {
  let document: RenderedDocument;
  beforeAll(async () => {
    const fonts = await loadFontSet(fileURLToPath(new URL('../../../resources', import.meta.url)));
    document = await makeAnnualForm(form, footer, fonts, 'single');
    if (updateGolden) {
      writeFileSync(fixture(`${name}.pdf`), document.bytes);
      writeFileSync(fixture(`${name}.txt`), textOf(document));
    }
  });

  it('is byte for byte the document on record, and again when made anew', async () => {
    expect(document.sha256).toBe(sha256(document.bytes));
    expect(document.sha256).toBe(sha256(readFileSync(fixture(`${name}.pdf`))));
    const fonts = await loadFontSet(fileURLToPath(new URL('../../../resources', import.meta.url)));
    const again = await makeAnnualForm(structuredClone(form), footer, fonts, 'single');
    expect(again).toEqual(document);
  });

  it('has the text on record', () => {
    const expected = readFileSync(fixture(`${name}.txt`), 'utf8');
    expect(withoutBlanks(textOf(document))).toBe(withoutBlanks(expected));
  });

  it('is A4 on every page, with the number of pages it says', () => {
    expect(document.pages).toBe(pages);
    const info = poppler('pdfinfo', document, ['-l', '99']).toString();
    expect(info).toMatch(new RegExp(`^Pages: +${pages}$`, 'm'));
    expect(info.match(/size: +595\.28 x 841\.89 pts \(A4\)/g)).toHaveLength(pages);
  });

  it('has every font embedded, as a subset, with a map to Unicode', () => {
    const fonts = poppler('pdffonts', document).toString().trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThanOrEqual(3);
    for (const line of fonts) expect(line).toMatch(/Identity-H +yes yes yes/);
  });

  it('says it is PDF/A-2b, with colour profile and file identifier, nothing encrypted or outside', () => {
    const file = Buffer.from(document.bytes).toString('latin1');
    expect(file).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(file).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    expect(file).toMatch(/\/S \/GTS_PDFA1[\s\S]+\/DestOutputProfile/);
    expect(file).toMatch(/\/ID \[<[0-9a-f]{32}> <[0-9a-f]{32}>\]/);
    expect(file).not.toMatch(/\/(Encrypt|JavaScript|Launch|URI|EmbeddedFiles|SMask|LZWDecode|AA) ?[</([\d]/);
  });

  it('has ink only inside the margins, the frame beginning at 25 mm', () => {
    const dotsPerMm = 150 / 25.4;
    for (let page = 1; page <= pages; page++) {
      const ink = inkOf(document, page, 150);
      expect(ink.left / dotsPerMm).toBeGreaterThan(24.8);
      expect(ink.left / dotsPerMm).toBeLessThan(25.2);
      expect((ink.width - 1 - ink.right) / dotsPerMm).toBeGreaterThan(19.8);
      expect((ink.width - 1 - ink.right) / dotsPerMm).toBeLessThan(20.3);
      expect(ink.top / dotsPerMm).toBeGreaterThanOrEqual(19.8);
      expect((ink.height - 1 - ink.bottom) / dotsPerMm).toBeGreaterThan(8);
    }
  });
});

describe('text layer of the short form', () => {
  it('has rare characters and the middle dot as they were written', () => {
    const text = readFileSync(fixture('annual-form-short.txt'), 'utf8');
    for (const part of ['示例·喆堃祎', '㛃溪', '珺', '翀', '谌家矶街道', '2026-三-0012'])
      expect(text).toContain(part);
  });
});

/** Outermost dark dots of a page as poppler draws it. */
function inkOf(document: RenderedDocument, page: number, resolution: number) {
  const options = ['-gray', '-r', `${resolution}`, '-f', `${page}`, '-l', `${page}`];
  const image = poppler('pdftoppm', document, options);
  const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(image.toString('latin1', 0, 64));
  const [width, height] = [Number(header?.[1]), Number(header?.[2])];
  const dots = image.subarray(header?.[0].length);
  const box = { left: width, right: 0, top: height, bottom: 0, width, height };
  for (let index = 0; index < dots.length; index++) {
    if ((dots[index] ?? 255) > 160) continue;
    const [x, y] = [index % width, Math.floor(index / width)];
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}
