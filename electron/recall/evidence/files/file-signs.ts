import { fileRejected } from '../../../errors.ts';

/** What may be attached, for the end of a refusal. */
export const acceptedKinds = '请选择 PDF、JPG、PNG 图片，或 .docx、.xlsx 文件。';

/** Whether bytes begin with the characters of `signs`, each below 256. */
export function startsWith(bytes: Uint8Array, signs: string): boolean {
  if (bytes.length < signs.length) return false;
  for (let index = 0; index < signs.length; index += 1)
    if (bytes[index] !== signs.charCodeAt(index)) return false;
  return true;
}

/** The same bytes, with the searching functions of a buffer. */
export const bufferOf = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Whether there is markup in bytes that a browser would take for a page. */
export function holdsPage(bytes: Uint8Array): boolean {
  return /<\s*(?:!doctype\s+html|html|head|body|script|iframe|svg)\b/i.test(
    bufferOf(bytes).toString('latin1'),
  );
}

const endOfArchive = Buffer.from('PK\u0005\u0006', 'latin1');
const endOfArchiveSize = 22;

/** Whether a file ends as a zip archive does, so that an unpacking program would open it as one. */
export function endsAsArchive(bytes: Uint8Array): boolean {
  const from = Math.max(0, bytes.length - endOfArchiveSize - 0xffff);
  const tail = bufferOf(bytes.subarray(from));
  for (let at = tail.indexOf(endOfArchive); at >= 0; at = tail.indexOf(endOfArchive, at + 1)) {
    if (at + endOfArchiveSize > tail.length) break;
    if (at + endOfArchiveSize + tail.readUInt16LE(at + 20) === tail.length) return true;
  }
  return false;
}

/** Refusal of a file that is two things at once, or carries something behind its end. */
export const polyglot = (file: string) =>
  fileRejected(
    'polyglot',
    `文件${file}里夹带了别的内容（网页或压缩包），不能作为附件。请重新扫描，或用“打印成 PDF”另存一份再添加。`,
  );

export const damaged = (file: string) =>
  fileRejected('damaged', `文件${file}已经损坏或不完整，无法打开。请重新导出、扫描或拍摄后再添加。`);

const foreign: readonly { readonly signs: string; readonly name: string }[] = [
  { signs: '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1', name: '旧格式或加密的办公文档' },
  { signs: 'GIF8', name: 'GIF 图片' },
  { signs: 'BM', name: 'BMP 图片' },
  { signs: 'II*\u0000', name: 'TIFF 图片' },
  { signs: 'MM\u0000*', name: 'TIFF 图片' },
  { signs: '{\\rtf', name: '写字板文档' },
  { signs: 'Rar!', name: '压缩包' },
  { signs: '7z\u00bc\u00af', name: '压缩包' },
  { signs: '\u001f\u008b', name: '压缩包' },
  { signs: 'MZ', name: '可执行程序' },
  { signs: '\u007fELF', name: '可执行程序' },
];

/** Refusal of a file that is none of the accepted kinds, named as far as it is known. */
export function refusedAs(file: string, bytes: Uint8Array) {
  const beginning = bytes.subarray(0, 1024);
  if (holdsPage(beginning)) {
    return fileRejected('html', `文件${file}的内容是网页，只是扩展名像文档。${acceptedKinds}`);
  }
  const known = foreign.find(({ signs }) => startsWith(bytes, signs));
  if (known)
    return fileRejected('wrong_type', `文件${file}的内容是${known.name}，不能作为附件。${acceptedKinds}`);
  if (bufferOf(beginning).includes('%PDF-')) {
    return fileRejected(
      'polyglot',
      `文件${file}的 PDF 内容前面夹有别的数据，不能作为附件。请重新导出后再添加。`,
    );
  }
  return fileRejected('unknown_type', `文件${file}的内容不是可以添加的种类，或者已经损坏。${acceptedKinds}`);
}
