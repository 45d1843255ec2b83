/** Longest run, of like bytes or of unlike ones. */
const longest = 128;

/** Packs bytes for the filter RunLengthDecode: the one packing of PDF that comes out the same on every machine. */
export function runLengthEncoded(bytes: Uint8Array): Buffer {
  const packed: number[] = [];
  let at = 0;
  while (at < bytes.length) {
    const same = runAt(bytes, at);
    if (same > 1) {
      packed.push(257 - same, bytes[at] ?? 0);
      at += same;
      continue;
    }
    const start = at;
    while (at < bytes.length && at - start < longest && runAt(bytes, at) < 3) at += 1;
    packed.push(at - start - 1, ...bytes.subarray(start, at));
  }
  packed.push(128);
  return Buffer.from(packed);
}

/** How many bytes from here on are alike. */
function runAt(bytes: Uint8Array, start: number): number {
  const end = Math.min(bytes.length, start + longest);
  let at = start + 1;
  while (at < end && bytes[at] === bytes[start]) at += 1;
  return at - start;
}
