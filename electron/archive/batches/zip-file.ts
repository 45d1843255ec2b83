import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { ZipFile } from 'yazl';

/** A file that goes into an archive. */
export interface ZipPart {
  readonly name: string;
  read(): Promise<Uint8Array>;
}

/**
 * A zip archive as a stream: parts are read one after the other, no faster than the archive is taken away, so that it may
 * be larger than the memory. PDFs are packed already and are stored as they are.
 *
 * @param at stands as the time of every part, so that the same parts make the same archive
 * @param onPart called when a part has been put in
 */
export function zipStream(
  parts: readonly ZipPart[],
  at: string,
  signal?: AbortSignal,
  onPart?: () => void,
): Readable {
  const zip = new ZipFile();
  const output = new PassThrough();
  zip.outputStream.pipe(output);
  const fail = (error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error)));
  zip.on('error', fail);
  add(zip, output, parts, { at, signal, onPart }).catch(fail);
  return output;
}

async function add(
  zip: ZipFile,
  output: PassThrough,
  parts: readonly ZipPart[],
  { at, signal, onPart }: { at: string; signal: AbortSignal | undefined; onPart: (() => void) | undefined },
): Promise<void> {
  // One ear for the end, however often the archive has to be waited for.
  const closed = once(output, 'close');
  closed.catch(() => undefined);
  const options = { mtime: new Date(at), mode: 0o100600, compress: false };
  for (const part of parts) {
    if (output.destroyed) return;
    signal?.throwIfAborted();
    const bytes = await part.read();
    zip.addBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), part.name, options);
    onPart?.();
    await setImmediate();
    // Whoever takes the archive away is behind: wait, or all of it would pile up here.
    if (output.writableNeedDrain) await Promise.race([once(output, 'drain'), closed]);
  }
  zip.end();
}
