export const listFileName = '清单.csv';
export const failureFileName = '未生成清单.csv';

/** A file of a batch as the list tells of it. */
export interface ListedDocument {
  readonly position: number;
  readonly name: string;
  readonly title: string;
  readonly registerNumber: string;
  readonly fileName: string;
  readonly pages: number;
  readonly sha256: string;
}

/** The list that goes with the files of a batch: what is there, under which name, and how to tell that it is unchanged. */
export function listFile(documents: readonly ListedDocument[]): Uint8Array {
  return csv([
    ['序号', '姓名', '材料名称', '登记号', '文件名', '页数', 'SHA-256'],
    ...documents.map(({ position, name, title, registerNumber, fileName, pages, sha256 }) => [
      String(position),
      name,
      title,
      registerNumber,
      fileName,
      String(pages),
      sha256,
    ]),
  ]);
}

/** Whose documents are missing from the files, and why. */
export function failureFile(
  failures: readonly { position: number; name: string; title: string; reason: string }[],
): Uint8Array {
  return csv([
    ['序号', '姓名', '材料名称', '原因'],
    ...failures.map(({ position, name, title, reason }) => [String(position), name, title, reason]),
  ]);
}

/** Spreadsheet programs open it with its characters whole: UTF-8 with its mark, lines as Windows ends them. */
function csv(rows: readonly (readonly string[])[]): Uint8Array {
  return new TextEncoder().encode(`\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`);
}

/** What begins like a formula is shown as text, not worked out. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
