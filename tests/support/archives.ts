import { deflateRawSync } from 'node:zlib';

/** One part of a test archive; what is not said is worked out as it should be. */
export interface ArchivePart {
  readonly name: string;
  readonly content: Uint8Array | string;
  /** Bytes as they stand in the archive, when they are not the deflated content. */
  readonly packed?: Uint8Array;
  /** Size after unpacking that the archive claims. */
  readonly claimedSize?: number;
  readonly encrypted?: boolean;
}

/** Builds a zip archive by hand, so that it can say things that are not so. */
export function archiveBytes(parts: readonly ArchivePart[]): Uint8Array {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const content = Buffer.from(part.content as string);
    const packed = part.packed ? Buffer.from(part.packed) : deflateRawSync(content);
    const name = Buffer.from(part.name);
    const size = part.claimedSize ?? content.length;
    const flags = 0x800 | (part.encrypted ? 1 : 0);
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    const directory = Buffer.alloc(46);
    directory.writeUInt32LE(0x02014b50, 0);
    for (const [target, start] of [
      [header, 4],
      [directory, 6],
    ] as const) {
      target.writeUInt16LE(20, start);
      target.writeUInt16LE(flags, start + 2);
      target.writeUInt16LE(8, start + 4);
      target.writeUInt32LE(packed.length, start + 14);
      target.writeUInt32LE(size, start + 18);
      target.writeUInt16LE(name.length, start + 22);
    }
    directory.writeUInt32LE(offset, 42);
    local.push(header, name, packed);
    central.push(directory, name);
    offset += header.length + name.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...local, directory, end]));
}

/** The parts without which a spreadsheet program opens nothing, and one sheet. */
export function workbookParts(sheet: string, more: { readonly workbook?: string } = {}): ArchivePart[] {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  return [
    {
      name: '[Content_Types].xml',
      content: `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content:
        more.workbook ??
        `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="名册" sheetId="1" r:id="r1"/></sheets></workbook>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: sheet.startsWith('<?xml') ? sheet : `${head}<worksheet xmlns="${main}">${sheet}</worksheet>`,
    },
  ];
}

/** A line of inline texts for {@link workbookParts}. */
export const textRow = (number: number, texts: readonly string[]): string =>
  `<row r="${number}">${texts
    .map(
      (text, column) =>
        `<c r="${String.fromCharCode(65 + column)}${number}" t="inlineStr"><is><t>${text}</t></is></c>`,
    )
    .join('')}</row>`;
