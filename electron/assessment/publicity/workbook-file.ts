import type { Instant } from '#shared/dates.ts';
import { type SheetToWrite, writeWorkbook } from '../../spreadsheets/write-workbook.ts';

/** What no Windows file name may hold. */
const unsafe = /[<>:"/\\|?*\p{C}]/gu;

/** An .xlsx file as procedures answer with it. */
export function workbookFile(name: string, madeAt: Instant, sheets: readonly SheetToWrite[]) {
  return {
    fileName: `${name.replace(unsafe, '_')}.xlsx`,
    base64: Buffer.from(writeWorkbook(name, madeAt, sheets)).toString('base64'),
  };
}
