import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type FontSet, loadFontSet } from '../../../electron/documents/fonts.ts';
import { archiveForm, mm, type Sides } from '../../../electron/documents/page-geometry.ts';
import { layOutDocument } from '../../../electron/documents/templates/index.ts';
import type { PageDrawing } from '../../../electron/documents/typesetting/drawing.ts';
import type { TeamFormSnapshot, UnitFormSnapshot } from '../../../shared/archive/snapshots/group-forms.ts';
import {
  blankTeamForm,
  blankUnitForm,
  longTeamForm,
  longUnitForm,
  shortTeamForm,
  shortUnitForm,
} from '../../fixtures/documents/group-forms.ts';
import { boxOf } from './drawn.ts';

const footer = { auditHead: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' };
const forms = { blankTeamForm, blankUnitForm, longTeamForm, longUnitForm, shortTeamForm, shortUnitForm };

let fonts: FontSet;
beforeAll(async () => {
  fonts = await loadFontSet(new URL('../../../resources', import.meta.url).pathname);
});
const layOut = (form: TeamFormSnapshot | UnitFormSnapshot, sides: Sides = 'single') =>
  layOutDocument(form, { footer, fonts, sides }).pages;

const withoutBlanks = (text: string) => text.replace(/\s/g, '');
const wordsOf = (page: PageDrawing | undefined) =>
  withoutBlanks((page?.texts ?? []).map(({ text }) => text).join(''));

/** Left and right ink of the frame, from its upright lines. */
const frameOf = (page: PageDrawing) => ({
  left: Math.min(...page.rules.filter(({ x1, x2 }) => x1 === x2).map(({ x1 }) => x1 - 0.375)),
  right: Math.max(...page.rules.filter(({ x1, x2 }) => x1 === x2).map(({ x2 }) => x2 + 0.375)),
});

/** Lines across the whole form, from the top: the ends of its rows. */
const rowEndsOf = (page: PageDrawing) =>
  page.rules
    .filter(({ x1, x2, y1, y2 }) => y1 === y2 && x2 - x1 > mm(160))
    .map(({ y1 }) => y1)
    .sort((a, b) => a - b);

const signaturesOf = (page: PageDrawing) => page.texts.filter(({ text }) => /^签名/.test(text));

describe.each(Object.entries(forms))('%s', (_, form) => {
  it('is bound at 25 mm, on the other edge of back pages when printed on both sides', () => {
    for (const page of layOut(form)) expect(frameOf(page).left).toBeCloseTo(mm(25), 2);
    for (const [index, page] of layOut(form, 'duplex').entries()) {
      const { left, right } = frameOf(page);
      expect(index % 2 === 0 ? left : archiveForm.width - right).toBeCloseTo(mm(25), 1);
      expect(index % 2 === 0 ? archiveForm.width - right : left).toBeCloseTo(mm(20), 1);
    }
  });

  it('says on every page which form it is and whose', () => {
    const name = form.kind === 'team_form' ? form.team.name : form.unit.name;
    for (const page of layOut(form)) {
      expect(wordsOf(page)).toContain(
        form.kind === 'team_form' ? '驻村工作队年度考核表' : '派出单位年度考核表',
      );
      expect(wordsOf(page)).toContain(name);
    }
  });

  it('keeps the place of every seal clear of text', () => {
    for (const page of layOut(form)) {
      const right = frameOf(page).right;
      for (const label of signaturesOf(page).filter(({ text }) => text.includes('盖章'))) {
        const foot = Math.min(...rowEndsOf(page).filter((y) => y > label.baseline));
        const seal = { left: right - mm(46), top: foot - mm(42), bottom: foot - mm(13.5) };
        // The name of the signer, on two lines of 9 pt where it is long, is what is sealed.
        const within = page.texts.filter((drawn) => {
          if (drawn.size <= 9) return false;
          const box = boxOf(drawn, fonts);
          return box.right > seal.left && box.bottom > seal.top && box.top < seal.bottom;
        });
        expect(within.map(({ text }) => text)).toEqual([]);
      }
    }
  });
});

describe('long forms', () => {
  it('lose nothing: forty opinions, each signed once, the summary once, eighty villages', () => {
    const team = layOut(longTeamForm);
    const words = team.map(wordsOf).join('');
    // Opinions, the grade, summary, answer and remarks.
    expect(team.flatMap(signaturesOf)).toHaveLength(40 + 4);
    for (let number = 4; number <= 40; number++) expect(words).toContain(`第${number}个部门`);

    const prose = team
      .flatMap((page) => page.texts)
      .filter(({ size, x }) => size === 12 && x > mm(25 + 20.5))
      .map(({ text }) => text);
    const summary = withoutBlanks(longTeamForm.summary.text ?? '');
    expect(summary.length).toBeGreaterThan(3000);
    expect(withoutBlanks(prose.join('')).split(summary)).toHaveLength(2);

    const unit = layOut(longUnitForm).map(wordsOf).join('');
    expect(unit).toContain(longUnitForm.unit.villages.join('、'));
    for (const { name } of longUnitForm.unit.people) expect(unit).toContain(name.slice(0, 7));
  });

  it('repeat the head of a table on each page that it goes on to', () => {
    const withPeople = layOut(longUnitForm).filter((page) =>
      page.texts.some(({ text }) => text === '2024.03.01—'),
    );
    expect(withPeople.length).toBeGreaterThan(5);
    for (const page of withPeople) expect(wordsOf(page)).toContain('选派人员驻村职务派驻村驻村起止时间');
    const withTeams = layOut(longUnitForm).filter((page) => page.texts.some(({ text }) => text === '牵头'));
    expect(withTeams.length).toBeGreaterThan(1);
    for (const page of withTeams) expect(wordsOf(page)).toContain('所派工作队年度考核结果工作队是否牵头');
    const withScores = layOut(longTeamForm).filter((page) => page.texts.some(({ text }) => text === '−0.5'));
    for (const page of withScores) expect(wordsOf(page)).toContain('考核项目考核要点满分得分');
  });

  it('never leave a signature alone on a page, however long the texts', () => {
    const length = fc.integer({ min: 0, max: 2600 });
    fc.assert(
      fc.property(fc.boolean(), length, length, (ofTeam, summaryLength, opinionLength) => {
        const form = ofTeam ? shortTeamForm : shortUnitForm;
        const filler = (count: number) => '驻村工作扎实，'.repeat(400).slice(0, count);
        const [first, ...others] = form.opinions;
        const opinions = first ? [{ ...first, text: filler(opinionLength) }, ...others] : [];
        const pages = layOut({
          ...form,
          summary: { ...form.summary, text: filler(summaryLength) },
          opinions,
        });
        expect(pages.flatMap(signaturesOf)).toHaveLength(form.opinions.length + 4);
        for (const page of pages) {
          for (const label of signaturesOf(page)) {
            const top = Math.max(...rowEndsOf(page).filter((y) => y < label.baseline));
            const inCell = page.texts.filter(
              ({ baseline }) => baseline > top && baseline < label.baseline + mm(8),
            );
            if (!inCell.some(({ text }) => text.includes('（续）'))) continue;
            const lines = inCell.filter(({ text }) => /^[驻村工作扎实，]+$/.test(text.trim()));
            expect(new Set(lines.map(({ baseline }) => baseline)).size).toBeGreaterThanOrEqual(2);
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('blanks', () => {
  it('there is a table of ballots only where the scheme asks for ballots', () => {
    expect(layOut(blankTeamForm).map(wordsOf).join('')).toContain('评议主体');
    expect(layOut(shortTeamForm).map(wordsOf).join('')).not.toContain('评议主体');
  });

  it('an unknown grade is a line to write on, unknown scores and people are empty cells', () => {
    const words = layOut(blankUnitForm).map(wordsOf).join('');
    expect(words).toContain('建议等次：');
    expect(words).toContain('审定等次：');
    expect(words).not.toMatch(/null|undefined|NaN/);
    expect(words).not.toContain('0人');
    expect(layOut(blankTeamForm)).toHaveLength(3);
    expect(layOut(shortUnitForm)).toHaveLength(3);
  });
});
