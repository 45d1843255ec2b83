import { beforeAll, describe, expect, it } from 'vitest';
import type { PageContent, TextPiece } from '../../../electron/archive/file-check/pdf-content.types.ts';
import { readPdf } from '../../../electron/archive/file-check/read-pdf.ts';
import { type FontSet, loadFontSet } from '../../../electron/documents/fonts.ts';
import { makeDocument } from '../../../electron/documents/make-document.ts';
import type { Sides } from '../../../electron/documents/page-geometry.ts';
import type { DocumentSnapshot } from '../../../shared/archive/snapshots/index.ts';
import { type DocumentKind, documentKinds } from '../../../shared/vocabulary.ts';
import { goldens } from '../../fixtures/documents/goldens.ts';
import { resultToPerson } from '../../fixtures/documents/letters.ts';
import { poppler } from './poppler.ts';

/**
 * Measures of paper read back from the files as another program sees them. The numbers stand here as the rules have them
 * and are not taken from the program.
 */
interface Measures {
  readonly sheet: 'upright' | 'across' | 'letter';
  /** Size of the type in which the body is set and the distance from line to line (or from row to row), in points. */
  readonly size: number;
  readonly pitch: number;
}
/** 仿宋小四, 20 pt from line to line. */
const prose: Measures = { sheet: 'upright', size: 12, pitch: 20 };
/** 五号 in cells of more than one line. */
const cells: Measures = { sheet: 'upright', size: 10.5, pitch: 15 };
/** Lists across: rows of one such line, 3 pt above and below it. */
const listRows: Measures = { sheet: 'across', size: 10.5, pitch: 21 };
/** Rows of 6 mm. */
const rows: Measures = { sheet: 'upright', size: 10.5, pitch: 17.01 };
/** GB/T 9704—2012: 三号, 22 lines on 225 mm less one. */
const letter: Measures = { sheet: 'letter', size: 16, pitch: 28.95 };

const measures: Record<DocumentKind, Measures> = {
  annual_form: prose,
  term_form: prose,
  team_form: prose,
  unit_form: prose,
  // 10 pt in its tables.
  score_detail: { sheet: 'upright', size: 10, pitch: 14 },
  ballot_summary: listRows,
  result_roll: listRows,
  publicity_notice: letter,
  result_notice: letter,
  feedback_letter: letter,
  archive_catalogue: rows,
  transfer_list: rows,
  recall_approval: prose,
  recall_notice: letter,
  urging_letter: letter,
  talk_record: prose,
  no_recall_notice: letter,
  statement_record: prose,
  successor_filing: cells,
  case_file: cells,
};

