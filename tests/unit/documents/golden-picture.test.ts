import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { type FontSet, loadFontSet } from '../../../electron/documents/fonts.ts';
import { mm } from '../../../electron/documents/page-geometry.ts';
import { renderPdf } from '../../../electron/documents/render.ts';
import { layOutDocument } from '../../../electron/documents/templates/index.ts';
import type { DrawnText, PageDrawing } from '../../../electron/documents/typesetting/drawing.ts';
import type { DocumentSnapshot } from '../../../shared/archive/snapshots/index.ts';
import { documentKindLabels, documentKinds } from '../../../shared/vocabulary.ts';
import { shortForm } from '../../fixtures/documents/annual-forms.ts';
import { goldenBallots, goldens } from '../../fixtures/documents/goldens.ts';
import { shortFeedback } from '../../fixtures/documents/letters.ts';
import { differenceOf, type Picture, picturesOf, storedPictures } from './golden-picture.ts';

const pictures = fileURLToPath(new URL('../../fixtures/documents/pictures', import.meta.url));
const footer = { auditHead: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' };

let fonts: FontSet;
beforeAll(async () => {
  fonts = await loadFontSet(fileURLToPath(new URL('../../../resources', import.meta.url)));
});

/** The first page of a document as a picture, after something was done to what is drawn on it. */
function firstPage(snapshot: DocumentSnapshot, change: (page: PageDrawing) => PageDrawing): Picture {
  const { pages, geometry, title, templateVersion } = layOutDocument(snapshot, {
    footer,
    fonts,
    sides: 'single',
  });
  const description = {
    title,
    author: snapshot.organisation,
    subject: documentKindLabels[snapshot.kind],
    date: new Date(snapshot.takenAt),
    archive: { registerNumber: null, scheme: snapshot.scheme, templateVersion, snapshotSha256: '' },
  };
  const [picture] = picturesOf(renderPdf(pages.slice(0, 1).map(change), geometry, description, fonts), 1);
  if (!picture) throw new Error('No page was drawn');
  return picture;
}

/** What becomes of one text; exactly one must be meant. */
const changing = (wanted: string, change: (drawn: DrawnText) => DrawnText[]) => (page: PageDrawing) => {
  expect(page.texts.filter(({ text }) => text === wanted)).toHaveLength(1);
  return { ...page, texts: page.texts.flatMap((drawn) => (drawn.text === wanted ? change(drawn) : [drawn])) };
};
const without = (index: number) => (page: PageDrawing) => ({
  ...page,
  rules: page.rules.toSpliced(index, 1),
});
const right = (drawn: DrawnText) => [{ ...drawn, x: drawn.x + mm(2) }];
const down = (drawn: DrawnText) => [{ ...drawn, baseline: drawn.baseline + mm(2) }];

describe('the picture on record of a form', () => {
  let stored: Picture;
  beforeAll(async () => {
    const [first] = await storedPictures('annual-form-short', 2);
    if (!first) throw new Error('There is no picture of the annual form');
    stored = first;
  });

  it.each([
    { what: 'a cell’s text 2 mm further right', change: changing('汉族', right) },
    { what: 'a cell’s text 2 mm further down', change: changing('汉族', down) },
    { what: 'a count 2 mm further right', change: changing('240', right) },
    { what: 'a count gone', change: changing('240', () => []) },
    { what: 'one line between two cells gone', change: without(4) },
    { what: 'one line of the frame gone', change: without(-1) },
    {
      what: 'everything 1 mm further down',
      change: (page: PageDrawing) => ({
        ...page,
        texts: page.texts.map((drawn) => ({ ...drawn, baseline: drawn.baseline + mm(1) })),
      }),
    },
  ])('is not that of a form with $what', ({ change }) => {
    expect(differenceOf(stored, firstPage(shortForm, change))).toMatch(/dots/);
  });

  it('is that of the form, also where another version of the tool draws a little darker or a hair away', () => {
    const asIs = firstPage(shortForm, (page) => page);
    expect(differenceOf(stored, asIs)).toBeNull();
    for (const power of [0.8, 1.25]) {
      const dots = asIs.dots.map((grey) => Math.round(255 * (grey / 255) ** power));
      expect(differenceOf(stored, { ...asIs, dots })).toBeNull();
    }
    const hair = (page: PageDrawing) => ({
      ...page,
      texts: page.texts.map((drawn) => ({ ...drawn, x: drawn.x + 0.05, baseline: drawn.baseline + 0.05 })),
    });
    expect(differenceOf(stored, firstPage(shortForm, hair))).toBeNull();
  });

  it('says where a page differs', () => {
    const difference = differenceOf(stored, firstPage(shortForm, changing('汉族', right)));
    expect(difference).toMatch(/^\d+ dots differ around [67]\d mm from the left, 6\d mm from the top$/);
  });
});

it('a letter in which one line of text is missing does not look as on record', async () => {
  const [stored] = await storedPictures('feedback-letter-short', 2);
  if (!stored) throw new Error('There is no picture of the letter');
  expect(
    differenceOf(
      stored,
      firstPage(shortFeedback, (page) => page),
    ),
  ).toBeNull();
  const line = (page: PageDrawing) => page.texts.findLastIndex(({ size }) => size === 16);
  const missing = firstPage(shortFeedback, (page) => ({
    ...page,
    texts: page.texts.toSpliced(line(page), 1),
  }));
  expect(differenceOf(stored, missing)).toMatch(/dots/);
});

describe('what is on record', () => {
  it.each(documentKinds)('has %s in short and in long', (kind) => {
    const pages = goldens.filter(({ snapshot }) => snapshot.kind === kind).map((golden) => golden.pages);
    expect(Math.max(...pages)).toBeGreaterThan(Math.min(...pages));
  });

  it('is a picture for each document, none besides, all of them below 1.5 MB', () => {
    const files = readdirSync(pictures);
    expect(files.toSorted()).toEqual(
      [...goldens, ...goldenBallots].map(({ name }) => `${name}.png`).toSorted(),
    );
    const bytes = files.reduce((sum, file) => sum + statSync(`${pictures}/${file}`).size, 0);
    expect(bytes).toBeLessThan(1_500_000);
  });
});
