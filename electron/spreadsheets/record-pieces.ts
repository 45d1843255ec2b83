import * as z from 'zod';

/** Records in one piece. */
const pieceSize = 250;

/**
 * Packs records as JSON arrays of a few hundred each, so that the serving thread can take them in small bites instead
 * of standing still for one large message.
 */
export function inPieces(records: readonly unknown[]): Uint8Array[] {
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  for (let start = 0; start < records.length; start += pieceSize)
    pieces.push(encoder.encode(JSON.stringify(records.slice(start, start + pieceSize))));
  return pieces;
}

/** Unpacks what {@link inPieces} packed; `breathe` is called after each piece. */
export async function fromPieces<S extends z.ZodType>(
  schema: S,
  pieces: readonly Uint8Array[],
  breathe: () => Promise<void>,
): Promise<z.infer<S>[]> {
  const list = z.array(schema);
  const decoder = new TextDecoder();
  const records: z.infer<S>[] = [];
  for (const piece of pieces) {
    records.push(...list.parse(JSON.parse(decoder.decode(piece))));
    await breathe();
  }
  return records;
}
