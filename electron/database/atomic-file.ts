import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Forces a file's content to the disk. */
export function syncFile(path: string): void {
  const descriptor = openSync(path, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Forces a folder's entries (new names, renames) to the disk. Windows has no such call and does not need it. */
export function syncDirectory(path: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Moves a complete file to its name, replacing what was there: after a crash it is there whole or not at all. */
export function putInPlace(temporary: string, path: string): void {
  syncFile(temporary);
  renameSync(temporary, path);
  syncDirectory(dirname(path));
}

/** Writes a small text file whole or not at all. */
export function writeFileAtomically(path: string, text: string): void {
  const temporary = `${path}.tmp`;
  writeFileSync(temporary, text);
  putInPlace(temporary, path);
}

/** As {@link writeFileAtomically} without holding up the program; calls for one path must not overlap. */
export async function writeFileAtomicallyLater(path: string, text: string): Promise<void> {
  const temporary = `${path}.tmp`;
  const file = await open(temporary, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
}
