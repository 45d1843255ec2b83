import { beforeAll, describe, expect, it } from 'vitest';
import { ballotHalves } from '../../../electron/documents/ballot/ballot-sheet.ts';
import { type FontSet, loadFontSet } from '../../../electron/documents/fonts.ts';
import { MissingGlyphError } from '../../../electron/documents/glyph-coverage.ts';
import { makeBallots } from '../../../electron/documents/make-ballots.ts';
import { mm } from '../../../electron/documents/page-geometry.ts';
import { PageCanvas } from '../../../electron/documents/typesetting/drawing.ts';
import { Typesetter } from '../../../electron/documents/typesetting/typesetter.ts';
import type { BallotSheet } from '../../../shared/archive/ballot-sheet.ts';
import { longBallot, shortBallot } from '../../fixtures/documents/ballots.ts';
import { touching } from './drawn.ts';
import { poppler, textOf } from './poppler.ts';

const file = { organisation: '示例市江岸区', takenAt: '2027-01-12T01:30:00.000Z' };
let fonts: FontSet;
beforeAll(async () => {
  fonts = await loadFontSet(new URL('../../../resources', import.meta.url).pathname);
});

const pagesOf = (bytes: Uint8Array) =>
  Number(/^Pages: +(\d+)$/m.exec(poppler('pdfinfo', bytes).toString())?.[1]);

function drawnHalves(batch: BallotSheet) {
  return ballotHalves(new Typesetter(fonts, '示例'), batch).map((half) => {
    const canvas = new PageCanvas();
    half.draw(canvas, 0);
    return canvas;
  });
}

/** Left upper corners of the boxes to mark, by row. */
function boxesOf({ rules }: PageCanvas) {
  return rules
    .filter(
      ({ x1, x2, y1, y2, thickness }) => thickness === 0.75 && y1 === y2 && Math.abs(x2 - x1 - mm(5)) < 0.01,
    )
    .filter((_, index) => index % 2 === 0)
    .map(({ x1, y1 }) => [Math.round(x1 * 100), Math.round(y1 * 100)]);
}

describe('a blank ballot', () => {
  it('has a box of 5 mm for each option of each person, at the same places whoever stands on it', () => {
    const [short] = drawnHalves(shortBallot);
    const [first, second, third] = drawnHalves(longBallot);
    if (!short || !first || !second || !third) throw new Error('Halves are missing');
    expect(boxesOf(short)).toHaveLength(2 * 4);
    expect(boxesOf(first)).toHaveLength(8 * 4);
    expect(boxesOf(first).slice(0, 8)).toEqual(boxesOf(short));
    expect(boxesOf(second)).toEqual(boxesOf(first));
    expect(boxesOf(third)).toEqual(boxesOf(first).slice(0, 3 * 4));
  });

  it('has four black marks of 5 mm in its corners and a code, and no text touches anything', () => {
    for (const half of [...drawnHalves(shortBallot), ...drawnHalves(longBallot)]) {
      const marks = half.fills.filter(({ width, height }) => width === mm(5) && height === mm(5));
      expect(marks.map(({ x, y }) => [Math.round(x), Math.round(y)])).toEqual([
        [23, 23],
        [23, 384],
        [558, 23],
        [558, 384],
      ]);
      expect(half.fills.length).toBeGreaterThan(100);
      expect(touching(half, fonts)).toEqual([]);
    }
  });

  it('asks for no name and says batch, group and place', async () => {
    const { bytes } = await makeBallots([{ ...shortBallot, copies: 1 }], file, fonts);
    const text = textOf(bytes).replace(/\s/g, '');
    expect(text).toContain('测评主体：村干部第三批');
    expect(text).toContain('测评地点：示例村村民代表会议');
    expect(text).toContain('本票不记名');
    expect(text).not.toMatch(/姓名：|签名/);
  });

  it('is there as often as it was issued, two on a page; a longer one on pages of its own', async () => {
    const copiesOf = async (batch: BallotSheet, copies: number) => {
      const { bytes, pages } = await makeBallots([{ ...batch, copies }], file, fonts);
      expect(pagesOf(bytes)).toBe(pages);
      return { pages, ballots: textOf(bytes).split('民主测评表').length - 1 };
    };
    expect(await copiesOf(shortBallot, 1)).toEqual({ pages: 1, ballots: 1 });
    expect(await copiesOf(shortBallot, 2)).toEqual({ pages: 1, ballots: 2 });
    expect(await copiesOf(shortBallot, 7)).toEqual({ pages: 4, ballots: 7 });
    expect(await copiesOf(longBallot, 2)).toEqual({ pages: 4, ballots: 2 * 3 });
  });

  it('of several batches stands one batch after the other in one file', async () => {
    const second = { ...shortBallot, batchId: longBallot.batchId, number: 4, copies: 3 };
    const { bytes, pages } = await makeBallots([shortBallot, second], file, fonts);
    expect(pages).toBe(4 + 2);
    const batches = textOf(bytes).match(/第[三四]批/g);
    expect(batches?.join('')).toBe(`${'第三批'.repeat(7)}${'第四批'.repeat(3)}`);
  });

  it('costs next to nothing for each further copy: the page is written once', async () => {
    const one = await makeBallots([{ ...shortBallot, copies: 2 }], file, fonts);
    const many = await makeBallots([{ ...shortBallot, copies: 5_000 }], file, fonts);
    expect(many.pages).toBe(2_500);
    expect((many.bytes.length - one.bytes.length) / 2_500).toBeLessThan(300);
    expect(pagesOf(many.bytes)).toBe(2_500);
    // A printer of images draws one page for all of them.
    expect(new Set(many.sameAs)).toEqual(new Set([0]));
    const odd = await makeBallots([{ ...shortBallot, copies: 7 }], file, fonts);
    expect(odd.sameAs).toEqual([0, 0, 0, 3]);
  });

  it('stops where a name has no glyph', async () => {
    const subjects = [{ name: '示例\u{10ffff}', about: '示例局' }];
    await expect(makeBallots([{ ...shortBallot, subjects }], file, fonts)).rejects.toThrow(MissingGlyphError);
  });
});
