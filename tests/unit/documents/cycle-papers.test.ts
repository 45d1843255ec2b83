import { beforeAll, describe, expect, it } from 'vitest';
import { type FontSet, loadFontSet } from '../../../electron/documents/fonts.ts';
import { MissingGlyphError } from '../../../electron/documents/glyph-coverage.ts';
import { mm } from '../../../electron/documents/page-geometry.ts';
import { layOutDocument } from '../../../electron/documents/templates/index.ts';
import type { PageDrawing } from '../../../electron/documents/typesetting/drawing.ts';
import { ballotSummarySchema } from '../../../shared/archive/snapshots/ballot-summary.ts';
import type { DocumentSnapshot } from '../../../shared/archive/snapshots/index.ts';
import { resultRollSchema } from '../../../shared/archive/snapshots/result-roll.ts';
import * as papers from '../../fixtures/documents/cycle-papers.ts';
import { boxOf, touching } from './drawn.ts';

const { longRoll, longSummary, shortRoll, shortSummary } = papers;
const footer = { auditHead: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' };
let fonts: FontSet;
beforeAll(async () => {
  fonts = await loadFontSet(new URL('../../../resources', import.meta.url).pathname);
});
const layOut = (snapshot: DocumentSnapshot) =>
  layOutDocument(snapshot, { footer, fonts, sides: 'single' }).pages;
const wordsOf = (page: PageDrawing | undefined) => page?.texts.map(({ text }) => text).join('') ?? '';
const pageWith = (pages: readonly PageDrawing[], words: string) =>
  pages.filter((page) => wordsOf(page).includes(words));

/** Serial numbers on a page: figures in the first column. */
const serialsOf = (page: PageDrawing) =>
  page.texts.filter(({ text, x }) => /^\d+$/u.test(text) && x < mm(20) + 30).map(({ text }) => Number(text));

describe.each(Object.entries(papers))('%s', (_, snapshot: DocumentSnapshot) => {
  it('lets no character touch a line, and none run over the margins of a sheet across', () => {
    for (const page of layOut(snapshot)) {
      expect(touching(page, fonts)).toEqual([]);
      for (const drawn of page.texts) {
        const box = boxOf(drawn, fonts);
        expect(box.left).toBeGreaterThanOrEqual(mm(20) - 0.01);
        expect(box.right).toBeLessThanOrEqual(841.89 - mm(20) + 0.01);
      }
    }
  });

  it('says on every sheet what it is, which, and of how many pages', () => {
    const pages = layOut(snapshot);
    for (const [index, page] of pages.entries()) {
      const text = wordsOf(page);
      expect(text).toMatch(/民主测评汇总表|考核结果审定名册/u);
      expect(text).toContain(snapshot.registerNumber ?? '预览稿');
      expect(text).toContain(`第 ${index + 1} 页 共 ${pages.length} 页`);
    }
  });

  it('stops before drawing where a character has no glyph', () => {
    expect(() => layOut({ ...snapshot, organisation: '示例县\u{10ffff}' })).toThrow(MissingGlyphError);
  });
});

describe('a summary of the ballots', () => {
  it('repeats the head on every page of a list and goes through its numbers without a gap', () => {
    const pages = layOut(longSummary);
    for (const page of pages) expect(wordsOf(page)).toContain('序号');
    const serials = pages.flatMap(serialsOf);
    const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
    expect(serials).toEqual([...upTo(12), ...upTo(184), ...upTo(80)]);
  });

  it('keeps the sums with two of the lines they sum up, wherever the page ends', () => {
    const [people] = longSummary.lists;
    if (!people) throw new Error('Nobody is rated');
    for (let count = 6; count <= 40; count++) {
      const rows = people.rows.slice(0, count);
      const lists = [{ ...people, rows }];
      const pages = layOut({ ...longSummary, lists });
      const [last] = pageWith(pages, '合计（人次）');
      expect(last && serialsOf(last)).toEqual(expect.arrayContaining([count - 1, count]));
      expect(wordsOf(pages.at(-1))).toContain('监票人：');
      expect(last).toBe(pages.at(-1));
    }
  });

  it('never breaks a number', () => {
    const figures = longSummary.groups.flatMap(({ issued, opinions }) => [issued, opinions?.cast ?? 0]);
    const text = new Set(layOut(longSummary).flatMap((page) => page.texts.map((drawn) => drawn.text)));
    const { total } = longSummary;
    for (const figure of [...figures, total.issued, total.opinions.cast, total.opinions.votes[0]?.count]) {
      expect(text).toContain(String(figure));
    }
  });

  it('shows the sheets of a small group, and its votes only with those of another', () => {
    const [page] = layOut(shortSummary);
    const line = (words: string) => {
      const at = page?.texts.find(({ text }) => text === words)?.baseline ?? 0;
      return page?.texts.filter(({ baseline }) => Math.abs(baseline - at) < 1).map(({ text }) => text) ?? [];
    };
    expect(line('乡镇党委')).toEqual(expect.arrayContaining(['4', '0', '—']));
    expect(line('乡镇党委').filter((text) => text === '—')).toHaveLength(11);
    expect(line('乡镇党委、派出单位合并')).toEqual(expect.arrayContaining(['20', '16', '80.00']));
  });

  it('is no frozen data where its counts do not add up or a share is not that of its votes', () => {
    const [first, ...others] = shortSummary.groups;
    if (!first?.opinions) throw new Error('The first group shows its votes');
    const blank = { count: 1, rate: first.opinions.blank.rate };
    const wrong = [
      { ...first, invalid: 1 },
      { ...first, opinions: { ...first.opinions, blank } },
      { ...first, opinions: { ...first.opinions, cast: 73 } },
    ];
    for (const group of wrong) {
      expect(ballotSummarySchema.safeParse({ ...shortSummary, groups: [group, ...others] }).success).toBe(
        false,
      );
    }
  });
});

describe('a roll of results', () => {
  it('repeats the head on every page of a pool and goes through its numbers without a gap', () => {
    const pages = layOut(longRoll);
    for (const page of pages.slice(0, -1)) expect(wordsOf(page)).toContain('序号');
    const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
    expect(pages.flatMap(serialsOf)).toEqual([44, 140, 80, 60].flatMap(upTo));
  });

  it('has counts, the organ’s words and the place of its seal on one page, the last', () => {
    for (const snapshot of [shortRoll, longRoll]) {
      const text = wordsOf(layOut(snapshot).at(-1));
      for (const part of ['考核结果统计', '合  计', '签名（盖章）：', '填表人：'])
        expect(text).toContain(part);
    }
    expect(wordsOf(layOut(shortRoll).at(-1))).toContain('确定等次 5 个，不定等次 1 个，不参加考核 1 个');
  });

  it('goes on where a reason is longer than a page', () => {
    const [pool, ...others] = shortRoll.pools;
    const [row, ...rows] = pool?.rows ?? [];
    if (!pool || !row) throw new Error('Nobody is on the roll');
    const remark = '经研究决定单独审定。'.repeat(60);
    const notes = shortRoll.notes.map((note) => note.repeat(40));
    const pages = layOut({
      ...shortRoll,
      notes,
      pools: [{ ...pool, rows: [{ ...row, remark }, ...rows] }, ...others],
    });
    const text = pages.map(wordsOf).join('');
    expect(text.match(/单独审定/gu)?.length).toBeGreaterThan(20);
    expect(wordsOf(pages.at(-1))).toContain('签名（盖章）：');
  });

  it('is no frozen data where its counts do not agree with its lines', () => {
    const [first, ...others] = shortRoll.counts;
    if (!first) throw new Error('Nothing is counted');
    for (const counts of [
      { ...first, all: 5, graded: 4, open: 1 },
      { ...first, open: 1 },
    ]) {
      expect(resultRollSchema.safeParse({ ...shortRoll, counts: [counts, ...others] }).success).toBe(false);
    }
  });
});
