import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { app, BrowserWindow, dialog, type WebContents } from 'electron';
import type { SaveFileResult } from '#shared/desk-api.ts';

/** Asks where to save, starting in the user's documents, and writes the file there. */
export async function saveFile(
  sender: WebContents,
  name: string,
  bytes: Uint8Array,
): Promise<SaveFileResult> {
  const fileName = plainFileName(name);
  const window = BrowserWindow.fromWebContents(sender);
  const options = {
    title: '保存文件',
    defaultPath: join(app.getPath('documents'), fileName),
    filters: [{ name: '文件', extensions: [extname(fileName).slice(1) || '*'] }],
  };
  const choice = window ? await dialog.showSaveDialog(window, options) : await dialog.showSaveDialog(options);
  if (choice.canceled || !choice.filePath) return { outcome: 'cancelled' };
  try {
    await writeWhole(choice.filePath, bytes);
    return { outcome: 'saved', path: choice.filePath };
  } catch (error) {
    return { outcome: 'failed', message: describeFailure(choice.filePath, error) };
  }
}

/** Takes folders and characters that Windows refuses out of a suggested name. */
export function plainFileName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is being taken out
  const plain = name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '_').replace(/^[.\s]+|[.\s]+$/g, '');
  return plain === '' ? '文件' : plain;
}

/** Writes beside the target, flushes, then renames: a full disk or a power cut leaves the older file whole. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

function describeFailure(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const place = `文件没有保存到“${path}”。`;
  switch (code) {
    case 'ENOSPC':
      return `${place}磁盘空间不够，请清理后再试，或换一个磁盘。`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${place}没有写入这个文件夹的权限，或同名文件正被别的程序打开。请关闭它，或换一个文件夹。`;
    case 'ENOENT':
      return `${place}文件夹不存在，请换一个文件夹。`;
    default:
      return `${place}请换一个文件夹再试。`;
  }
}
