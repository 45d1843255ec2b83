/** What an .xlsx file is. */
export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Saves bytes as a file: through the shell's save dialog where there is one, else as a download.
 *
 * @param name suggested file name with extension
 * @returns a sentence about where it went; `null` when the person changed their mind
 * @throws Error with a Chinese message when it could not be written
 */
export async function saveFile(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  type: string,
): Promise<string | null> {
  const { desk } = window;
  if (desk) {
    const result = await desk.saveFile(name, bytes);
    if (result.outcome === 'failed') throw new Error(result.message);
    return result.outcome === 'saved' ? `已保存到 ${result.path}` : null;
  }
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download reads the blob after this turn; a minute is ample.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return `“${name}”已交给浏览器下载`;
}
