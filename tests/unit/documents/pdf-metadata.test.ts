import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { type FontSet, loadFontSet } from '../../../electron/documents/fonts.ts';
import { makeDocument } from '../../../electron/documents/make-document.ts';
import type { RenderedDocument } from '../../../electron/documents/rendering.types.ts';
import type { AnnualFormSnapshot } from '../../../shared/archive/snapshots/annual-form.ts';
import { shortForm } from '../../fixtures/documents/annual-forms.ts';
import { poppler, textOf } from './poppler.ts';

const footer = { auditHead: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' };
let fonts: FontSet;
beforeAll(async () => {
  fonts = await loadFontSet(fileURLToPath(new URL('../../../resources', import.meta.url)));
});

const metadataOf = (bytes: Uint8Array) => poppler('pdfinfo', bytes, ['-meta']).toString('utf8');
const made = (changes: Partial<AnnualFormSnapshot> = {}) =>
  makeDocument({ ...shortForm, ...changes }, footer, fonts);

describe('what the file says about itself', () => {
  let document: RenderedDocument;
  let metadata: string;
  beforeAll(async () => {
    document = await made();
    metadata = metadataOf(document.bytes);
  });

  it('has title, subject, author and date, in both places alike', () => {
    const info = poppler('pdfinfo', document.bytes, ['-enc', 'UTF-8', '-isodates']).toString('utf8');
    expect(info).toMatch(/^Title: +.*2026年度.*示例·喆堃祎$/m);
    expect(info).toMatch(/^Subject: +\S+$/m);
    expect(info).toMatch(/^Author: +示例市江岸区$/m);
    expect(info).toMatch(/^CreationDate: +2027-01-12T01:30:00/m);
    const said = (name: string) => new RegExp(`^${name}: +(.*)$`, 'm').exec(info)?.[1] ?? 'nothing';
    for (const name of ['Title', 'Subject', 'Author']) expect(metadata).toContain(`>${said(name)}</rdf:li>`);
    expect(metadata).toContain('<xmp:CreateDate>2027-01-12T01:30:00Z</xmp:CreateDate>');
  });

  it('has number, scheme, template and hash of the data, and explains these properties as PDF/A asks', () => {
    for (const [name, value] of [
      ['registerNumber', '2026-三-0012'],
      ['schemeTitle', shortForm.scheme.title],
      ['schemeVersion', '1'],
      ['templateVersion', document.templateVersion],
      ['snapshotSha256', document.snapshotSha256],
    ] as const) {
      expect(metadata).toContain(`<kp:${name}>${value}</kp:${name}>`);
      expect(metadata).toContain(`<pdfaProperty:name>${name}</pdfaProperty:name>`);
    }
    expect(metadata).toContain('<dc:identifier>2026-三-0012</dc:identifier>');
    expect(metadata).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>');
  });

  it('has no number in a preview, and takes signs of XML for what they are', async () => {
    const preview = metadataOf((await made({ registerNumber: null, organisation: '示例<区>&“县”' })).bytes);
    expect(preview).not.toContain('identifier');
    expect(preview).not.toContain('<kp:registerNumber>');
    expect(preview).toContain('<rdf:li>示例&lt;区&gt;&amp;“县”</rdf:li>');
  });
});

describe('structure', () => {
  it('has the language and every paragraph, in reading order; footers and lines are no part of it', async () => {
    const { bytes } = await made();
    expect(Buffer.from(bytes).toString('latin1')).toContain('/Lang(zh-CN)');
    const read = poppler('pdfinfo', bytes, ['-struct-text', '-enc', 'UTF-8']).toString('utf8');
    const paragraphs = Array.from(read.matchAll(/^ +"(.*)"$/gm), ([, text]) => text);
    expect(paragraphs[1]).toBe('（2026年度）');
    expect(paragraphs).toContain('示例区城市管理执法局综合行政执法大队二级主任科员');
    expect(read).not.toContain('登记号');
    expect(read).not.toContain('共 2 页');
    expect(textOf(bytes)).toContain('登记号 2026-三-0012');
  });
});
