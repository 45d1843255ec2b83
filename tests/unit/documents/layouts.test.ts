import { beforeAll, describe, expect, it } from 'vitest';
import { type FontSet, loadFontSet } from '../../../electron/documents/fonts.ts';
import { MissingGlyphError } from '../../../electron/documents/glyph-coverage.ts';
import { mm } from '../../../electron/documents/page-geometry.ts';
import { layOutDocument } from '../../../electron/documents/templates/index.ts';
import type { PageDrawing } from '../../../electron/documents/typesetting/drawing.ts';
import type { DocumentSnapshot } from '../../../shared/archive/snapshots/index.ts';
import { longCaseFile, shortCaseFile } from '../../fixtures/documents/case-files.ts';
import * as groupForms from '../../fixtures/documents/group-forms.ts';
import {
  longFeedback,
  longPublicity,
  resultToPerson,
  resultToTeam,
  shortFeedback,
  shortPublicity,
} from '../../fixtures/documents/letters.ts';
import * as recallForms from '../../fixtures/documents/recall-forms.ts';
import * as recallLetters from '../../fixtures/documents/recall-letters.ts';
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

const { caseFrame: _frame, chosenClauses: _clauses, ...caseForms } = recallForms;
const letterKinds: readonly string[] = [
  'publicity_notice',
  'result_notice',
  'feedback_letter',
  'recall_notice',
  'urging_letter',
  'no_recall_notice',
];

const everything = {
  shortTermForm,
  longTermForm,
  blankTermForm,
  ...groupForms,
  personDetail,
  unitDetail,
  shortPublicity,
  longPublicity,
  resultToPerson,
  resultToTeam,
  shortFeedback,
  longFeedback,
  ...caseForms,
  ...recallLetters,
};

