import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fontRecords } from '../../../electron/documents/font-records.generated.ts';
import {
  type FaceId,
  faceIds,
  fontChains,
  fontFiles,
  fontSetVersion,
  glyphsOf,
  loadFontSet,
  type ShippedFaceId,
  type TextRole,
} from '../../../electron/documents/fonts.ts';
import { faceFor, missingCodePoints } from '../../../electron/documents/glyph-coverage.ts';
import { GlyphTable, packed } from '../../../electron/documents/glyph-table.ts';
import { isPrintable, unprintableIn } from '../../../electron/documents/printable.ts';
import { recordOf } from '../../../scripts/characters/font-record.ts';

const resources = fileURLToPath(new URL('../../../resources', import.meta.url));
const pathOf = (id: ShippedFaceId) => join(resources, 'fonts', fontFiles[id].path);

describe('what is recorded of the fonts', () => {
  it.each(faceIds)('%s is the file that lies there, with the characters that it draws', (id) => {
    // After an exchange of a font: node scripts/characters/record-fonts.ts
    expect(recordOf(id, readFileSync(pathOf(id)))).toEqual(fontRecords[id]);
  });

  it.each(faceIds)('%s lies beside its licence', (id) => {
    const folder = dirname(pathOf(id));
    expect(readdirSync(folder)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^(COPYING|LICENSE|OFL\.txt)$/)]),
    );
  });

  it('a table of characters says what was put into it', () => {
    const codePoint = fc.integer({ min: 0, max: 0x10_ffff });
    const run = fc.tuple(codePoint, fc.integer({ min: 1, max: 40 }));
    fc.assert(
      fc.property(fc.array(run, { maxLength: 30 }), (runs) => {
        const all = new Set(
          runs.flatMap(([start, length]) =>
            Array.from({ length }, (_, index) => Math.min(start + index, 0x10_ffff)),
          ),
        );
        const table = GlyphTable.of(packed([...all].sort((a, b) => a - b)));
        for (const one of all) {
          for (const near of [one - 1, one, one + 1]) expect(table.has(near)).toBe(all.has(near));
        }
      }),
    );
    expect(() => GlyphTable.of('zz zzzzzzz')).toThrow(RangeError);
  });
});

describe('the chain of fonts', () => {
  const roles: readonly TextRole[] = ['content', 'label', 'title', 'emphasis'];

  it('ends in all fonts in every place: what prints on a form prints in a title too', () => {
    for (const role of roles) expect([...fontChains[role]].sort()).toEqual([...faceIds].sort());
  });

  it.each<[string, Record<TextRole, FaceId>]>([
    ['中', { content: 'fangsong', label: 'heiti', title: 'songti', emphasis: 'kaiti' }],
    ['喆', { content: 'kaiti', label: 'heiti', title: 'songti', emphasis: 'kaiti' }],
    ['㛃', { content: 'kaiti', label: 'heiti', title: 'songti', emphasis: 'kaiti' }],
    // Extension A outside the table of standard characters.
    ['㑔', { content: 'heiti', label: 'heiti', title: 'songti', emphasis: 'heiti' }],
    ['𬱖', { content: 'kaiti', label: 'heiti', title: 'songti', emphasis: 'kaiti' }],
    ['𪚥', { content: 'hanamin', label: 'hanamin', title: 'hanamin', emphasis: 'hanamin' }],
    ['𭄀', { content: 'hanamin', label: 'hanamin', title: 'hanamin', emphasis: 'hanamin' }],
  ])('%s is drawn by the first that has it', (character, expected) => {
    for (const role of roles) {
      const chain = fontChains[role].map((id) => ({
        id,
        hasGlyph: (codePoint: number) => glyphsOf(id).has(codePoint),
      }));
      expect(faceFor(character, chain)?.id, role).toBe(expected[role]);
    }
  });

  it('a grapheme whose parts only different fonts have cannot be drawn', () => {
    const [latin, marks] = ['a', '\u0301'].map((has) => ({
      hasGlyph: (codePoint: number) => String.fromCodePoint(codePoint) === has,
    }));
    if (!latin || !marks) throw new Error('Two fonts');
    expect(missingCodePoints('a', [latin, marks])).toEqual([]);
    expect(missingCodePoints('a\u0301', [latin, marks])).toEqual([0x61, 0x301]);
    expect(missingCodePoints('a\u0302', [latin, marks])).toEqual([0x302]);
  });
});

describe('what can be printed is known without a font', () => {
  it('has every hanzi of the basic block and of extensions A to F', () => {
    for (const [first, last] of [
      [0x3400, 0x4dbf],
      [0x4e00, 0x9fff],
      [0x20000, 0x2a6df],
      [0x2a700, 0x2b739],
      [0x2b740, 0x2b81d],
      [0x2b820, 0x2cea1],
      [0x2ceb0, 0x2ebe0],
    ] as const) {
      const missing = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(
        (codePoint) => !isPrintable(codePoint),
      );
      expect(missing).toEqual([]);
    }
  });

  it('lists each character once, in order; blanks and ends of lines are none', () => {
    expect(unprintableIn('示例喆，\t𬱖\u00a0𪚥。\r\n第二段')).toEqual([]);
    expect(unprintableIn('示例\u{30003}甲\u{31360}乙\u{30003}')).toEqual([0x30003, 0x31360]);
  });

  it('a private character is never taken for one that everybody has', () => {
    expect(unprintableIn('示例\ue863')).toEqual([0xe863]);
  });
});

describe('a set of fonts', () => {
  it('has another version for other fonts, whatever the order they were used in', () => {
    const all = fontSetVersion(faceIds);
    expect(all).toMatch(/^[0-9a-f]{16}$/);
    expect(fontSetVersion(faceIds.toReversed())).toBe(all);
    expect(new Set(faceIds.map((id) => fontSetVersion([id]))).add(all).size).toBe(faceIds.length + 1);
  });

  it('opens a font when it is drawn with, and only if it is the one that came with the program', async () => {
    const folder = copyOfFonts();
    // As long as the true one, but empty: only reading it tells.
    const rare = join(folder, 'fonts', fontFiles.hanamin.path);
    writeFileSync(rare, '');
    truncateSync(rare, fontRecords.hanamin.size);
    const { faces } = await loadFontSet(folder);
    expect(faces.kaiti.advance(0x5586)).toBe(1000);
    expect(faces.hanamin.hasGlyph(0x2a6a5)).toBe(true);
    expect(() => faces.hanamin.advance(0x2a6a5)).toThrow(/HanaMinB\.ttf 与随程序安装的不一致/);
    copyFileSync(pathOf('hanamin'), rare);
    expect(faces.hanamin.advance(0x2a6a5)).toBe(1000);
  });

  it('is not there when a file is missing or cut short', async () => {
    const folder = copyOfFonts();
    const file = join(folder, 'fonts', fontFiles.songti.path);
    truncateSync(file, 1000);
    await expect(loadFontSet(folder)).rejects.toThrow(/NotoSerifSC.+与随程序安装的不一致/);
    rmSync(file);
    await expect(loadFontSet(folder)).rejects.toThrow(/缺少字体文件 .+NotoSerifSC/);
  });
});

function copyOfFonts(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fonts-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const id of faceIds) {
    const target = join(folder, 'fonts', fontFiles[id].path);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(pathOf(id), target);
  }
  return folder;
}
