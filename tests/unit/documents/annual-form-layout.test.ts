import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type FontSet, faceOf, loadFontSet } from '../../../electron/documents/fonts.ts';
import { MissingGlyphError } from '../../../electron/documents/glyph-coverage.ts';
import { archiveForm, mm } from '../../../electron/documents/page-geometry.ts';
import { layOutDocument } from '../../../electron/documents/templates/index.ts';
import type { DrawnText, PageDrawing } from '../../../electron/documents/typesetting/drawing.ts';
import { graphemesOf, mayBreakBetween } from '../../../electron/documents/typesetting/line-breaking.ts';
import type { AnnualFormSnapshot } from '../../../shared/archive/snapshots/annual-form.ts';
import {
  blankForm,
  enterpriseForm,
  longForm,
  memberForm,
  shortForm,
} from '../../fixtures/documents/annual-forms.ts';

const resources = new URL('../../../resources', import.meta.url).pathname;
const footer = { auditHead: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' };
const forms = { shortForm, longForm, blankForm, memberForm, enterpriseForm };

let fonts: FontSet;
beforeAll(async () => {
  fonts = await loadFontSet(resources);
});
const layOut = (form: AnnualFormSnapshot) => layOutDocument(form, { footer, fonts, sides: 'single' }).pages;

/** The em box of a text on the page. */
function boxOf(drawn: DrawnText) {
  const face = faceOf(fonts, drawn.face);
  const width = Array.from(drawn.text).reduce(
    (sum, character) =>
      sum + (face.advance(character.codePointAt(0) ?? 0) * drawn.size) / 1000 + drawn.letterSpacing,
    -drawn.letterSpacing,
  );
  return {
    left: drawn.x,
    right: drawn.x + width,
    top: drawn.baseline - 0.88 * drawn.size,
    bottom: drawn.baseline + 0.12 * drawn.size,
  };
}

const frameOf = (page: PageDrawing) => ({
  left: Math.min(...page.rules.map((rule) => Math.min(rule.x1, rule.x2) - (rule.x1 === rule.x2 ? 0.375 : 0))),
  right: Math.max(...page.rules.map((rule) => rule.x2 + (rule.x1 === rule.x2 ? 0.375 : 0))),
  top: Math.min(...page.rules.map((rule) => rule.y1)),
  bottom: Math.max(...page.rules.map((rule) => rule.y2)),
});

/** Everything in the wide column at 12 pt, in reading order: prose and signatures. */
const textColumn = mm(25 + 20.5);
const proseOf = (pages: readonly PageDrawing[]) =>
  pages.map((page) => page.texts.filter((drawn) => drawn.size === 12 && drawn.x > textColumn));
const withoutBlanks = (text: string) => text.replace(/\s/g, '');

describe.each(Object.entries(forms))('annual form %s', (_, form) => {
  it('keeps 25 mm to the left of the frame, 20 mm elsewhere, and only the footer outside', () => {
    for (const page of layOut(form)) {
      const frame = frameOf(page);
      expect(frame.left).toBeCloseTo(mm(25), 2);
      expect(archiveForm.width - frame.right).toBeCloseTo(mm(20), 1);
      expect(frame.bottom).toBeLessThanOrEqual(archiveForm.height - mm(20) + 0.01);
      for (const drawn of page.texts) {
        const box = boxOf(drawn);
        expect(box.left).toBeGreaterThanOrEqual(mm(25) - 0.01);
        expect(box.right).toBeLessThanOrEqual(archiveForm.width - mm(20) + 0.01);
        expect(box.top).toBeGreaterThanOrEqual(mm(20));
        if (box.bottom > archiveForm.height - mm(20)) expect(drawn.size).toBeLessThanOrEqual(9);
      }
    }
  });

  it('lets no character touch a line', () => {
    for (const page of layOut(form)) {
      for (const drawn of page.texts) {
        const box = boxOf(drawn);
        const touching = page.rules.find(
          (rule) =>
            Math.max(rule.x1, rule.x2) > box.left - 0.5 &&
            Math.min(rule.x1, rule.x2) < box.right + 0.5 &&
            Math.max(rule.y1, rule.y2) > box.top - 0.5 &&
            Math.min(rule.y1, rule.y2) < box.bottom + 0.5,
        );
        expect(touching && { text: drawn.text, touching }).toBeUndefined();
      }
    }
  });

  it('never writes null, undefined or NaN', () => {
    const text = layOut(form)
      .flatMap((page) => page.texts.map((drawn) => drawn.text))
      .join('\n');
    expect(text).not.toMatch(/null|undefined|NaN/);
  });
});

describe('annual form', () => {
  it('is one sheet, front and back, in the ordinary case and blank', () => {
    expect(layOut(shortForm)).toHaveLength(2);
    expect(layOut(blankForm)).toHaveLength(2);
  });

  it('mirrors the back page when printed on both sides', () => {
    const [front, back] = layOutDocument(shortForm, { footer, fonts, sides: 'duplex' }).pages.map(frameOf);
    expect(front?.left).toBeCloseTo(mm(25), 2);
    expect(back?.left).toBeCloseTo(mm(20), 2);
  });

  it('says which form and whose on every page, and that a preview is one', () => {
    for (const page of layOut(longForm)) {
      const text = page.texts.map((drawn) => drawn.text).join('');
      expect(text).toContain('年度考核登记表');
      expect(text).toContain('预览稿');
      expect(text).toContain('审计 9f86d081 ');
      expect(text.replace(/\n/g, '')).toContain('买买提江艾合');
    }
    expect(
      layOut(shortForm)[1]
        ?.texts.map((drawn) => drawn.text)
        .join(''),
    ).toContain('登记号 2026-三-0012');
  });

  it('loses nothing of a long summary and repeats nothing', () => {
    const summary = withoutBlanks(longForm.selfSummary.text ?? '');
    expect(summary.length).toBeGreaterThan(3000);
    const drawn = proseOf(layOut(longForm))
      .flat()
      .map((text) => text.text)
      .join('');
    expect(withoutBlanks(drawn).split(summary)).toHaveLength(2);
  });

  it('keeps the place of the seal clear of text', () => {
    const pages = layOut(longForm);
    const organs = pages.flatMap((page) =>
      page.texts
        .filter((drawn) => drawn.text === '签名（盖章）：')
        .map((label) => {
          const frame = frameOf(page);
          const foot = Math.min(
            ...page.rules
              .filter((rule) => rule.y1 === rule.y2 && rule.y1 > label.baseline)
              .map((rule) => rule.y1),
          );
          const seal = { left: frame.right - mm(46), top: foot - mm(35), bottom: foot - mm(13.5) };
          return page.texts.filter((drawn) => {
            const box = boxOf(drawn);
            return box.right > seal.left && box.bottom > seal.top && box.top < seal.bottom;
          });
        }),
    );
    expect(organs).toHaveLength(5);
    expect(organs.flat()).toEqual([]);
  });

  it('never leaves a signature alone on a page, however long the texts', () => {
    const length = fc.integer({ min: 0, max: 2600 });
    fc.assert(
      fc.property(length, length, (summaryLength, opinionLength) => {
        const filler = (count: number) => '驻村工作扎实，'.repeat(400).slice(0, count);
        const pages = layOut({
          ...shortForm,
          selfSummary: { text: filler(summaryLength), signer: null, signedOn: null },
          townshipOpinion: { ...shortForm.townshipOpinion, text: filler(opinionLength), signer: null },
        });
        for (const page of pages) {
          const ends = page.rules
            .filter((rule) => rule.y1 === rule.y2 && rule.x2 - rule.x1 > mm(160))
            .map((rule) => rule.y1);
          for (const label of page.texts.filter((drawn) => /^签名/.test(drawn.text))) {
            const top = Math.max(...ends.filter((y) => y < label.baseline));
            const lines = new Set(
              page.texts
                .filter((drawn) => /^[驻村工作扎实，]+$/.test(drawn.text.trim()))
                .filter((drawn) => drawn.baseline > top && drawn.baseline < label.baseline)
                .map((drawn) => drawn.baseline),
            );
            const continued = page.texts.some(
              (drawn) =>
                drawn.text.includes('（续）') && drawn.baseline > top && drawn.baseline < label.baseline + 40,
            );
            if (continued) expect(lines.size).toBeGreaterThanOrEqual(2);
          }
        }
        const signatures = pages.flatMap((page) => page.texts.filter((drawn) => /^签名/.test(drawn.text)));
        expect(signatures).toHaveLength(7);
      }),
      { numRuns: 40 },
    );
  });

  it('breaks lines only where Chinese text may break', () => {
    const lines = proseOf(layOut(longForm)).flat();
    for (const [index, line] of lines.entries()) {
      const next = lines[index + 1];
      const sameParagraph = next && next.letterSpacing >= 0 && line.letterSpacing > 0;
      if (!sameParagraph) continue;
      const last = graphemesOf(line.text).at(-1) ?? '';
      expect(mayBreakBetween(last, graphemesOf(next.text)[0] ?? '')).toBe(true);
    }
  });
});

describe('the words of a form', () => {
  const wordsOf = (form: AnnualFormSnapshot) =>
    withoutBlanks(
      layOut(form)
        .flatMap((page) => page.texts.map(({ text }) => text))
        .join(''),
    );

  it.each([
    {
      who: '公务员、第一书记',
      form: shortForm,
      title: '驻村第一书记（队长）',
      identity: '公务员',
      words: '称职',
    },
    { who: '公务员、工作队员', form: memberForm, title: '驻村工作队员', identity: '公务员', words: '称职' },
    {
      who: '国有企业人员、第一书记',
      form: enterpriseForm,
      title: '驻村第一书记（队长）',
      identity: '国有企业人员',
      words: '合格',
    },
    {
      who: '事业单位人员、工作队员',
      form: longForm,
      title: '驻村工作队员',
      identity: '事业单位人员',
      words: '合格',
    },
  ])(
    'are those of $who, on every page and in the empty table of ballots',
    ({ form, title, identity, words }) => {
      for (const page of layOut(form)) {
        expect(withoutBlanks(page.texts.map(({ text }) => text).join(''))).toContain(
          `${title}年度考核登记表（2026年度）`,
        );
      }
      const text = wordsOf(form);
      expect(text).toContain(`（${identity}）`);
      for (const option of [words, `基本${words}`, `不${words}`]) expect(text).toContain(option);
      expect(text).not.toContain(words === '称职' ? '合格' : '称职');
    },
  );

  it('name organs by what the place is, and departments that were heard by their names', () => {
    expect(wordsOf(enterpriseForm)).toContain('社区党组织意见');
    expect(wordsOf(enterpriseForm)).toContain('街道党工委意见及等次建议');
    expect(wordsOf(enterpriseForm)).toContain('示例区委组织部意见');
    expect(wordsOf(memberForm)).toContain('乡镇党委意见及等次建议');
    expect(wordsOf(blankForm)).toContain('驻村第一书记（工作队员）年度考核登记表');
  });

  it('say why somebody has no grade, and leave no line to write one on', () => {
    expect(wordsOf(memberForm)).toContain('审定等次：不定等次');
    expect(wordsOf(memberForm)).toContain('本次考核只写评语、不定等次，原因：试用期内。');
  });
});

describe('glyph coverage', () => {
  it('sets a name with rare characters in one font that has them all', () => {
    const name = layOut(shortForm)[0]?.texts.find((drawn) => drawn.text.includes('喆'));
    expect(name).toMatchObject({ text: '示例·喆堃祎', face: 'kaiti' });
  });

  it('falls back character by character in prose', () => {
    const texts = layOut(shortForm)[0]?.texts ?? [];
    expect(texts.find((drawn) => drawn.text === '㛃')?.face).toBe('kaiti');
    expect(texts.find((drawn) => drawn.text.startsWith('溪合作社'))?.face).toBe('fangsong');
  });

  it('stops before drawing and names every character, its field and the person', () => {
    const form = {
      ...shortForm,
      person: { ...shortForm.person, name: '示例\u{10fffd}' },
      remarks: { text: '已完成😀', signer: null, signedOn: null },
    };
    const failure = (() => {
      try {
        layOut(form);
      } catch (error) {
        return error;
      }
    })();
    expect(failure).toBeInstanceOf(MissingGlyphError);
    if (!(failure instanceof MissingGlyphError)) return;
    expect(failure.code).toBe('MISSING_GLYPH');
    expect(failure.message).toContain('示例\u{10fffd}的文书没有生成');
    expect(failure.message).toContain('“需要说明的情况”中的“😀”（U+1F600）');
    expect(failure.glyphs).toContainEqual({
      character: '\u{10fffd}',
      codePoint: 'U+10FFFD',
      field: '姓名',
      person: '示例\u{10fffd}',
    });
    expect(failure.glyphs).toHaveLength(2);
  });
});
