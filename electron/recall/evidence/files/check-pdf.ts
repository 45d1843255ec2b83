import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { fileRejected } from '../../../errors.ts';
import { breather } from '../../../roster/breather.ts';
import { bufferOf, damaged, endsAsArchive, holdsPage, polyglot } from './file-signs.ts';

const unpack = promisify(inflate);

/** Names of actions that run a script or a program. */
const actions = ['JavaScript', 'Launch'];
/** Bytes that one packed list of objects may unpack to; those of real documents have some hundred kilobytes. */
const objectsLimit = 32 * 1024 * 1024;
/** Bytes in which the dictionary before a packed list of objects stands. */
const dictionaryReach = 4096;

/**
 * Checks that a PDF is nothing else besides, and that it neither runs scripts nor starts programs. What is encrypted
 * cannot be looked into; the viewer runs nothing of any file.
 *
 * @throws FILE_REJECTED `damaged`, `polyglot`, `active_content`
 */
export async function checkPdf(file: string, bytes: Uint8Array): Promise<void> {
  const pdf = bufferOf(bytes);
  const end = pdf.lastIndexOf('%%EOF');
  if (end < 0 || !pdf.includes('startxref')) throw damaged(file);
  if (endsAsArchive(bytes) || !isBlank(pdf.subarray(end + 5)) || holdsPage(pdf.subarray(0, 1024))) {
    throw polyglot(file);
  }
  if ((await namesAction(pdf)) || (await packedObjectsAct(pdf))) {
    throw fileRejected(
      'active_content',
      `文件${file}带有脚本或启动程序的动作，不能作为附件。请用“打印成 PDF”另存一份再添加。`,
    );
  }
}

const blank = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x1a, 0x20]);
const isBlank = (bytes: Uint8Array) => bytes.every((byte) => blank.has(byte));

/** Whether one of {@link actions} is named, however its letters are written (`/J#61vaScript`). */
async function namesAction(pdf: Buffer): Promise<boolean> {
  const breathe = breather();
  for (let at = pdf.indexOf(0x2f); at >= 0; at = pdf.indexOf(0x2f, at + 1)) {
    const first = pdf[at + 1];
    if (first === 0x4a || first === 0x4c || first === 0x23) {
      // Every letter may be written with three.
      const written = pdf.toString('latin1', at + 1, at + 1 + 3 * 16);
      const name = written.match(/^[^\s/<>[\](){}%\0]*/)?.[0] ?? '';
      const plain = name.replace(/#([0-9a-f]{2})/gi, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      );
      if (actions.includes(plain)) return true;
    }
    await breathe();
  }
  return false;
}

/** Newer documents pack their objects into streams: those are unpacked and looked into, within bounds. */
async function packedObjectsAct(pdf: Buffer): Promise<boolean> {
  for (let at = pdf.indexOf('/ObjStm'); at >= 0; at = pdf.indexOf('/ObjStm', at + 1)) {
    const keyword = pdf.indexOf('stream', at);
    if (keyword < 0 || keyword - at > dictionaryReach) continue;
    const from = keyword + 'stream'.length;
    const data = pdf[from] === 0x0d && pdf[from + 1] === 0x0a ? from + 2 : from + 1;
    const end = pdf.indexOf('endstream', data);
    const objects = await unpacked(pdf.subarray(data, end < 0 ? pdf.length : end));
    if (objects && (await namesAction(objects))) return true;
  }
  return false;
}

/** `null` for what is encrypted, packed in another way, or too large. */
async function unpacked(packed: Buffer): Promise<Buffer | null> {
  try {
    return await unpack(packed, { maxOutputLength: objectsLimit });
  } catch {
    return null;
  }
}