const paper = { width: 595.28, height: 841.89 };
const inMm = (points: number) => (points * 25.4) / 72;
const footer = { auditHead: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' };

let fonts: FontSet;
beforeAll(async () => {
  fonts = await loadFontSet(new URL('../../../resources', import.meta.url).pathname);
});

async function made(snapshot: DocumentSnapshot, sides: Sides) {
  const { bytes } = await makeDocument(snapshot, footer, fonts, { sides });
  const content = await readPdf(bytes, 'whole');
  if (content.kind !== 'read') throw new Error(`The file cannot be read: ${content.reason}`);
  return { bytes, pages: content.pages };
}

/** The longest on record that is still read quickly. */
function golden(kind: DocumentKind): DocumentSnapshot {
  const found = goldens.filter(({ snapshot, pages }) => snapshot.kind === kind && pages <= 21);
  const [longest] = found.toSorted((a, b) => b.pages - a.pages);
  if (!longest) throw new Error(`Nothing is on record of ${kind}`);
  return longest.snapshot;
}

/** A page of a letter has its number outside, in 四号. */
const isLetter = (page: PageContent) =>
  page.pieces.some(({ text, size }) => size === 14 && /^— \d+ —$/.test(text));

/** From the edges of the sheet to the outermost line, in millimetres. */
function frameOf({ drawings }: PageContent, { width, height }: { width: number; height: number }) {
  const strokes = drawings.filter(({ kind }) => kind === 'stroke').map(({ box }) => box);
  return {
    left: inMm(Math.min(...strokes.map(([left]) => left))),
    right: inMm(width - Math.max(...strokes.map(([, , right]) => right))),
    top: inMm(height - Math.max(...strokes.map(([, , , top]) => top))),
    bottom: inMm(Math.min(...strokes.map(([, bottom]) => bottom))),
  };
}

/** Distances from each line to the next that begins at the same place, how often each is there. */
function pitches(pages: readonly PageContent[], wanted: number): Map<number, number> {
  const found = new Map<number, number>();
  for (const { pieces } of pages) {
    const columns = Map.groupBy(
      pieces.filter(({ size }) => Math.abs(size - wanted) < 0.01),
      ({ x }) => Math.round(x * 10),
    );
    for (const column of columns.values()) {
      const lines = column.map(({ y }) => y).toSorted((a, b) => a - b);
      for (const [index, y] of lines.slice(1).entries()) {
        const pitch = Math.round((y - (lines[index] ?? 0)) * 100) / 100;
        // Further away is another paragraph, row or cell.
        if (pitch <= 2 * wanted) found.set(pitch, (found.get(pitch) ?? 0) + 1);
      }
    }
  }
  return found;
}

const mostFrequent = (found: ReadonlyMap<number, number>) =>
  [...found].toSorted(([, one], [, other]) => other - one)[0]?.[0];

describe.each(documentKinds)('%s', (kind) => {
  const { sheet, size, pitch } = measures[kind];
  // A case file is only ever made for single sides: what it holds begins on any page and keeps its own fronts.
  const sides = kind === 'case_file' ? 'single' : 'duplex';
  const page = sheet === 'across' ? { width: paper.height, height: paper.width } : paper;
  let bytes: Uint8Array;
  let pages: readonly PageContent[];
  beforeAll(async () => {
    ({ bytes, pages } = await made(golden(kind), sides));
  });

  it('is A4 to a hundredth of a point, sheet and cut', () => {
    const boxes = poppler('pdfinfo', bytes, ['-box', '-l', '99']).toString();
    for (const box of ['MediaBox', 'CropBox', 'TrimBox']) {
      const found = [
        ...boxes.matchAll(new RegExp(`${box}: +([\\d.]+) +([\\d.]+) +([\\d.]+) +([\\d.]+)`, 'g')),
      ];
      expect(found).toHaveLength(pages.length);
      for (const match of found) expect(match.slice(1).map(Number)).toEqual([0, 0, page.width, page.height]);
    }
  });

  it('keeps its margins, that for binding on the same edge of the sheet in front and at the back', () => {
    for (const [index, content] of pages.entries()) {
      const back = sides === 'duplex' && index % 2 === 1;
      if (isLetter(content)) {
        for (const piece of content.pieces.filter(
          (one) => one.size > 9.5 && one.size !== 14 && one.y > 100,
        )) {
          expect(inMm(piece.x)).toBeGreaterThan(27.99);
          expect(inMm(page.width - piece.x - piece.width)).toBeGreaterThan(25.99);
          expect(inMm(page.height - piece.y)).toBeGreaterThan(35);
        }
        continue;
      }
      const frame = frameOf(content, page);
      if (sheet === 'across') {
        expect(frame.left).toBeCloseTo(20, 1);
        expect(frame.right).toBeCloseTo(20, 1);
        expect(frame.top).toBeGreaterThan(back ? 19.99 : 24.99);
        expect(frame.bottom).toBeGreaterThan(back ? 24.99 : 19.99);
      } else {
        expect(frame.left).toBeCloseTo(back ? 20 : 25, 1);
        expect(frame.right).toBeCloseTo(back ? 25 : 20, 1);
        expect(frame.top).toBeGreaterThan(19.99);
        expect(frame.bottom).toBeGreaterThan(19.99);
      }
    }
  });

  it(`has ${pitch} points from line to line`, () => {
    expect(mostFrequent(pitches(pages, size))).toBeCloseTo(pitch, 1);
  });

  if (sheet === 'letter') {
    it('stands on a grid of 22 lines, none with more than 28 characters', () => {
      for (const content of pages) {
        // Below a table that began on the page before, text stands where the table ends.
        const { top } = frameOf(content, page);
        for (const piece of bodyOf(content.pieces).filter(({ y }) => inMm(y) < top)) {
          const line = (piece.y - firstBaseline) / 28.95;
          expect(line).toBeCloseTo(Math.round(line), 1);
          expect(Math.round(line)).toBeGreaterThanOrEqual(0);
          expect(Math.round(line)).toBeLessThan(22);
          expect(piece.x + piece.width).toBeLessThanOrEqual((28 * 72) / 25.4 + 27 * 15.75 + 16 + 0.02);
        }
      }
    });
  }
});

/** Of the first line: 37 mm, half of what 28.95 leaves of 16, and the rise of a character above its base line. */
const firstBaseline = (37 * 72) / 25.4 + (28.95 - 16) / 2 + 0.88 * 16;
const bodyOf = (pieces: readonly TextPiece[]) => pieces.filter(({ size }) => Math.abs(size - 16) < 0.01);

describe('a letter full of characters', () => {
  it('has 22 lines of 28 on its second page, 15.75 points from character to character', async () => {
    const { pages } = await made(
      { ...resultToPerson, grade: '优'.repeat(1400), documentNumber: null },
      'single',
    );
    const lines = Map.groupBy(bodyOf(pages[1]?.pieces ?? []), ({ y }) => y);
    expect(lines.size).toBe(22);
    for (const [index, [y, pieces]] of [...lines].entries()) {
      expect(y).toBeCloseTo(firstBaseline + index * 28.95, 1);
      expect(Array.from(pieces.map(({ text }) => text).join(''))).toHaveLength(28);
      const [first, last] = [pieces[0], pieces.at(-1)];
      if (!first || !last) throw new Error('The line is empty');
      expect(inMm(first.x)).toBeCloseTo(28, 2);
      expect((last.x + last.width - first.x) / 28).toBeCloseTo(15.75, 0);
    }
  });
});
