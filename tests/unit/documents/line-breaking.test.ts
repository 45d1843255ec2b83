import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  breakIntoLines,
  type Cluster,
  graphemesOf,
  isBlank,
  marksAllowBreak,
  mayBreakBetween,
} from '../../../electron/documents/typesetting/line-breaking.ts';

/** Full-width characters are 12 pt wide, ASCII half of it: a 12 pt body font. */
const measured = (text: string): Cluster[] =>
  graphemesOf(text).map((grapheme) => ({ text: grapheme, width: /^[ -~]/.test(grapheme) ? 6 : 12 }));
const broken = (text: string, width: number) =>
  breakIntoLines(measured(text), () => width).map((line) => line.map((cluster) => cluster.text).join(''));

describe('line breaking', () => {
  it('fills lines with Han characters', () => {
    expect(broken('驻村工作队员年度考核', 48)).toEqual(['驻村工作', '队员年度', '考核']);
  });

  it('takes the last character down rather than begin a line with a closing mark', () => {
    expect(broken('驻村工作，认真', 48)).toEqual(['驻村工', '作，认真']);
  });

  it('takes an opening mark down rather than end a line with it', () => {
    expect(broken('按照规定《条例》', 60)).toEqual(['按照规定', '《条例》']);
  });

  it('keeps codes, numbers and words whole, quotes around them too', () => {
    expect(broken('文号为“2026-0012”，见附件', 96)).toEqual(['文号为', '“2026-0012”，', '见附件']);
    expect(broken('全年驻村225.5天', 60)).toEqual(['全年驻村', '225.5天']);
  });

  it('does not take dashes and ellipses apart', () => {
    expect(broken('一二三——四', 48)).toEqual(['一二', '三——四']);
    expect(broken('一二三……四', 48)).toEqual(['一二', '三……四']);
  });

  it('breaks where the line is full when a word is longer than the line', () => {
    expect(broken('ABCDEFGHIJ', 24)).toEqual(['ABCD', 'EFGH', 'IJ']);
  });

  it('rather breaks a long word than begin a line with a closing mark', () => {
    expect(broken('ABCDEFG，', 48)).toEqual(['ABCDEF', 'G，']);
  });

  it('lets each line have its own width', () => {
    const lines = breakIntoLines(measured('一二三四五六七八九'), (line) => (line === 0 ? 24 : 48));
    expect(lines.map((line) => line.length)).toEqual([2, 4, 3]);
  });

  const character = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...'驻村工作考核认真𠮷𬭊㛃') },
    { weight: 3, arbitrary: fc.constantFrom(...'，。、；：？！）》”’…—·%') },
    { weight: 2, arbitrary: fc.constantFrom(...'（《“‘【') },
    { weight: 2, arbitrary: fc.constantFrom(...'a1-/. ') },
    { weight: 1, arbitrary: fc.constantFrom('e\u0301', '葛\u{e0100}', '\u3000') },
  );
  const text = fc.array(character, { maxLength: 120 }).map((parts) => parts.join(''));

  it('loses nothing, overruns nothing, and breaks a rule only where every place in the line would', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 12, max: 200 }), (input, width) => {
        const lines = breakIntoLines(measured(input), () => width);
        expect(lines.flatMap((line) => line.map((cluster) => cluster.text)).join('')).toBe(input);
        for (const [number, line] of lines.entries()) {
          const texts = line.map((cluster) => cluster.text);
          while (texts.length > 1 && isBlank(texts.at(-1) ?? '')) texts.pop();
          const used = measured(texts.join('')).reduce((sum, cluster) => sum + cluster.width, 0);
          if (texts.length > 1) expect(used).toBeLessThanOrEqual(width);
          for (const grapheme of texts) expect(grapheme).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/);

          const next = lines[number + 1]?.[0]?.text;
          const last = line.at(-1)?.text;
          if (next === undefined || last === undefined) continue;
          const places = line
            .slice(1)
            .map((cluster, index) => [line[index]?.text ?? '', cluster.text] as const);
          if (!mayBreakBetween(last, next)) {
            expect(places.some(([before, after]) => mayBreakBetween(before, after))).toBe(false);
          }
          if (!marksAllowBreak(last, next)) {
            expect(places.some(([before, after]) => marksAllowBreak(before, after))).toBe(false);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
