import {
  type AttachmentType,
  attachmentLimitBytes,
  attachmentTypes,
} from '#shared/contract/recall-evidence.ts';
import { fileRejected } from '../../../errors.ts';
import { checkJpeg, checkPng } from './check-image.ts';
import { checkOffice } from './check-office.ts';
import { checkPdf } from './check-pdf.ts';
import { refusedAs, startsWith } from './file-signs.ts';

export interface CheckedFile {
  readonly type: AttachmentType;
  readonly mediaType: string;
}

/**
 * Tells what a file is by its content, and that it is sound and carries nothing that acts on its own. The name decides
 * nothing.
 *
 * @param fileName for the words of a refusal
 * @throws FILE_REJECTED
 */
export async function checkAttachment(fileName: string, bytes: Uint8Array): Promise<CheckedFile> {
  const type = await checkedType(`“${fileName}”`, fileName, bytes);
  return { type, mediaType: attachmentTypes[type] };
}

async function checkedType(file: string, fileName: string, bytes: Uint8Array): Promise<AttachmentType> {
  if (bytes.length === 0) {
    throw fileRejected('empty_file', `文件${file}是空的（0 字节），可能没有保存成功。请重新选择。`);
  }
  if (bytes.length > attachmentLimitBytes) {
    throw fileRejected(
      'too_large',
      `文件${file}超过 ${attachmentLimitBytes / 1024 / 1024} MB 的上限。请降低扫描分辨率或分成几个文件。`,
    );
  }
  if (startsWith(bytes, '%PDF-')) {
    await checkPdf(file, bytes);
    return 'pdf';
  }
  if (startsWith(bytes, '\u00ff\u00d8\u00ff')) {
    checkJpeg(file, bytes);
    return 'jpg';
  }
  if (startsWith(bytes, '\u0089PNG\r\n\u001a\n')) {
    checkPng(file, bytes);
    return 'png';
  }
  if (startsWith(bytes, 'PK\u0003\u0004')) return checkOffice(file, fileName, bytes);
  throw refusedAs(file, bytes);
}
