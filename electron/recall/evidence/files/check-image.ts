import { crc32 } from 'node:zlib';
import { fileRejected } from '../../../errors.ts';
import { bufferOf, damaged, endsAsArchive, holdsPage, polyglot } from './file-signs.ts';

/** Pixels that a viewer can unpack without running out of memory (four bytes each). */
const mostPixels = 100_000_000;

/**
 * Walks through the chunks of a PNG to its end: each is whole, and nothing follows.
 *
 * @throws FILE_REJECTED `damaged`, `polyglot`, `too_many_pixels`
 */
export function checkPng(file: string, bytes: Uint8Array): void {
  const image = bufferOf(bytes);
  let at = 8;
  let first = true;
  while (at + 12 <= image.length) {
    const size = image.readUInt32BE(at);
    const end = at + 12 + size;
    if (end > image.length) throw damaged(file);
    if (crc32(image.subarray(at + 4, end - 4)) !== image.readUInt32BE(end - 4)) throw damaged(file);
    const kind = image.toString('latin1', at + 4, at + 8);
    if (first !== (kind === 'IHDR')) throw damaged(file);
    if (first) {
      if (size !== 13) throw damaged(file);
      checkPixels(file, image.readUInt32BE(at + 8), image.readUInt32BE(at + 12));
    }
    first = false;
    at = end;
    if (kind === 'IEND') {
      if (at < image.length) throw polyglot(file);
      return;
    }
  }
  throw damaged(file);
}

/**
 * Walks through the segments of a JPEG to its end. Telephones put data of their own behind it; a page or an archive
 * there is refused.
 *
 * @throws FILE_REJECTED `damaged`, `polyglot`, `too_many_pixels`
 */
export function checkJpeg(file: string, bytes: Uint8Array): void {
  const image = bufferOf(bytes);
  let at = 2;
  let framed = false;
  let scanned = false;
  for (;;) {
    while (image[at] === 0xff && image[at + 1] === 0xff) at += 1;
    if (image[at] !== 0xff) throw damaged(file);
    const marker = image[at + 1] ?? 0;
    if (marker === 0xd9) break;
    if (at + 4 > image.length) throw damaged(file);
    const size = image.readUInt16BE(at + 2);
    if (size < 2 || at + 2 + size > image.length) throw damaged(file);
    if (isFrame(marker)) {
      if (size < 8) throw damaged(file);
      checkPixels(file, image.readUInt16BE(at + 7), image.readUInt16BE(at + 5));
      framed = true;
    }
    at += 2 + size;
    if (marker === 0xda) {
      scanned = true;
      at = endOfScan(image, at);
    }
  }
  if (!framed || !scanned) throw damaged(file);
  const trailer = image.subarray(at + 2);
  if (endsAsArchive(bytes) || holdsPage(trailer.subarray(0, 65_536)) || trailer.includes('%PDF-')) {
    throw polyglot(file);
  }
}

/** SOF0 to SOF15 but for the tables DHT, JPG and DAC between them. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Where the marker after the coded data begins: a stuffed zero and restart marks belong to the data. */
function endOfScan(image: Buffer, from: number): number {
  for (let at = image.indexOf(0xff, from); at >= 0; at = image.indexOf(0xff, at + 1)) {
    const next = image[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return image.length;
}

function checkPixels(file: string, width: number, height: number): void {
  if (width === 0 || height === 0) throw damaged(file);
  if (width * height > mostPixels) {
    throw fileRejected(
      'too_many_pixels',
      `图片${file}有 ${width}×${height} 个像素，太大，无法安全打开。请缩小到 1 亿像素以内再添加。`,
    );
  }
}
