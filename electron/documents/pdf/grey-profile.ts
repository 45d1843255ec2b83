/*
 * The colour profile that PDF/A asks for: everything in a document is black on white, so a grey profile says all there
 * is to say. Built here after ICC.1:2001-04 (version 2), in 320 bytes.
 */

/** White of daylight D50, as fixed-point numbers with 16 bits behind the point. */
const daylight = [0x0000f6d6, 0x00010000, 0x0000d32d] as const;
/** Gamma 2.2 as a fixed-point number with 8 bits behind the point. */
const gamma = 0x0233;

function buildGreyProfile(): Buffer {
  const tags = [
    { name: 'desc', body: description('Grey, gamma 2.2') },
    { name: 'cprt', body: Buffer.from('text\0\0\0\0Public domain\0', 'latin1') },
    { name: 'wtpt', body: Buffer.concat([Buffer.from('XYZ \0\0\0\0', 'latin1'), words(daylight)]) },
    { name: 'kTRC', body: Buffer.from([...Buffer.from('curv\0\0\0\0\0\0\0\x01'), gamma >> 8, gamma & 0xff]) },
  ];
  const table = Buffer.alloc(4 + 12 * tags.length);
  table.writeUInt32BE(tags.length);
  const bodies: Buffer[] = [];
  let offset = 128 + table.length;
  for (const [index, { name, body }] of tags.entries()) {
    const at = 4 + 12 * index;
    table.write(name, at, 'latin1');
    table.writeUInt32BE(offset, at + 4);
    table.writeUInt32BE(body.length, at + 8);
    const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
    bodies.push(padded);
    offset += padded.length;
  }
  return Buffer.concat([header(offset), table, ...bodies]);
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x02100000, 8);
  bytes.write('mntrGRAYXYZ ', 12, 'latin1');
  for (const [index, part] of [2026, 1, 1, 0, 0, 0].entries()) bytes.writeUInt16BE(part, 24 + 2 * index);
  bytes.write('acsp', 36, 'latin1');
  words(daylight).copy(bytes, 68);
  return bytes;
}

function words(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, 4 * index);
  return bytes;
}

/** A description in ASCII, with none in Unicode or for the Macintosh. */
function description(text: string): Buffer {
  return Buffer.concat([
    Buffer.from('desc\0\0\0\0', 'latin1'),
    words([text.length + 1]),
    Buffer.from(`${text}\0`, 'latin1'),
    Buffer.alloc(4 + 4 + 2 + 1 + 67),
  ]);
}

export const greyProfile: Buffer = buildGreyProfile();
