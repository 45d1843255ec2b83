import { beforeAll, describe, expect, it } from 'vitest';
import { type FontSet, loadFontSet } from '../../../electron/documents/fonts.ts';
import { MissingGlyphError } from '../../../electron/documents/glyph-coverage.ts';
import { mm } from '../../../electron/documents/page-geometry.ts';
import { layOutDocument } from '../../../electron/documents/templates/index.ts';
import type { DocumentSnapshot } from '../../../shared/archive/snapshots/index.ts';
import {
  longFeedback,
  longPublicity,
  resultToPerson,
  resultToTeam,
  shortFeedback,
  shortPublicity,
} from '../../fixtures/documents/letters.ts';
import { personDetail, unitDetail } from '../../fixtures/documents/score-details.ts';
import { blankTermForm, longTermForm, shortTermForm } from '../../fixtures/documents/term-forms.ts';
import { boxOf, touching } from './drawn.ts';

const footer = { auditHead: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' };
const pitch = 28.95;
const textTop = mm(37);
const textLeft = mm(28);

let fonts: FontSet;
beforeAll(async () => {
  fonts = await loadFontSet(new URL('../../../resources', import.meta.url).pathname);
});
const layOut = (snapshot: DocumentSnapshot) =>
  layOutDocument(snapshot, { footer, fonts, sides: 'single' }).pages;

const everything = {
  shortTermForm,
  longTermForm,
  blankTermForm,
  personDetail,
  unitDetail,
  shortPublicity,
  longPublicity,
  resultToPerson,
  resultToTeam,
  shortFeedback,
  longFeedback,
};

describe.each(Object.entries(everything))('%s', (_, snapshot: DocumentSnapshot) => {
  it('lets no character touch a line, and none run into the right margin', () => {
    const letter = !snapshot.kind.endsWith('form') && snapshot.kind !== 'score_detail';
    const margin = 595.28 - mm(letter ? 26 : 20);
    for (const page of layOut(snapshot)) {
      expect(touching(page, fonts)).toEqual([]);
      for (const drawn of page.texts) expect(boxOf(drawn, fonts).right).toBeLessThanOrEqual(margin + 0.01);
    }
  });

  it('names its number, its hash and its page on every sheet', () => {
    const pages = layOut(snapshot);
    for (const [index, page] of pages.entries()) {
      const text = page.texts.map((drawn) => drawn.text).join('');
      expect(text).toContain(snapshot.registerNumber ?? '预览稿');
      expect(text).toContain('审计 9f86d081 ');
      expect(text).toContain(`第 ${index + 1} 页 共 ${pages.length} 页`);
      expect(page.fills.length).toBeGreaterThan(20);
    }
  });

  it('stops before drawing where a character has no glyph, and says where it stands', () => {
    const broken = {
      ...snapshot,
      organisation: '示例县\u{10ffff}',
      scheme: { ...snapshot.scheme, title: '办法😀' },
    };
    expect(() => layOut(broken)).toThrow(MissingGlyphError);
  });
});

describe('a letter after GB/T 9704—2012', () => {
  /** Nothing but Han: every line is full. */
  const full = () => layOut({ ...resultToPerson, grade: '优'.repeat(1400), documentNumber: null });
  const bodyOf = (page: ReturnType<typeof layOut>[number]) => page.texts.filter((drawn) => drawn.size === 16);

  it('has 22 lines of 28 characters on a page, 28.95 points apart, 15.75 from character to character', () => {
    const [, second] = full();
    const lines = second ? bodyOf(second) : [];
    expect(lines).toHaveLength(22);
    for (const [index, line] of lines.entries()) {
      expect(Array.from(line.text)).toHaveLength(28);
      expect(line.x).toBeCloseTo(textLeft, 2);
      expect(line.size + line.letterSpacing).toBeCloseTo(15.75, 3);
      expect(line.baseline - (lines[0]?.baseline ?? 0)).toBeCloseTo(index * pitch, 3);
    }
  });

  it('stands 37 mm from the top, 28 from the left, 35 from the bottom and 26 from the right', () => {
    for (const snapshot of [shortPublicity, longPublicity, shortFeedback, longFeedback, resultToPerson]) {
      for (const page of layOut(snapshot)) {
        for (const drawn of page.texts.filter(({ size }) => size > 9.5 && size !== 14)) {
          const box = boxOf(drawn, fonts);
          expect(box.left).toBeGreaterThanOrEqual(textLeft - 0.01);
          expect(box.top).toBeGreaterThanOrEqual(textTop);
          expect(box.bottom).toBeLessThanOrEqual(841.89 - mm(35));
        }
      }
    }
  });

  it('numbers its pages outside, right on odd pages and left on even ones', () => {
    const numbers = layOut(longFeedback).map((page) => page.texts.find(({ size }) => size === 14));
    expect(numbers.map((number) => number?.text)).toEqual(['— 1 —', '— 2 —', '— 3 —', '— 4 —', '— 5 —']);
    for (const [index, number] of numbers.entries()) {
      const middle = 595.28 / 2;
      if (index % 2 === 0) expect(number?.x).toBeGreaterThan(middle);
      else expect(number?.x).toBeLessThan(middle);
    }
  });

  it('writes the date without leading zeros, four characters from the right, with the organ above it', () => {
    const page = layOut(shortFeedback).at(-1);
    const date = page?.texts.find(({ text }) => text === '2027年1月5日');
    const organ = page?.texts.find(({ text }) => text === '示例区驻村工作领导小组办公室');
    if (!date || !organ) throw new Error('The letter is not signed');
    expect(boxOf(date, fonts).right).toBeCloseTo(textLeft + (28 - 4) * 15.75, 0);
    expect(date.baseline - organ.baseline).toBeCloseTo(pitch, 3);
  });

  it('never leaves organ and date alone on a page', () => {
    for (let names = 1; names <= 24; names++) {
      const pages = layOut({ ...longFeedback, people: longFeedback.people.slice(0, names) });
      const signed = pages.at(-1)?.texts.filter(({ size }) => size === 16) ?? [];
      expect(signed.length).toBeGreaterThanOrEqual(3);
    }
  });

  it('repeats the head of a table on each page it goes on to', () => {
    const pages = layOut(longPublicity);
    const heads = pages.filter((page) => page.texts.some(({ text }) => text === '考核等次'));
    const rows = pages.filter((page) => page.texts.some(({ text }) => text === '优秀'));
    expect(heads).toEqual(rows);
  });
});

describe('a term form', () => {
  it('has room to sign and seal for every organ, and for the person three times', () => {
    const signatures = layOut(longTermForm).flatMap((page) =>
      page.texts.filter(({ text }) => text.startsWith('签名')).map(({ text }) => text),
    );
    expect(signatures.filter((text) => text === '签名（盖章）：')).toHaveLength(4);
    expect(signatures.filter((text) => text === '签名：')).toHaveLength(3);
  });
});
