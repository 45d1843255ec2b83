import { createHash } from 'node:crypto';

/** A text as PDF writes it outside of page contents: UTF-16 with a mark in front, in hexadecimal. */
export function pdfText(text: string): string {
  const units = Array.from({ length: text.length }, (_, index) => hex4(text.charCodeAt(index)));
  return `<FEFF${units.join('')}>`;
}

/** Four hexadecimal digits. */
export const hex4 = (value: number): string => value.toString(16).toUpperCase().padStart(4, '0');

/** A moment as PDF writes it, in UTC. */
export const pdfDate = (date: Date): string => `(D:${date.toISOString().replace(/\D/g, '').slice(0, 14)}Z)`;

/** A length in points: hundredths are finer than any printer, and keep sums of fractions out of the file. */
export const points = (value: number): string => decimal(value, 100);

/** Rounds to so many parts of one; whole numbers have no point. */
export function decimal(value: number, parts: number): string {
  const rounded = Math.round(value * parts) / parts;
  return Object.is(rounded, -0) ? '0' : `${rounded}`;
}

const chunkSize = 256 * 1024;

/**
 * Objects of a PDF file in the order they are written. Keeps only where each begins, so that what is written can be
 * {@link take}n away piece by piece while a long file grows.
 */
export class PdfObjects {
  /** Place of each object in the file by its number; object 0 does not exist. */
  readonly #places: number[] = [0];
  readonly #digest = createHash('sha256');
  #buffer = Buffer.allocUnsafe(chunkSize);
  #filled = 0;
  #finished: Buffer[] = [];
  #length = 0;

  constructor() {
    // Four bytes above 127 tell every program on the way that the file is not text.
    this.#raw('%PDF-1.7\n%\xE9\xA9\xBB\xE6\n');
  }

  /** A number for an object that is written later, or never referred to before. */
  reserve(): number {
    return this.#places.push(0) - 1;
  }

  /** Writes an object; by default under a new number. Everything outside ASCII must be in hexadecimal already. */
  write(body: string, id: number = this.reserve()): number {
    this.#begin(id);
    this.#raw(`${id} 0 obj\n${body}\nendobj\n`);
    return id;
  }

  /** Writes a stream as it is. `entries` stand in its dictionary beside the length. */
  writeStream(entries: string, bytes: Uint8Array, id: number = this.reserve()): number {
    this.#begin(id);
    this.#raw(`${id} 0 obj\n<<${entries}/Length ${bytes.length}>>\nstream\n`);
    this.#bytes(bytes);
    this.#raw('\nendstream\nendobj\n');
    return id;
  }

  /** Table of objects and end of file. The file's identifier is a hash of everything in it. */
  end(root: number, info: number): void {
    const start = this.#length;
    const identifier = this.#digest.copy().update(this.#pending()).digest('hex').slice(0, 32).toUpperCase();
    const size = this.#places.length;
    this.#raw(`xref\n0 ${size}\n0000000000 65535 f \n`);
    for (let id = 1; id < size; id += 1) {
      this.#raw(`${String(this.#places[id]).padStart(10, '0')} 00000 n \n`);
    }
    this.#raw(
      `trailer\n<</Size ${size}/Root ${root} 0 R/Info ${info} 0 R/ID[<${identifier}><${identifier}>]>>\n` +
        `startxref\n${start}\n%%EOF\n`,
    );
  }

  /** What was written since it was last taken. */
  take(): Uint8Array<ArrayBuffer> {
    const parts = [...this.#finished, this.#pending()];
    const taken = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      taken.set(part, at);
      at += part.length;
    }
    this.#digest.update(this.#pending());
    this.#finished = [];
    this.#filled = 0;
    return taken;
  }

  #begin(id: number): void {
    this.#places[id] = this.#length;
  }

  #pending = () => this.#buffer.subarray(0, this.#filled);

  #raw(text: string): void {
    this.#room(text.length);
    this.#filled += this.#buffer.write(text, this.#filled, 'latin1');
    this.#length += text.length;
  }

  #bytes(bytes: Uint8Array): void {
    this.#room(bytes.length);
    this.#buffer.set(bytes, this.#filled);
    this.#filled += bytes.length;
    this.#length += bytes.length;
  }

  #room(needed: number): void {
    if (this.#filled + needed <= this.#buffer.length) return;
    this.#digest.update(this.#pending());
    this.#finished.push(this.#pending());
    this.#buffer = Buffer.allocUnsafe(Math.max(chunkSize, needed));
    this.#filled = 0;
  }
}
