import { saveFile, workbookType } from './save-file.ts';

/**
 * Saves a workbook that a procedure made.
 *
 * @returns a sentence about where it went; `null` when the person changed their mind
 * @throws Error with a Chinese message when it could not be written
 */
export function saveWorkbook({
  fileName,
  base64,
}: {
  fileName: string;
  base64: string;
}): Promise<string | null> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return saveFile(fileName, bytes, workbookType);
}
