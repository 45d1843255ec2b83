import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { poppler } from './poppler.ts';

/** Grey dots, row by row: 0 is black, 255 white. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly dots: Uint8Array;
}

/** Low enough to stay small in the repository, high enough to read a form by eye. */
const dotsPerInch = 48;
const dotsPerMm = dotsPerInch / 25.4;
/** Pictures are kept in 16 greys; what is compared with them is rounded in the same way. */
const greyStep = 17;
/** Two dots are different from this on. */
const greyTolerance = 48;
/** Part of a page's dots that may be different: more is another weight, size or place of the text as a whole. */
const partAllowed = 0.005;
/**
 * A square of some 13 mm, in dots, and how many dots in it may be unlike all their neighbours in the other picture. The
 * whole page alone would not do: one cell is some hundredth of a percent of it.
 */
const square = 24;
const strayAllowed = 8;
/** Darker dots are ink. */
const inkBelow = 200;

const pictureFile = (name: string) =>
  fileURLToPath(new URL(`../../fixtures/documents/pictures/${name}.png`, import.meta.url));
const seenFolder = join(tmpdir(), 'golden-pictures');

/** One-based numbers of the pages that are on record of a document with so many: the first two and the last. */
export const pagesOnRecord = (pages: number): number[] => [...new Set([1, Math.min(2, pages), pages])];

/** Draws the pages of a document that are on record. */
export function picturesOf(bytes: Uint8Array, pages: number): Picture[] {
  const draw = (from: number, to: number) =>
    greymaps(poppler('pdftoppm', bytes, ['-gray', '-r', `${dotsPerInch}`, '-f', `${from}`, '-l', `${to}`]));
  return [...draw(1, Math.min(2, pages)), ...(pages > 2 ? draw(pages, pages) : [])];
}

/** The pictures in a file of greymaps one after the other. */
function greymaps(file: Buffer): Picture[] {
  const found: Picture[] = [];
  for (let start = 0; start < file.length; ) {
    const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(file.toString('latin1', start, start + 64));
    if (!header) throw new Error('pdftoppm wrote something else than greymaps');
    const [width, height] = [Number(header[1]), Number(header[2])];
    const from = start + header[0].length;
    start = from + width * height;
    const dots = file.subarray(from, start).map((grey) => Math.round(grey / greyStep) * greyStep);
    found.push({ width, height, dots });
  }
  return found;
}

/** The pages on record under a name, in the order of {@link pagesOnRecord}. */
export async function storedPictures(name: string, pages: number): Promise<Picture[]> {
  const image = await loadImage(readFileSync(pictureFile(name)));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { length } = pagesOnRecord(pages);
  const width = image.width / length;
  return Array.from({ length }, (_, index) => {
    const { data } = context.getImageData(index * width, 0, width, image.height);
    return {
      width,
      height: image.height,
      dots: Uint8Array.from({ length: data.length / 4 }, (_dot, place) => data[4 * place] ?? 255),
    };
  });
}

/**
 * How a page differs from the one on record, in words for whoever reads the failure; null where it looks the same. A
 * picture drawn by another version of the same tool does: dots may be a little lighter or darker, edges one dot away.
 */
export function differenceOf(stored: Picture, drawn: Picture): string | null {
  const { width, height } = stored;
  if (drawn.width !== width || drawn.height !== height)
    return `it is ${drawn.width} × ${drawn.height} dots and was ${width} × ${height}`;
  const different = [...places(stored, drawn)];
  const part = different.length / stored.dots.length;
  if (part > partAllowed) return `${(100 * part).toFixed(2)} % of the dots differ`;
  const strays = different.filter((place) => unlike(stored, drawn, place) || unlike(drawn, stored, place));
  const crowd = crowded(strays, width);
  if (crowd)
    return `${crowd.count} dots differ around ${crowd.across} mm from the left, ${crowd.down} mm from the top`;
  const [was, is] = [inkBox(stored), inkBox(drawn)];
  if (was.some((edge, index) => Math.abs(edge - (is[index] ?? 0)) > 1))
    return `its ink lies within ${is.join(', ')} dots and lay within ${was.join(', ')}`;
  return null;
}

/** Places of dots that are clearly lighter or darker. */
function* places(one: Picture, other: Picture): Generator<number> {
  for (let place = 0; place < one.dots.length; place++)
    if (Math.abs((one.dots[place] ?? 0) - (other.dots[place] ?? 0)) > greyTolerance) yield place;
}

