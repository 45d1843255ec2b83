import type { AttachmentType } from '#shared/contract/recall-evidence.ts';
import { fileRejected } from '../../../errors.ts';
import { partsOfArchive } from '../../../spreadsheets/archive-guard.ts';
import { acceptedKinds } from './file-signs.ts';

/** Parts that run something: macros, old macro sheets, controls. */
const active = /(?:^|\/)(?:vbaProject\.bin|vbaData\.xml)$|^xl\/macrosheets\/|^(?:word|xl)\/activeX\//i;

/**
 * Checks an Office document: sound, of a size that a person can open, and without macros.
 *
 * @throws FILE_REJECTED
 */
export async function checkOffice(
  file: string,
  fileName: string,
  bytes: Uint8Array,
): Promise<AttachmentType> {
  const parts = await partsOfArchive(fileName, bytes);
  const type = typeOf(parts);
  if (type === null) {
    throw fileRejected('archive', `文件${file}是压缩包或别的文档，不能作为附件。${acceptedKinds}`);
  }
  if ([...parts].some((part) => active.test(part))) {
    throw fileRejected(
      'macros',
      `文件${file}带有宏或控件，不能作为附件。请用 WPS 或 Office 打开，另存为不带宏的 .${type} 文件再添加。`,
    );
  }
  return type;
}

function typeOf(parts: ReadonlySet<string>): 'docx' | 'xlsx' | null {
  if (!parts.has('[Content_Types].xml')) return null;
  const [text, workbook] = [parts.has('word/document.xml'), parts.has('xl/workbook.xml')];
  if (text === workbook) return null;
  return text ? 'docx' : 'xlsx';
}
