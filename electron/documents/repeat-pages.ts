const latin1 = (text: string) => Buffer.from(text, 'latin1');

/**
 * Writes a file in which pages of the given one stand again and again, in the order asked for. Contents and fonts are
 * shared between the copies: each costs about 150 bytes.
 *
 * Works on files as `renderPdf` writes them: one table of plain references at the end, nothing compressed.
 *
 * @param pages zero-based numbers of pages of the given file, in the order of the new one
 * @throws Error for another kind of file; RangeError for a page that the file does not have
 */
export function repeatPages(
  file: Uint8Array<ArrayBuffer>,
  pages: readonly number[],
): Uint8Array<ArrayBuffer> {
  const source = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const { offsets, trailer, tableStart } = readReferences(source);
  const places = new Map(offsets.map(({ id, offset }) => [id, offset]));
  const tree = objectAt(source, places.get(pageTree) ?? -1);
  const kids = Array.from(/\/Kids \[([^\]]*)\]/.exec(tree.text)?.[1]?.matchAll(/(\d+) 0 R/g) ?? [], (kid) =>
    Number(kid[1]),
  );
  const parts: Buffer[] = [source.subarray(0, tree.start), source.subarray(tree.end, tableStart)];
  const moved = offsets.map(({ id, offset }) => ({
    id,
    offset: offset > tree.start ? offset - (tree.end - tree.start) : offset,
  }));
  let written = tableStart - (tree.end - tree.start);
  const write = (id: number, body: string) => {
    const object = latin1(`${id} 0 obj\n${body}endobj\n`);
    moved.push({ id, offset: written });
    parts.push(object);
    written += object.length;
  };

  const used = new Set<number>();
  const order: number[] = [];
  let nextId = offsets.length + 1;
  for (const page of pages) {
    const id = kids[page];
    if (id === undefined) throw new RangeError(`The file has no page ${page}`);
    if (!used.has(id)) {
      used.add(id);
      order.push(id);
      continue;
    }
    const original = objectAt(source, places.get(id) ?? -1);
    write(nextId, original.body);
    order.push(nextId);
    nextId++;
  }
  const list = order.map((id) => `${id} 0 R`).join(' ');
  const replaced = moved.filter(({ id }) => id !== pageTree);
  const treeEntry = { id: pageTree, offset: written };
  const treeObject = latin1(
    `${pageTree} 0 obj\n<<\n/Type /Pages\n/Count ${order.length}\n/Kids [${list}]\n>>\nendobj\n`,
  );
  parts.push(treeObject);
  written += treeObject.length;
  parts.push(latin1(referenceTable([...replaced, treeEntry], trailer, written)));
  return new Uint8Array(Buffer.concat(parts));
}

/** The page tree is the first object that the library writes. */
const pageTree = 1;

interface ObjectPlace {
  readonly id: number;
  readonly offset: number;
}

function readReferences(source: Buffer): { offsets: ObjectPlace[]; trailer: string; tableStart: number } {
  const tail = source.subarray(source.lastIndexOf('startxref')).toString('latin1');
  const tableStart = Number(/startxref\s+(\d+)/.exec(tail)?.[1]);
  const table = Number.isInteger(tableStart) ? source.subarray(tableStart).toString('latin1') : '';
  const head = /^xref\n0 \d+\n/.exec(table);
  if (!head) throw new Error('The file has no plain table of references');
  const offsets: ObjectPlace[] = [];
  for (const [id, entry] of table.slice(head[0].length).split('\n').entries()) {
    const match = /^(\d{10}) \d{5} ([nf])/.exec(entry);
    if (!match) break;
    if (match[2] === 'n') offsets.push({ id, offset: Number(match[1]) });
  }
  const trailer = /trailer\n<<\n([\s\S]*?)>>\nstartxref/.exec(table)?.[1] ?? '';
  return { offsets, trailer, tableStart };
}

interface PdfObject {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What stands between `obj` and `endobj`. */
  readonly body: string;
}

function objectAt(source: Buffer, start: number): PdfObject {
  const endMark = 'endobj\n';
  const end = start < 0 ? -1 : source.indexOf(endMark, start);
  if (end < 0) throw new Error('The file refers to an object that it does not have');
  const text = source.subarray(start, end).toString('latin1');
  return { start, end: end + endMark.length, text, body: text.replace(/^\d+ 0 obj\n/, '') };
}

function referenceTable(places: readonly ObjectPlace[], trailer: string, start: number): string {
  const sorted = places.toSorted((a, b) => a.id - b.id);
  const size = sorted.length + 1;
  const entries = sorted.map(({ offset }) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const rest = trailer.replace(/\/Size \d+/, `/Size ${size}`);
  return `xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer\n<<\n${rest}>>\nstartxref\n${start}\n%%EOF\n`;
}
