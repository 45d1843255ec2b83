import { pdfDate, pdfText } from './pdf-objects.ts';

/** What a PDF viewer shows about a file, and what an archive system reads from it. */
export interface FileDescription {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** Creation and modification date in the file; from the data, never from the clock. */
  readonly date: Date;
  /** What the file is in the register; none for blank ballots and merged files. */
  readonly archive?: ArchiveProperties;
}

/** Properties of a document of the register. */
export interface ArchiveProperties {
  /** null for a preview. */
  readonly registerNumber: string | null;
  readonly scheme: { readonly title: string; readonly version: number };
  readonly templateVersion: string;
  /** SHA-256 of the frozen data, hex. */
  readonly snapshotSha256: string;
}

const program = '驻村考评';
/** Name of our own properties; a name, not an address. */
const namespace = 'urn:cadredesk:archive:1:';

/** The information dictionary. What it says the metadata stream says too, as PDF/A asks. */
export function infoDictionary({ title, author, subject, date }: FileDescription): string {
  return (
    `<</Title ${pdfText(title)}/Author ${pdfText(author)}/Subject ${pdfText(subject)}` +
    `/Creator ${pdfText(program)}/Producer ${pdfText(program)}` +
    `/CreationDate ${pdfDate(date)}/ModDate ${pdfDate(date)}>>`
  );
}

/** The metadata stream (XMP). Our own properties are described in the file itself, as PDF/A-2 6.6.2.3 asks. */
export function metadataStream({ title, author, subject, date, archive }: FileDescription): Buffer {
  const moment = `${date.toISOString().slice(0, 19)}Z`;
  const number = archive?.registerNumber ?? null;
  const lines = [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">',
    '<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    '<dc:format>application/pdf</dc:format>',
    '<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>',
    `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${xml(title)}</rdf:li></rdf:Alt></dc:title>`,
    `<dc:creator><rdf:Seq><rdf:li>${xml(author)}</rdf:li></rdf:Seq></dc:creator>`,
    `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${xml(subject)}</rdf:li></rdf:Alt></dc:description>`,
    ...(number === null ? [] : [`<dc:identifier>${xml(number)}</dc:identifier>`]),
    '</rdf:Description>',
    '<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">',
    `<xmp:CreatorTool>${program}</xmp:CreatorTool>`,
    `<xmp:CreateDate>${moment}</xmp:CreateDate><xmp:ModifyDate>${moment}</xmp:ModifyDate></rdf:Description>`,
    '<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">',
    `<pdf:Producer>${program}</pdf:Producer></rdf:Description>`,
    ...(archive ? archiveDescription(archive) : []),
    '</rdf:RDF></x:xmpmeta>',
    '<?xpacket end="r"?>',
  ];
  return Buffer.from(lines.join('\n'), 'utf8');
}

function archiveDescription(archive: ArchiveProperties): string[] {
  const { registerNumber, scheme, templateVersion, snapshotSha256 } = archive;
  const properties = [
    { name: 'registerNumber', value: registerNumber, says: 'Number in the register of documents' },
    { name: 'schemeTitle', value: scheme.title, says: 'Title of the assessment scheme' },
    { name: 'schemeVersion', value: `${scheme.version}`, says: 'Version of the assessment scheme' },
    { name: 'templateVersion', value: templateVersion, says: 'Kind and layout of the document' },
    { name: 'snapshotSha256', value: snapshotSha256, says: 'SHA-256 of the data of the document' },
  ];
  return [
    `<rdf:Description rdf:about="" xmlns:kp="${namespace}">`,
    ...properties.flatMap(({ name, value }) =>
      value === null ? [] : [`<kp:${name}>${xml(value)}</kp:${name}>`],
    ),
    '</rdf:Description>',
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"',
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">',
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">',
    `<pdfaSchema:schema>Register of documents</pdfaSchema:schema><pdfaSchema:namespaceURI>${namespace}</pdfaSchema:namespaceURI>`,
    '<pdfaSchema:prefix>kp</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>',
    ...properties.map(
      ({ name, says }) =>
        `<rdf:li rdf:parseType="Resource"><pdfaProperty:name>${name}</pdfaProperty:name>` +
        '<pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>' +
        `<pdfaProperty:description>${says}</pdfaProperty:description></rdf:li>`,
    ),
    '</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>',
  ];
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text as XML writes it; control characters, which XML does not have, are left out. */
const xml = (text: string) =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>]/g, (sign) => entities[sign] ?? '');