describe.each(Object.entries(everything))('%s', (_, snapshot: DocumentSnapshot) => {
  it('lets no character touch a line, and none run into the right margin', () => {
    const margin = 595.28 - mm(letterKinds.includes(snapshot.kind) ? 26 : 20);
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
    for (const snapshot of [
      ...[shortPublicity, longPublicity, shortFeedback, longFeedback, resultToPerson],
      ...Object.values(recallLetters),
    ]) {
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

/** Texts of a page in one, as they were drawn. */
const wordsOf = (page: PageDrawing | undefined) => page?.texts.map(({ text }) => text).join('') ?? '';

describe('a recall approval', () => {
  const { proposedApproval, longApproval } = recallForms;

  it('ticks the clauses that apply and no other, each with a box', () => {
    const [page] = layOut(proposedApproval);
    const ticks = page?.texts.filter(({ text }) => text === '√') ?? [];
    expect(ticks).toHaveLength(2);
    const besideTick = (text: string) => {
      const drawn = page?.texts.find((one) => one.text.includes(text));
      return ticks.some((tick) => drawn && Math.abs(tick.baseline - drawn.baseline) < 3);
    };
    expect(besideTick('驻村时间不能保证')).toBe(true);
    expect(besideTick('无正当理由不在岗')).toBe(true);
    expect(besideTick('违法违纪')).toBe(false);
  });

  it('has room for the seal of every organ beside which nothing is written, on the page of its text', () => {
    for (const snapshot of [proposedApproval, longApproval]) {
      for (const page of layOut(snapshot)) {
        for (const signed of page.texts.filter(({ text }) => text === '签名（盖章）：')) {
          const foot = signed.baseline + mm(8);
          const right = 595.28 - mm(20);
          const inside = page.texts.filter((drawn) => {
            const box = boxOf(drawn, fonts);
            return box.right > right - mm(42) && box.bottom > foot - mm(42) && box.top < foot;
          });
          const written = inside.map(({ text }) => text).filter((text) => !/^[年月日\d]+$/u.test(text));
          expect(written.every((text) => /^签名|示例.{1,2}长$|^\d+年\d+月\d+日$/u.test(text))).toBe(true);
        }
      }
    }
  });

  it('keeps a signature with at least two lines of its text, however long', () => {
    for (let paragraphs = 1; paragraphs <= 40; paragraphs++) {
      const text = Array.from({ length: paragraphs }, () => '经研究，建议召回。').join('\n');
      const proposal = { ...proposedApproval.proposal, text, handler: null };
      const pages = layOut({ ...proposedApproval, proposal });
      const page = pages.find((one) => one.texts.some((drawn) => drawn.text === '2026年8月25日'));
      const lines = page?.texts.filter((drawn) => drawn.text === '经研究，建议召回。') ?? [];
      expect(lines.length).toBeGreaterThanOrEqual(Math.min(2, paragraphs));
    }
  });
});

describe('a case file', () => {
  const partsOf = (snapshot: typeof longCaseFile) => snapshot.parts;

  it('prints exactly the chosen parts: no page more, none less, each as it was registered', () => {
    for (const snapshot of [shortCaseFile, longCaseFile]) {
      const pages = layOut(snapshot);
      const numbers = pages.map((page) =>
        /第 (\d+) 页　共 (\d+) 页/u.exec(wordsOf(page))?.slice(1).map(Number),
      );
      expect(numbers).toEqual(pages.map((_, index) => [index + 1, pages.length]));
      for (const part of partsOf(snapshot)) {
        if (part.kind !== 'document') continue;
        const alone = layOutDocument(part.snapshot, {
          footer: { auditHead: part.auditHead },
          fonts,
          sides: 'single',
        }).pages;
        const start = pages.findIndex((page) => wordsOf(page).startsWith(wordsOf(alone[0])));
        expect(start).toBeGreaterThan(1);
        for (const [index, page] of alone.entries()) {
          expect(wordsOf(pages[start + index])).toContain(wordsOf(page));
        }
      }
    }
  });

  it('holds nothing of a document that was not chosen', () => {
    const chosen = longCaseFile.parts.filter(
      (part) =>
        part.kind !== 'time_line' && !(part.kind === 'document' && part.snapshot.kind === 'talk_record'),
    );
    const text = layOut({ ...longCaseFile, parts: chosen })
      .map(wordsOf)
      .join('');
    expect(text).not.toContain('约谈');
    expect(text).not.toContain('办理经过');
    expect(text).toContain('证据清单');
    const [only] = longCaseFile.parts;
    const pages = only ? layOut({ ...longCaseFile, parts: [only] }) : [];
    expect(pages).toHaveLength(1 + 1 + 7);
    expect(pages.map(wordsOf).join('')).not.toContain('关于召回');
  });

  it('lists each part with the pages on which it begins and ends, though the list is longer than a page', () => {
    const pages = layOut(longCaseFile);
    const contents = pages.filter((page) => wordsOf(page).includes('卷内目录'));
    expect(contents.length).toBeGreaterThan(1);
    const beginnings = longCaseFile.parts.flatMap((part) => {
      if (part.kind === 'enclosure') return [];
      const sign =
        part.kind === 'document'
          ? `登记号 ${part.snapshot.registerNumber ?? ''}`
          : `${part.title}（召回-2026-001）`;
      return { part, sign };
    });
    const listed = contents.flatMap((page) =>
      page.texts
        .map(({ text }) => /^(\d+)(?:—(\d+))?$/u.exec(text))
        .filter((match) => match?.[2] !== undefined),
    );
    // Each range runs from where one part begins to where the next does.
    for (const match of listed) {
      const [from, to] = [Number(match?.[1]), Number(match?.[2])];
      expect(wordsOf(pages[from - 1])).toMatch(/第 1 页 共|（召回-2026-001）/u);
      expect(to).toBeGreaterThan(from);
      expect(to).toBeLessThanOrEqual(pages.length);
    }
    expect(beginnings.length).toBeGreaterThan(listed.length);
  });

  it('names files that are not printed by name, size and hash', () => {
    const text = layOut(shortCaseFile).map(wordsOf).join('');
    expect(text).toContain('明查暗访照片');
    expect(text).toContain('另附');
    expect(text.replace(/\s/g, '')).toContain('SHA-256');
  });
});
