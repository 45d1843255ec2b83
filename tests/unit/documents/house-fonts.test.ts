import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createDocumentRenderer,
  type DocumentRenderer,
} from '../../../electron/documents/document-renderer.ts';
import { fontDirectories } from '../../../electron/documents/house-fonts/font-directories.ts';
import { createHouseFonts, type HouseFonts } from '../../../electron/documents/house-fonts/house-fonts.ts';
import { templateVersion } from '../../../electron/documents/template-versions.ts';
import type { HouseFont } from '../../../shared/archive/document-style.ts';
import { standardStyle } from '../../../shared/archive/document-style.ts';
import type { AnnualFormSnapshot } from '../../../shared/archive/snapshots/annual-form.ts';
import { shortForm } from '../../fixtures/documents/annual-forms.ts';
import { createTemporaryDirectory } from '../../support/temporary-directory.ts';
import { poppler, textOf } from './poppler.ts';

const resourcesDirectory = fileURLToPath(new URL('../../../resources', import.meta.url));
const shipped = (path: string) => join(resourcesDirectory, 'fonts', path);
const footer = { auditHead: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' };

/** Stands in for the fonts of a computer: 仿宋 that lacks rare characters, a 楷体, and a file that is none. */
const folder = createTemporaryDirectory();
const fontsFolder = folder.path;
let houseFonts: HouseFonts;
let renderer: DocumentRenderer;
let kaiti: HouseFont;

beforeAll(async () => {
  mkdirSync(join(fontsFolder, '下级'));
  copyFileSync(shipped('lxgw-wenkai/LXGWWenKai-Light.ttf'), join(fontsFolder, '下级', '示例楷体.ttf'));
  copyFileSync(shipped('fandol/FandolFang-Regular.otf'), join(fontsFolder, '示例仿宋.OTF'));
  writeFileSync(join(fontsFolder, '不是字体.ttf'), '示例');
  houseFonts = createHouseFonts([fontsFolder, join(fontsFolder, '没有这个文件夹')]);
  renderer = createDocumentRenderer({ resourcesDirectory, houseFonts, maximumThreads: 1 });
  const font = (await houseFonts.installed()).find(({ family }) => family.startsWith('LXGW WenKai'));
  if (!font) throw new Error('The font was not found');
  kaiti = { family: font.family, sha256: font.sha256 };
});
afterAll(async () => {
  await renderer.close();
  folder.remove();
});

const setIn = (content: HouseFont | null, title: HouseFont | null = null): AnnualFormSnapshot => {
  const { organs: _none, ...style } = standardStyle;
  return { ...shortForm, style: { ...style, fonts: { content, title } } };
};
const fontsIn = (bytes: Uint8Array) => poppler('pdffonts', bytes).toString('utf8');

describe('fonts of the computer', () => {
  test('are found below their folders, by name, with what they lack; other files are none', async () => {
    const found = await houseFonts.installed();
    expect(found.map(({ path }) => path.slice(fontsFolder.length + 1))).toEqual([
      '示例仿宋.OTF',
      join('下级', '示例楷体.ttf'),
    ]);
    expect(found[0]?.missing).toBeGreaterThan(10_000);
    expect(found[1]?.missing).toBe(0);
  });

  test('lie where the system keeps them', () => {
    const windows = { platform: 'win32', home: 'C:\\示例', env: { SystemRoot: 'D:\\Windows' } } as const;
    expect(fontDirectories(windows)).toHaveLength(1);
    const linux = fontDirectories({ platform: 'linux', home: '/home/shili', env: {} });
    expect(linux).toContain('/usr/share/fonts');
    expect(linux).toContain('/home/shili/.fonts');
  });
});

describe('a paper that is set in one', () => {
  test('carries it, says the same, and is made again byte for byte', async () => {
    const plain = await renderer.renderDocument(shortForm, footer);
    const first = await renderer.renderDocument(setIn(kaiti), footer);
    const second = await renderer.renderDocument(setIn(kaiti), footer);
    expect(second.sha256).toBe(first.sha256);
    expect(first.fontSetVersion).not.toBe(plain.fontSetVersion);
    expect(fontsIn(plain.bytes)).toMatch(/FandolFang/);
    expect(fontsIn(first.bytes)).not.toMatch(/FandolFang/);
    expect(textOf(first.bytes)).toContain('坚持吃住在村');
  });

  test('takes from the shipped fonts what it lacks', async () => {
    const found = (await houseFonts.installed()).find(({ path }) => path.endsWith('.OTF'));
    if (!found) throw new Error('The font was not found');
    const { family, sha256 } = found;
    const { bytes } = await renderer.renderDocument(setIn({ family, sha256 }, kaiti), footer);
    expect(textOf(bytes)).toContain('喆堃祎');
    expect(fontsIn(bytes)).toMatch(/LXGWWenKai/);
  });

  test('stands in a file with others that are set otherwise', async () => {
    const part = (snapshot: AnnualFormSnapshot) => ({
      snapshot,
      footer,
      templateVersion: templateVersion('annual_form'),
      title: '示例',
    });
    const merged = await renderer.renderMerged([part(shortForm), part(setIn(kaiti))], {
      title: '示例',
      organisation: '示例市江岸区',
      takenAt: shortForm.takenAt,
      sides: 'duplex',
    });
    expect(fontsIn(merged.bytes)).toMatch(/FandolFang[\s\S]*LXGWWenKai|LXGWWenKai[\s\S]*FandolFang/);
    expect(textOf(merged.bytes).match(/坚持吃住在村/g)).toHaveLength(2);
  });

  test('is refused by name where the font is not on this computer, and once it is gone', async () => {
    const unknown = { family: '方正示例', sha256: '0'.repeat(64) };
    await expect(renderer.renderDocument(setIn(unknown), footer)).rejects.toMatchObject({
      code: 'RULE_VIOLATION',
      data: { rule: 'house_font_missing' },
      message: expect.stringContaining('方正示例'),
    });
    const path = join(fontsFolder, '又一个.otf');
    copyFileSync(shipped('noto-sans-sc/NotoSansSC_500Medium.ttf'), path);
    const font = (await houseFonts.installed()).find((one) => one.path === path);
    if (!font) throw new Error('The font was not found');
    rmSync(path);
    const { family, sha256 } = font;
    await expect(renderer.renderDocument(setIn({ family, sha256 }), footer)).rejects.toMatchObject({
      data: { rule: 'house_font_missing' },
    });
  });
});
