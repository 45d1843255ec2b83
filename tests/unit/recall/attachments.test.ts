import { describe, expect, test } from 'vitest';
import { checkAttachment } from '../../../electron/recall/evidence/files/attachment-content.ts';
import { attachmentName } from '../../../electron/recall/evidence/files/attachment-name.ts';
import { archiveBytes } from '../../support/archives.ts';
import { docxBytes, jpegBytes, packedPdf, pdfBytes, pngBytes } from '../../support/attachments.ts';
import { workbookBytes } from '../../support/spreadsheets.ts';

const text = (content: string) => new TextEncoder().encode(content);
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

describe('what a file is, its content says', () => {
  test.each([
    ['pdf', pdfBytes()],
    ['pdf', packedPdf('5 0 << /Type /Font /BaseFont /JavaScriptist >>')],
    ['png', pngBytes()],
    ['jpg', jpegBytes()],
    // Telephones append data of their own.
    ['jpg', jpegBytes('MotionPhoto_Data')],
    ['docx', docxBytes()],
    ['xlsx', workbookBytes([{ name: '考勤', lines: [['示例', 1]] }])],
  ] as const)('%s, whatever its name says', async (type, bytes) => {
    expect((await checkAttachment('材料.exe', bytes)).type).toBe(type);
  });

  const macro = { name: 'word/vbaProject.bin', content: 'x' };
  const archive = archiveBytes([{ name: 'a.txt', content: 'x' }]);
  test.each([
    ['nothing', new Uint8Array(), 'empty_file'],
    ['a page', text('<!DOCTYPE html><script>alert(1)</script>'), 'html'],
    ['a page with a comment first', text('<!-- 说明 --><html><body>'), 'html'],
    ['text', text('只是文字'), 'unknown_type'],
    ['a program', text('MZ\u0090'), 'wrong_type'],
    ['an old document', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]), 'wrong_type'],
    ['a PDF behind a page', joined(text('<html><body>'), pdfBytes()), 'html'],
    ['a PDF behind something else', joined(text('x\n'), pdfBytes()), 'polyglot'],
    [
      'a page behind the first line of a PDF',
      pdfBytes({ tail: '\n<html><script>x</script></html>' }),
      'polyglot',
    ],
    [
      'a page within the first bytes of a PDF',
      joined(text('%PDF-1.7\n<script>x</script>\n'), pdfBytes()),
      'polyglot',
    ],
    ['an archive behind a PDF', joined(pdfBytes(), archive), 'polyglot'],
    ['an archive behind a PNG', joined(pngBytes(), archive), 'polyglot'],
    ['an archive behind a JPEG', joined(jpegBytes(), archive), 'polyglot'],
    ['a page behind a JPEG', jpegBytes('<html><script>'), 'polyglot'],
    ['a PDF without an end', pdfBytes().subarray(0, 200), 'damaged'],
    ['half a PNG', pngBytes().subarray(0, 60), 'damaged'],
    ['half a JPEG', jpegBytes().subarray(0, 40), 'damaged'],
    ['a PNG that unpacks to gigabytes', pngBytes({ claimed: 2_000_000_000 }), 'too_many_pixels'],
    [
      'a PDF that runs a script',
      pdfBytes({ objects: '4 0 obj\n<< /S /JavaScript /JS (x) >>\nendobj\n' }),
      'active_content',
    ],
    [
      'one that spells it otherwise',
      pdfBytes({ objects: '4 0 obj\n<< /S /J#61v#61Script >>\nendobj\n' }),
      'active_content',
    ],
    ['one that packs it', packedPdf('5 0 << /S /JavaScript /JS (x) >>'), 'active_content'],
    [
      'a PDF that starts a program',
      pdfBytes({ objects: '4 0 obj\n<< /S /Launch /F (calc.exe) >>\nendobj\n' }),
      'active_content',
    ],
    ['a document with macros', docxBytes([macro]), 'macros'],
    ['a document with controls', docxBytes([{ name: 'word/activeX/activeX1.bin', content: 'x' }]), 'macros'],
    ['any other archive', archive, 'archive'],
    ['a document that is two', docxBytes([{ name: 'xl/workbook.xml', content: '<x/>' }]), 'archive'],
    ['half a document', docxBytes().subarray(0, 100), 'damaged'],
    ['a document that leads outside', docxBytes([{ name: '../../x', content: 'x' }]), 'damaged'],
    [
      'a document with a password',
      docxBytes([{ name: 'word/x.xml', content: 'x', encrypted: true }]),
      'encrypted',
    ],
    [
      'a document that unpacks to far more than it is',
      docxBytes([{ name: 'word/media/a.bin', content: new Uint8Array(30 * 1024 * 1024) }]),
      'unpacks_too_large',
    ],
  ])('%s is refused', async (_, bytes, reason) => {
    await expect(checkAttachment('报告.pdf', bytes)).rejects.toMatchObject({
      code: 'FILE_REJECTED',
      data: { reason },
    });
  });

  test('beyond 20 MB nothing is looked at', async () => {
    const bytes = joined(pdfBytes(), new Uint8Array(20 * 1024 * 1024));
    await expect(checkAttachment('报告.pdf', bytes)).rejects.toMatchObject({ data: { reason: 'too_large' } });
  });
});

test.each([
  ['通报.pdf', '通报.pdf'],
  ['通报.PDF', '通报.pdf'],
  ['照片.jpeg', '照片.pdf'],
  ['报告.v1.2', '报告.v1.2.pdf'],
  ['../../x.pdf', 'x.pdf'],
  ['C:\\Users\\x.pdf', 'x.pdf'],
  ['C:x.pdf', 'Cx.pdf'],
  ['通报\u202efdp.exe', '通报fdp.exe.pdf'],
  ['a\u0000b\nc\u061c.pdf', 'ab c.pdf'],
  ['con.pdf', '附件-con.pdf'],
  ['LPT1.txt.pdf', '附件-LPT1.txt.pdf'],
  ['.htaccess', 'htaccess.pdf'],
  ['...', '附件.pdf'],
  ['', '附件.pdf'],
  ['a/', '附件.pdf'],
  ['什么<>|"?*.pdf', '什么.pdf'],
  ['坏\ud800.pdf', '坏�.pdf'],
])('the name %j is kept as %j', (given, kept) => {
  expect(attachmentName(given, 'pdf')).toBe(kept);
});

test('a name fits every file system', () => {
  const name = attachmentName(`${'驻'.repeat(300)}.docx`, 'docx');
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
  expect(name).toMatch(/^驻+\.docx$/);
});
