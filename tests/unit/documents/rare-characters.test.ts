import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { type FontSet, loadFontSet } from '../../../electron/documents/fonts.ts';
import { MissingGlyphError } from '../../../electron/documents/glyph-coverage.ts';
import { makeDocument } from '../../../electron/documents/make-document.ts';
import { archiveForm } from '../../../electron/documents/page-geometry.ts';
import { renderPdf } from '../../../electron/documents/render.ts';
import { PageCanvas } from '../../../electron/documents/typesetting/drawing.ts';
import { drawLine, Typesetter } from '../../../electron/documents/typesetting/typesetter.ts';
import { blankForm } from '../../fixtures/documents/annual-forms.ts';
import { rareNameCharacters } from '../../fixtures/documents/rare-names.ts';
import { poppler, textOf } from './poppler.ts';

const footer = { auditHead: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' };
const withoutBlanks = (text: string) => text.replace(/\s/g, '');

let fonts: FontSet;
beforeAll(async () => {
  fonts = await loadFontSet(fileURLToPath(new URL('../../../resources', import.meta.url)));
});

describe('characters of rare names', () => {
  it.each(Object.entries(rareNameCharacters))(
    '%s: stand on a form and can be copied out',
    async (_, characters) => {
      const name = `示例${Array.from(characters).slice(0, 2).join('')}`;
      const form = {
        ...blankForm,
        person: { ...blankForm.person, name },
        selfSummary: { ...blankForm.selfSummary, text: characters },
      };
      const { bytes } = await makeDocument(form, footer, fonts);
      const text = withoutBlanks(textOf(bytes));
      expect(text).toContain(name);
      for (const character of characters) expect(text).toContain(character);
      const embedded = poppler('pdffonts', bytes).toString('utf8').split('\n').slice(2, -1);
      for (const font of embedded) expect(font).toMatch(/ yes yes yes /);
    },
  );

  it('are there in numbers, each once', () => {
    const all = Array.from(Object.values(rareNameCharacters).join(''));
    expect(all.length).toBeGreaterThan(300);
    expect(new Set(all).size).toBe(all.length);
  });

  it('of which no font has a picture stop the document, with person and field', async () => {
    const form = {
      ...blankForm,
      person: { ...blankForm.person, name: '示例\u{30003}', unitAndPosition: '\u{31360}水利站' },
    };
    const failure = await makeDocument(form, footer, fonts).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(MissingGlyphError);
    expect(failure).toMatchObject({
      glyphs: expect.arrayContaining([
        { character: '\u{30003}', codePoint: 'U+30003', field: '姓名', person: '示例\u{30003}' },
        { character: '\u{31360}', codePoint: 'U+31360', field: '派出单位及职务', person: '示例\u{30003}' },
      ]),
    });
  });
});

describe('whole parts of Unicode', () => {
  /** Every hanzi of extensions A and B, on one file: pages of 75 lines. */
  const all = [...range(0x3400, 0x4dbf), ...range(0x20000, 0x2a6df)];

  it('extensions A and B are drawn and can be copied out, code point by code point', async () => {
    const characters = all.map((codePoint) => String.fromCodePoint(codePoint));
    const typesetter = new Typesetter(fonts, '示例');
    const style = { role: 'content', size: 8, field: '示例' } as const;
    const lines = typesetter.paragraph(characters.join(''), style, { widthOf: () => 480 });
    expect(typesetter.missing).toEqual([]);
    const pages: PageCanvas[] = [];
    for (const [number, line] of lines.entries()) {
      const page = Math.floor(number / 75);
      pages[page] ??= new PageCanvas();
      drawLine(pages[page], line, 50, 40 + (number % 75) * 10, 10);
    }
    const description = { title: '示例', author: '示例区', subject: '示例', date: new Date(0) };
    const bytes = await renderPdf(pages, archiveForm, description, fonts);
    const copied = Array.from(withoutBlanks(textOf(bytes)));
    const wrong = characters.filter((character, index) => copied[index] !== character);
    expect(wrong).toEqual([]);
    expect(copied).toHaveLength(49_312);
  }, 60_000);
});

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
