import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs one of the poppler tools on a document and returns what it prints. */
export function poppler(
  tool: string,
  bytes: Uint8Array,
  options: readonly string[] = [],
  target: readonly string[] = [],
): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'document-'));
  try {
    const file = join(folder, 'document.pdf');
    writeFileSync(file, bytes);
    return execFileSync(tool, [...options, file, ...target], { maxBuffer: 256 * 1024 * 1024 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The text of a document in the order it was drawn. */
export const textOf = (bytes: Uint8Array) =>
  poppler('pdftotext', bytes, ['-raw', '-enc', 'UTF-8'], ['-']).toString('utf8');

/** A page as grey dots, row by row. */
export function dotsOf(bytes: Uint8Array, page: number, resolution: number) {
  const image = poppler('pdftoppm', bytes, [
    '-gray',
    '-r',
    `${resolution}`,
    '-f',
    `${page}`,
    '-l',
    `${page}`,
  ]);
  const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(image.toString('latin1', 0, 64));
  const [width, height] = [Number(header?.[1]), Number(header?.[2])];
  return { dots: image.subarray(header?.[0].length), width, height };
}

/** Outermost dark dots of a page. */
export function inkOf(bytes: Uint8Array, page: number, resolution: number) {
  const { dots, width, height } = dotsOf(bytes, page, resolution);
  const box = { left: width, right: 0, top: height, bottom: 0, width, height };
  for (let index = 0; index < dots.length; index++) {
    if ((dots[index] ?? 255) > 160) continue;
    const [x, y] = [index % width, Math.floor(index / width)];
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}
