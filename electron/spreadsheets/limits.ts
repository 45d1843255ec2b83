/*
 * Bounds of what a handed-in table may be. A district has a few thousand postings; everything beyond these figures is a
 * wrong file or an attack, and is refused before it costs memory or time.
 */

export const megabyte = 1024 * 1024;

/** Bytes of a file that is handed in. */
export const fileLimit = 20 * megabyte;
/** Bytes of all parts of a workbook together after unpacking. */
export const unpackedLimit = 200 * megabyte;
/** Parts of a workbook; real ones have some dozens. */
export const partLimit = 2000;
/** A part above `ratioFreeSize` may not unpack to more than this many times its packed size. */
export const ratioLimit = 150;
export const ratioFreeSize = 10 * megabyte;
export const rowLimit = 100_000;
export const columnLimit = 200;
/** Filled cells of one sheet. */
export const cellLimit = 2_000_000;
export const sheetLimit = 50;
/** Characters of one cell that are looked at; Excel itself allows 32 767. */
export const cellTextLimit = 2000;
/** Milliseconds a file may take to be read. */
export const readingTimeLimit = 60_000;
/** Memory of the reading thread, in megabytes. */
export const readingMemoryLimit = 1024;
/** Problems that are listed one by one; all are counted. */
export const listedProblemLimit = 500;
