import { crc32, deflateSync } from 'node:zlib';
import { type ArchivePart, archiveBytes } from './archives.ts';

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

/** A small PDF of one empty page; `objects` are added to it as they stand, `tail` behind its end. */
export function pdfBytes({
  objects = '',
  tail = '\n',
}: {
  objects?: string;
  tail?: string;
} = {}): Uint8Array {
  const body = [
    '%PDF-1.7\n',
    '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n',
    '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n',
    '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] >>\nendobj\n',
  ];
  const offsets = body.slice(1).map((_, index) => body.slice(0, index + 1).join('').length);
  const start = body.join('').length + objects.length;
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  return latin1(
    `${body.join('')}${objects}xref\n0 4\n0000000000 65535 f \n${table}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF${tail}`,
  );
}

/** A PDF whose objects are packed into a stream, as newer programs write them. */
export function packedPdf(objects: string): Uint8Array {
  const packed = deflateSync(Buffer.from(objects, 'latin1')).toString('latin1');
  return pdfBytes({
    objects: `4 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream\nendobj\n`,
  });
}

/** A small grey PNG; its header may claim another width than it has. */
export function pngBytes({ claimed = 40 } = {}): Uint8Array {
  const [width, height] = [40, 30];
  const chunk = (kind: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
    const framed = Buffer.alloc(body.length + 8);
    framed.writeUInt32BE(data.length, 0);
    body.copy(framed, 4);
    framed.writeUInt32BE(crc32(body), body.length + 4);
    return framed;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(claimed, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const rows = Buffer.alloc((width + 1) * height, 0x80);
  for (let row = 0; row < height; row += 1) rows[row * (width + 1)] = 0;
  return new Uint8Array(
    Buffer.concat([
      latin1('\u0089PNG\r\n\u001a\n'),
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(rows)),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

/** The segments of a JPEG around some coded data; not a picture, but built like one. `tail` stands behind its end. */
export function jpegBytes(tail = ''): Uint8Array {
  return latin1(
    [
      '\u00ff\u00d8',
      '\u00ff\u00e0\u0000\u0010JFIF\u0000\u0001\u0001\u0000\u0000\u0001\u0000\u0001\u0000\u0000',
      '\u00ff\u00c0\u0000\u000b\u0008\u0000\u0010\u0000\u0010\u0001\u0001\u0011\u0000',
      '\u00ff\u00da\u0000\u0008\u0001\u0001\u0000\u0000?\u0000',
      '\u0012\u00ff\u00004\u00ff\u00d0V',
      '\u00ff\u00d9',
      tail,
    ].join(''),
  );
}

/** A text document with more parts where given. */
export function docxBytes(more: readonly ArchivePart[] = []): Uint8Array {
  return archiveBytes([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'word/document.xml', content: '<document>示例材料</document>' },
    ...more,
  ]);
}
