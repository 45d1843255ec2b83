import * as z from 'zod';
import { type BallotSheet, ballotSheetSchema } from '#shared/archive/ballot-sheet.ts';
import { ballotHeight, ballotPage, cornerMark } from './ballot/ballot-geometry.ts';
import { type BallotHalf, ballotHalves } from './ballot/ballot-sheet.ts';
import type { FontSet } from './fonts.ts';
import { MissingGlyphError } from './glyph-coverage.ts';
import { mm } from './page-geometry.ts';
import { renderPdf } from './render.ts';
import type { BallotFile, RenderedBallots } from './rendering.types.ts';
import { PageCanvas, type PageDrawing } from './typesetting/drawing.ts';
import { Typesetter } from './typesetting/typesetter.ts';

/**
 * Makes the blank ballots of batches, in the calling thread. Each page is drawn once, however many copies of it there
 * are: a thousand ballots take no longer than one.
 *
 * Two ballots stand on a page, to be cut apart; a ballot with more people than fit on half a page has pages of its own,
 * which are not cut.
 *
 * @throws MissingGlyphError when some name has no glyph
 */
export async function makeBallots(
  batches: readonly BallotSheet[],
  description: BallotFile,
  fonts: FontSet,
): Promise<RenderedBallots> {
  const pages: PageDrawing[] = [];
  const runs: { readonly pages: readonly number[]; readonly times: number }[] = [];
  for (const batch of z.array(ballotSheetSchema).min(1).parse(batches)) {
    const typesetter = new Typesetter(fonts, `${batch.cycleTitle}第 ${batch.number} 批测评票`);
    const halves = ballotHalves(typesetter, batch);
    if (typesetter.missing.length > 0) throw new MissingGlyphError(typesetter.missing);
    for (const { drawings, times } of sheetsOf(halves, batch.copies)) {
      runs.push({ pages: drawings.map((_, index) => pages.length + index), times });
      pages.push(...drawings);
    }
  }
  const order = runs.flatMap((run) => Array.from({ length: run.times }, () => run.pages).flat());
  const described = {
    title: '民主测评表',
    author: description.organisation,
    subject: '民主测评表',
    date: new Date(description.takenAt),
  };
  return {
    bytes: renderPdf(pages, ballotPage, described, fonts, { order, tagged: false }),
    pages: order.length,
    sameAs: firstPlaces(order),
  };
}

/** Where each value stands first in a list. */
function firstPlaces(values: readonly number[]): number[] {
  const places = new Map<number, number>();
  return values.map((value, place) => {
    const first = places.get(value) ?? place;
    places.set(value, first);
    return first;
  });
}

interface Sheets {
  readonly drawings: readonly PageDrawing[];
  readonly times: number;
}

function sheetsOf(halves: readonly BallotHalf[], copies: number): Sheets[] {
  const [only, ...others] = halves;
  if (!only) return [];
  if (others.length > 0) {
    const drawings = Array.from({ length: Math.ceil(halves.length / 2) }, (_, page) =>
      pageOf(halves.slice(2 * page, 2 * page + 2), false),
    );
    return [{ drawings, times: copies }];
  }
  const pairs = Math.floor(copies / 2);
  return [
    ...(pairs > 0 ? [{ drawings: [pageOf([only, only], true)], times: pairs }] : []),
    ...(copies % 2 === 1 ? [{ drawings: [pageOf([only], true)], times: 1 }] : []),
  ];
}

function pageOf(halves: readonly BallotHalf[], cut: boolean): PageDrawing {
  const canvas = new PageCanvas();
  for (const [index, half] of halves.entries()) half.draw(canvas, index * ballotHeight);
  if (cut) drawCut(canvas);
  return canvas;
}

/** Dashes at the edges where the sheet is cut; none between the marks, where they could be taken for writing. */
function drawCut(canvas: PageCanvas): void {
  const length = cornerMark.margin;
  for (const x of [mm(2), ballotPage.width - mm(2) - length]) canvas.horizontal(x, ballotHeight, length, 0.5);
}
