import type { Readable } from 'node:stream';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { ApplicationError, fileRejected } from '../errors.ts';
import { megabyte, partLimit, ratioFreeSize, ratioLimit, unpackedLimit } from './limits.ts';

/**
 * Looks through an archive before the spreadsheet library may see it.
 *
 * @throws FILE_REJECTED when the archive is damaged, encrypted, no workbook, or unpacks to too much.
 */
export async function guardArchive(fileName: string, bytes: Uint8Array): Promise<void> {
  const names = await partsOfArchive(fileName, bytes);
  if (names.has('xl/workbook.xml')) return;
  throw notAWorkbook(`“${fileName}”`, names);
}

/**
 * Unpacks every part of an archive once, throwing the bytes away: sizes in an archive are claims, only counting is
 * proof. At most {@link unpackedLimit} bytes are ever unpacked, a piece at a time.
 *
 * @returns the names of its parts
 * @throws FILE_REJECTED when the archive is damaged, encrypted, or unpacks to too much.
 */
export async function partsOfArchive(fileName: string, bytes: Uint8Array): Promise<ReadonlySet<string>> {
  const file = `“${fileName}”`;
  const names = new Set<string>();
  let unpacked = 0;
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      validateEntrySizes: true,
    });
    if (zip.entryCount > partLimit) throw bomb(file);
    for await (const entry of zip.eachEntry()) {
      names.add(entry.fileName);
      if (names.size > partLimit || entry.uncompressedSize > unpackedLimit) throw bomb(file);
      if (entry.isEncrypted()) {
        throw fileRejected('encrypted', `文件${file}设有密码，程序无法读取。请取消密码后再选择。`);
      }
      if (!entry.fileName.endsWith('/')) {
        const size = await measure(zip, entry, unpackedLimit - unpacked);
        if (size === undefined) throw bomb(file);
        unpacked += size;
        if (size > ratioFreeSize && size > entry.compressedSize * ratioLimit) throw bomb(file);
      }
    }
  } catch (error) {
    if (error instanceof ApplicationError) throw error;
    throw damaged(file, error);
  }
  return names;
}

/** Bytes that a part really unpacks to, or `undefined` when there are more than `allowed`. */
async function measure(zip: ZipFile, entry: Entry, allowed: number): Promise<number | undefined> {
  const stream: Readable = await zip.openReadStreamPromise(entry);
  let size = 0;
  for await (const piece of stream) {
    size += Buffer.isBuffer(piece) ? piece.length : 0;
    if (size > allowed || (size > ratioFreeSize && size > entry.compressedSize * ratioLimit)) {
      stream.destroy();
      return undefined;
    }
  }
  return size;
}

const bomb = (file: string) =>
  fileRejected(
    'unpacks_too_large',
    `文件${file}解压后大得不正常（超过 ${unpackedLimit / megabyte} MB 或压缩比过高），不像一份正常的文件，已停止读取。请用 WPS 或 Office 打开，只保留需要的内容，另存后再选择。`,
  );

const damaged = (file: string, cause: unknown) =>
  new ApplicationError(
    'FILE_REJECTED',
    `文件${file}已经损坏，无法打开。请重新导出或向提供者要一份完整的文件。`,
    { reason: 'damaged' },
    { cause },
  );

function notAWorkbook(file: string, names: ReadonlySet<string>) {
  const save = '请用 WPS 或 Excel 打开后另存为 .xlsx 文件，再重新选择。';
  if (names.has('xl/workbook.bin')) {
    return fileRejected('binary_workbook', `文件${file}是二进制格式的表格（.xlsb）。${save}`);
  }
  if (names.has('word/document.xml')) {
    return fileRejected('word', `文件${file}是文字文档，不是表格。请选择 .xlsx 或 .csv 文件。`);
  }
  if (names.has('ppt/presentation.xml')) {
    return fileRejected('slides', `文件${file}是演示文稿，不是表格。请选择 .xlsx 或 .csv 文件。`);
  }
  if (names.has('mimetype')) {
    return fileRejected('open_document', `文件${file}是开放文档格式（.ods 等）。${save}`);
  }
  return fileRejected(
    'archive',
    `文件${file}是压缩包，不是表格。请先解压，再选择其中的 .xlsx 或 .csv 文件。`,
  );
}
