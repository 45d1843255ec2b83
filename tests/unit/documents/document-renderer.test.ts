import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { createDocumentRenderer } from '../../../electron/documents/document-renderer.ts';
import { MissingGlyphError } from '../../../electron/documents/glyph-coverage.ts';
import { blankForm, shortForm } from '../../fixtures/documents/annual-forms.ts';

const resourcesDirectory = fileURLToPath(new URL('../../../resources', import.meta.url));
const footer = { auditHead: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' };

describe('document renderer', () => {
  const renderer = createDocumentRenderer({ resourcesDirectory, maximumThreads: 2 });
  afterAll(() => renderer.close());

  it('makes the same bytes in every thread, whatever was made there before', async () => {
    // U+2F08 is drawn with the glyph of 人: a font shared between documents would mix up their text layers.
    const radical = { ...blankForm, person: { ...blankForm.person, name: '示例\u2f08' } };
    const plain = { ...blankForm, person: { ...blankForm.person, name: '示例人' } };
    const alone = await renderer.renderDocument(plain, footer);
    const mixed = await Promise.all(
      [radical, plain, radical, plain].map((form) => renderer.renderDocument(form, footer)),
    );
    expect(mixed[1]?.sha256).toBe(alone.sha256);
    expect(mixed[3]?.sha256).toBe(alone.sha256);
    expect(mixed[2]?.sha256).toBe(mixed[0]?.sha256);
    expect(mixed[0]?.sha256).not.toBe(alone.sha256);
  });

  it('hands back what the register keeps', async () => {
    const document = await renderer.renderDocument(shortForm, footer);
    expect(document).toMatchObject({
      pages: 2,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      snapshotSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      templateVersion: 'annual-form-3',
      fontSetVersion: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    expect(Buffer.from(document.bytes.subarray(0, 8)).toString()).toBe('%PDF-1.7');
  });

  it('tells which character is missing, through the thread boundary', async () => {
    const form = { ...blankForm, organisation: '示例县😀' };
    const failure = await renderer.renderDocument(form, footer).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(MissingGlyphError);
    expect(failure).toMatchObject({
      code: 'MISSING_GLYPH',
      glyphs: [{ character: '😀', codePoint: 'U+1F600', field: '县（市、区）', person: '示例' }],
    });
  });

  it('says which font file is missing', async () => {
    const without = createDocumentRenderer({ resourcesDirectory: tmpdir(), maximumThreads: 1 });
    await expect(without.renderDocument(blankForm, footer)).rejects.toThrow(/缺少字体文件 .+，无法生成文书/);
    await without.close();
  });
});