/** Whether a dot is clearly lighter or darker than all dots at and around its place in the other picture. */
function unlike(one: Picture, other: Picture, place: number): boolean {
  const grey = one.dots[place] ?? 255;
  let [darkest, lightest] = [255, 0];
  for (const row of [-1, 0, 1]) {
    for (const column of [-1, 0, 1]) {
      const near = other.dots[place + row * one.width + column] ?? 255;
      darkest = Math.min(darkest, near);
      lightest = Math.max(lightest, near);
    }
  }
  return grey < darkest - greyTolerance || grey > lightest + greyTolerance;
}

/** The square with the most of these places, where those are too many; squares overlap by half. */
function crowded(strays: readonly number[], width: number) {
  const step = square / 2;
  const counts = new Map<string, { count: number; across: number; down: number }>();
  for (const place of strays) {
    const [x, y] = [Math.floor((place % width) / step), Math.floor(place / width / step)];
    for (const [column, row] of [
      [x, y],
      [x - 1, y],
      [x, y - 1],
      [x - 1, y - 1],
    ] as const) {
      const inMm = (steps: number) => Math.round(((steps + 1) * step) / dotsPerMm);
      const counted = counts.get(`${column} ${row}`) ?? { count: 0, across: inMm(column), down: inMm(row) };
      counted.count += 1;
      counts.set(`${column} ${row}`, counted);
    }
  }
  const most = [...counts.values()].toSorted((a, b) => b.count - a.count)[0];
  return most && most.count > strayAllowed ? most : null;
}

/** Outermost columns and rows with ink: left, top, right, bottom. */
function inkBox({ dots, width, height }: Picture): [number, number, number, number] {
  const box: [number, number, number, number] = [width, height, -1, -1];
  for (const [place, grey] of dots.entries()) {
    if (grey >= inkBelow) continue;
    const [x, y] = [place % width, Math.floor(place / width)];
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

/**
 * Holds the looks of a document against the picture on record. With `UPDATE_GOLDEN=pictures` a picture that is wanting or
 * no longer fits is written anew instead; pictures that fit stay as they are.
 */
export async function expectPicture(name: string, bytes: Uint8Array, pages: number): Promise<void> {
  const drawn = picturesOf(bytes, pages);
  const differences = existsSync(pictureFile(name))
    ? differencesOf(await storedPictures(name, pages), drawn, pages)
    : ['there is no picture on record'];
  if (differences.length === 0) return;
  if (process.env.UPDATE_GOLDEN === 'pictures') {
    writeFileSync(pictureFile(name), pngOf(drawn));
    return;
  }
  mkdirSync(seenFolder, { recursive: true });
  const seen = join(seenFolder, `${name}.png`);
  writeFileSync(seen, pngOf(drawn));
  throw new Error(
    `${name} does not look as on record: ${differences.join('; ')}. On record: ${pictureFile(name)}; now: ${seen}. ` +
      'If that is wanted, look at both, then write the pictures anew: UPDATE_GOLDEN=pictures ' +
      'node_modules/.bin/vitest run tests/unit/documents/golden-documents.test.ts',
  );
}

function differencesOf(stored: readonly Picture[], drawn: readonly Picture[], pages: number): string[] {
  return pagesOnRecord(pages).flatMap((page, index) => {
    const [was, is] = [stored[index], drawn[index]];
    const difference = was && is ? differenceOf(was, is) : 'it is not there';
    return difference === null ? [] : [`page ${page}: ${difference}`];
  });
}

/** Pages side by side as a PNG of 16 greys. */
function pngOf(pages: readonly Picture[]): Buffer {
  const width = pages.reduce((sum, page) => sum + page.width, 0);
  const height = pages[0]?.height ?? 0;
  const rowLength = 1 + Math.ceil(width / 2);
  const rows = Buffer.alloc(rowLength * height);
  let left = 0;
  for (const page of pages) {
    for (const [place, grey] of page.dots.entries()) {
      const x = left + (place % page.width);
      const at = Math.floor(place / page.width) * rowLength + 1 + (x >> 1);
      rows[at] = (rows[at] ?? 0) | ((grey / greyStep) << (x % 2 === 0 ? 4 : 0));
    }
    left += page.width;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Four bits a dot, grey.
  header[8] = 4;
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const data = deflateSync(rows, { level: 9 });
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
