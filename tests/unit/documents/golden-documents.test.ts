import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type FontSet, loadFontSet } from '../../../electron/documents/fonts.ts';
import { makeBallots } from '../../../electron/documents/make-ballots.ts';
import { makeDocument } from '../../../electron/documents/make-document.ts';
import type { RenderedDocument } from '../../../electron/documents/rendering.types.ts';
import { longForm, shortForm } from '../../fixtures/documents/annual-forms.ts';
import { forms, goldenBallots, goldens, lists } from '../../fixtures/documents/goldens.ts';
import { blankTermForm, longTermForm, shortTermForm } from '../../fixtures/documents/term-forms.ts';
import { expectPicture } from './golden-picture.ts';
import { dotsOf, inkOf, poppler, textOf } from './poppler.ts';

/**
 * Every kind of document, made again and held against the hash, the text and the picture beside the fixtures. After a
 * wanted change of layout, fonts or PDF library look at the new pages, then write hashes and texts again with
 * `UPDATE_GOLDEN=1`, pictures that no longer fit with `UPDATE_GOLDEN=pictures`; a change of layout also needs a new
 * template number.
 */
const updateGolden = process.env.UPDATE_GOLDEN === '1';

const fixture = (name: string) => fileURLToPath(new URL(`../../fixtures/documents/${name}`, import.meta.url));
const footer = { auditHead: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' };
const ballotFile = { organisation: '示例市江岸区', takenAt: '2027-01-12T01:30:00.000Z' };
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const withoutBlanks = (text: string) => text.replace(/\s/g, '');

const hashes = z
  .record(z.string(), z.string())
  .parse(JSON.parse(readFileSync(fixture('hashes.json'), 'utf8')));
afterAll(() => {
  if (updateGolden) writeFileSync(fixture('hashes.json'), `${JSON.stringify(hashes, null, 2)}\n`);
});

let fonts: FontSet;
beforeAll(async () => {
  fonts = await loadFontSet(fileURLToPath(new URL('../../../resources', import.meta.url)));
});

/** Holds a file against what is on record, or puts it there. */
function expectGolden(name: string, bytes: Uint8Array): void {
  const text = textOf(bytes);
  if (updateGolden) {
    hashes[name] = sha256(bytes);
    writeFileSync(fixture(`${name}.txt`), text);
  }
  expect(withoutBlanks(text)).toBe(withoutBlanks(readFileSync(fixture(`${name}.txt`), 'utf8')));
  expect(sha256(bytes)).toBe(hashes[name]);
}

describe.each(goldens)('$name', ({ name, snapshot, pages }) => {
  let document: RenderedDocument;
  beforeAll(async () => {
    document = await makeDocument(snapshot, footer, fonts);
  });

  it('is byte for byte and word for word the document on record, and again when made anew', async () => {
    expect(document.sha256).toBe(sha256(document.bytes));
    expectGolden(name, document.bytes);
    expect(await makeDocument(structuredClone(snapshot), footer, fonts)).toEqual(document);
    expect(textOf(document.bytes)).not.toMatch(/null|undefined|NaN/);
  });

  it('looks as in the picture on record', async () => {
    await expectPicture(name, document.bytes, pages);
  });

  it('is A4 on every page, with the number of pages it says', () => {
    expect(document.pages).toBe(pages);
    const info = poppler('pdfinfo', document.bytes, ['-l', '99']).toString();
    expect(info).toMatch(new RegExp(`^Pages: +${pages}$`, 'm'));
    const across = lists.some((list) => list.name === name);
    const size = across ? /size: +841\.89 x 595\.28 pts \(A4\)/g : /size: +595\.28 x 841\.89 pts \(A4\)/g;
    expect(info.match(size)).toHaveLength(pages);
  });

  it('has every font embedded, as a subset, with a map to Unicode, and nothing that leads outside', () => {
    const listed = poppler('pdffonts', document.bytes).toString().trim().split('\n').slice(2);
    expect(listed.length).toBeGreaterThanOrEqual(2);
    for (const line of listed) expect(line).toMatch(/Identity-H +yes yes yes/);
    const file = Buffer.from(document.bytes).toString('latin1');
    expect(file).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(file).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    expect(file).toMatch(/\/S ?\/GTS_PDFA1[\s\S]+\/DestOutputProfile/);
    expect(file).toMatch(/\/ID ?\[<[0-9A-F]{32}> ?<[0-9A-F]{32}>\]/);
    expect(file).not.toMatch(/\/(Encrypt|JavaScript|Launch|URI|EmbeddedFiles|SMask|LZWDecode|AA) ?[</([\d]/);
  });
});

const dotsPerMm = 150 / 25.4;

describe.each(forms)('margins of $name', ({ snapshot, pages }) => {
  it('has ink only inside them, the frame beginning at 25 mm, the code above the printer’s edge', async () => {
    const { bytes } = await makeDocument(snapshot, footer, fonts);
    for (let page = 1; page <= pages; page++) {
      const ink = inkOf(bytes, page, 150);
      expect(ink.left / dotsPerMm).toBeGreaterThan(24.8);
      expect(ink.left / dotsPerMm).toBeLessThan(25.2);
      expect((ink.width - 1 - ink.right) / dotsPerMm).toBeGreaterThan(19.8);
      expect((ink.width - 1 - ink.right) / dotsPerMm).toBeLessThan(20.3);
      expect(ink.top / dotsPerMm).toBeGreaterThanOrEqual(19.8);
      expect((ink.height - 1 - ink.bottom) / dotsPerMm).toBeGreaterThan(5.5);
    }
  });
});

describe('the first layout of the annual form, written by the program of before', () => {
  it.each([
    { name: 'annual-form-short', form: shortForm, pages: 2 },
    { name: 'annual-form-long', form: longForm, pages: 6 },
  ])('says and looks the same in $name as it was registered', async ({ name, form, pages }) => {
    const registered = readFileSync(fixture(`${name}.pdf`));
    const made = await makeDocument(form, footer, fonts, { templateVersion: 'annual-form-1' });
    expect(made.templateVersion).toBe('annual-form-1');
    expect(withoutBlanks(textOf(made.bytes))).toBe(withoutBlanks(textOf(registered)));
    for (let page = 1; page <= pages; page++)
      expect(likeness(made.bytes, registered, page)).toBeGreaterThan(0.998);
  });
});

describe('layouts of before that are kept', () => {
  it.each([
    { name: 'annual-form-short', form: shortForm, version: 'annual-form-2' },
    { name: 'annual-form-long', form: longForm, version: 'annual-form-2' },
    { name: 'term-form-short', form: shortTermForm, version: 'term-form-1' },
    { name: 'term-form-blank', form: blankTermForm, version: 'term-form-1' },
    { name: 'term-form-long', form: longTermForm, version: 'term-form-1' },
  ])('make $name in $version as ever', async ({ name, form, version }) => {
    const made = await makeDocument(form, footer, fonts, { templateVersion: version });
    const key = `${name} as in layout ${version.at(-1)}`;
    if (updateGolden) hashes[key] = made.sha256;
    expect(made.sha256).toBe(hashes[key]);
  });
});

/** Part of a page's dots, at 100 dpi, that are about as dark in both files. */
function likeness(one: Uint8Array, other: Uint8Array, page: number): number {
  const [a, b] = [dotsOf(one, page, 100).dots, dotsOf(other, page, 100).dots];
  const alike = a.reduce((sum, dot, index) => sum + (Math.abs(dot - (b[index] ?? 0)) < 96 ? 1 : 0), 0);
  return alike / a.length;
}

describe.each(lists.filter(({ pages }) => pages < 9))('margins of $name', ({ snapshot, pages }) => {
  it('has ink only inside them, 25 mm from the upper edge, which is bound, turned up on backs', async () => {
    for (const sides of ['single', 'duplex'] as const) {
      const { bytes } = await makeDocument(snapshot, footer, fonts, { sides });
      for (let page = 1; page <= pages; page++) {
        const ink = inkOf(bytes, page, 150);
        const mirrored = sides === 'duplex' && page % 2 === 0;
        expect(ink.left / dotsPerMm).toBeGreaterThan(19.8);
        expect((ink.width - 1 - ink.right) / dotsPerMm).toBeGreaterThan(19.8);
        expect(ink.top / dotsPerMm).toBeGreaterThanOrEqual(mirrored ? 19.8 : 24.8);
        expect((ink.height - 1 - ink.bottom) / dotsPerMm).toBeGreaterThan(mirrored ? 10.5 : 5.5);
      }
    }
  });
});

describe('text layer', () => {
  it('has rare characters and the middle dot as they were written', () => {
    const text = readFileSync(fixture('annual-form-short.txt'), 'utf8');
    for (const part of ['示例·喆堃祎', '㛃溪', '珺', '翀', '谌家矶街道', '2026-三-0012'])
      expect(text).toContain(part);
  });
});

describe('blank ballots', () => {
  it.each(goldenBallots)(
    '$name are on record, as many pages as there are copies',
    async ({ name, batch, pages }) => {
      const file = await makeBallots([batch], ballotFile, fonts);
      expect(file.pages).toBe(pages);
      expect(poppler('pdfinfo', file.bytes).toString()).toMatch(new RegExp(`^Pages: +${pages}$`, 'm'));
      expectGolden(name, file.bytes);
      await expectPicture(name, file.bytes, pages);
    },
  );
});
