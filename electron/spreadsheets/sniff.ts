import { fileRejected } from '../errors.ts';
import { fileLimit, megabyte } from './limits.ts';

/** How a file is read, whatever its name says: a zip archive (which may be a workbook) or text. */
export type Content = 'archive' | 'text';

const wordsFor = {
  save: '请用 WPS 或 Excel 打开后另存为 .xlsx 文件，再重新选择。',
  choose: '请选择 .xlsx 或 .csv 文件。',
};

/**
 * Tells by its first bytes what a file is. The name decides nothing except how the refusal is worded.
 *
 * @throws FILE_REJECTED for everything but zip archives and text, each with its own message.
 */
export function sniff(fileName: string, bytes: Uint8Array): Content {
  const file = `“${fileName}”`;
  if (bytes.length === 0) {
    throw fileRejected('empty_file', `文件${file}是空的（0 字节），可能没有保存成功。请重新导出后再选择。`);
  }
  if (bytes.length > fileLimit) throw tooLarge(fileName, bytes.length);
  if (startsWith(bytes, 'PK\u0003\u0004')) return 'archive';
  if (startsWith(bytes, 'PK')) {
    throw fileRejected('empty_archive', `文件${file}是空的或分卷的压缩包，不是表格。${wordsFor.choose}`);
  }
  if (startsWith(bytes, '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1')) throw compoundFile(file, bytes);
  for (const { magic, name } of knownMagic) {
    if (startsWith(bytes, magic)) {
      throw fileRejected('wrong_type', `文件${file}的内容是${name}，不是表格。${wordsFor.choose}`);
    }
  }
  if (!isText(bytes)) {
    throw fileRejected('unknown_type', `文件${file}不是表格，或者已经损坏。${wordsFor.choose}`);
  }
  const beginning = new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).trimStart().toLowerCase();
  if (/^(?:ï»¿)?\s*(?:<!doctype html|<html|<table|<meta|<head|<div|<script)/.test(beginning)) {
    throw fileRejected(
      'html',
      `文件${file}的内容是网页，不是真正的表格（有的系统导出时只改了扩展名）。${wordsFor.save}`,
    );
  }
  if (/^(?:ï»¿)?\s*<\?xml/.test(beginning)) {
    throw fileRejected('xml', `文件${file}的内容是 XML 文本，不是 .xlsx 表格。${wordsFor.save}`);
  }
  if (/\.(xlsx|xlsm|xls|et)$/i.test(fileName)) {
    throw fileRejected(
      'text_named_workbook',
      `文件${file}的内容是纯文本，扩展名却是表格。如果它是逗号分隔的表格，请把扩展名改为 .csv 后再选择。`,
    );
  }
  return 'text';
}

/** Refusal of a file that is too large; also used before its bytes are read. */
export function tooLarge(fileName: string, size: number) {
  const megabytes = Math.ceil(size / megabyte);
  return fileRejected(
    'too_large',
    `文件“${fileName}”有 ${megabytes} MB，超过了 ${fileLimit / megabyte} MB 的上限。请删去图片和无关的工作表，或分成几个文件。`,
  );
}

const knownMagic: readonly { readonly magic: string; readonly name: string }[] = [
  { magic: '%PDF', name: ' PDF 文档' },
  { magic: '{\\rtf', name: '写字板文档' },
  { magic: '\u0089PNG', name: '图片' },
  { magic: '\u00ff\u00d8\u00ff', name: '图片' },
  { magic: 'GIF8', name: '图片' },
  { magic: 'Rar!', name: '压缩包' },
  { magic: '7z\u00bc\u00af', name: '压缩包' },
  { magic: '\u001f\u008b', name: '压缩包' },
  { magic: 'MZ', name: '可执行程序' },
  { magic: '\u007fELF', name: '可执行程序' },
  { magic: 'SQLite format 3', name: '数据库' },
];

/** Old Office files, WPS files and encrypted workbooks share one container; its directory names what is inside. */
function compoundFile(file: string, bytes: Uint8Array) {
  const holds = (name: string) => includesUtf16(bytes, name);
  if (holds('EncryptedPackage') || holds('EncryptionInfo')) {
    return fileRejected(
      'encrypted',
      `文件${file}设有打开密码，程序无法读取。请在 WPS 或 Excel 中取消密码并另存后再选择。`,
    );
  }
  if (holds('WordDocument')) {
    return fileRejected('word', `文件${file}是文字文档（.doc 或 .wps），不是表格。${wordsFor.choose}`);
  }
  if (holds('PowerPoint Document')) {
    return fileRejected('slides', `文件${file}是演示文稿，不是表格。${wordsFor.choose}`);
  }
  if (holds('Workbook') || holds('Book')) {
    return fileRejected('old_workbook', `文件${file}是旧格式的表格（.xls 或 .et）。${wordsFor.save}`);
  }
  return fileRejected('compound_file', `文件${file}是旧格式的文件，程序无法读取。${wordsFor.save}`);
}

function startsWith(bytes: Uint8Array, magic: string): boolean {
  if (bytes.length < magic.length) return false;
  for (let index = 0; index < magic.length; index += 1)
    if (bytes[index] !== magic.charCodeAt(index)) return false;
  return true;
}

function includesUtf16(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(text, 'utf16le'));
}

/** Text has no NUL bytes, unless it is UTF-16 and says so. */
function isText(bytes: Uint8Array): boolean {
  if (isUtf16(bytes)) return true;
  return !bytes.includes(0);
}

/** Excel's “Unicode 文本” starts with a UTF-16LE byte order mark. */
export function isUtf16(bytes: Uint8Array): boolean {
  return bytes.length >= 2 && bytes[0] === 0xff && bytes[1] === 0xfe;
}
