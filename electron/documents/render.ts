import pdfmake from 'pdfmake';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { FaceId, FontSet } from './fonts.ts';
import type { PageGeometry } from './page-geometry.ts';
import type { PageDrawing } from './typesetting/drawing.ts';

/** What a PDF viewer shows about the file. */
export interface FileDescription {
  readonly title: string;
  readonly author: string;
  /** Creation and modification date in the file; from the data, never from the clock. */
  readonly date: Date;
}

/**
 * Writes drawn pages as PDF/A-2b with the fonts embedded. The same pages, description and fonts give the same
 * bytes on every machine: streams are not compressed, because the output of zlib differs between processors.
 */
export async function renderPdf(
  pages: readonly PageDrawing[],
  geometry: PageGeometry,
  description: FileDescription,
  fonts: FontSet,
): Promise<Uint8Array<ArrayBuffer>> {
  installFonts(fonts, facesOn(pages));
  const definition: TDocumentDefinitions = {
    pageSize: { width: geometry.width, height: geometry.height },
    pageMargins: 0,
    version: '1.7',
    subset: 'PDF/A-2b',
    compress: false,
    language: 'zh-CN',
    displayTitle: true,
    info: {
      title: plainXml(description.title),
      author: plainXml(description.author),
      creator: '驻村考评',
      producer: '驻村考评',
      creationDate: description.date,
      modDate: description.date,
    },
    content: pages.flatMap((page, number) => contentOf(page, number > 0, fonts)),
  };
  const bytes = await pdfmake.createPdf(definition).getBuffer();
  return new Uint8Array(bytes);
}

/** A page as pdfmake nodes that are all placed absolutely: the layout is ours, pdfmake only writes it down. */
function contentOf(page: PageDrawing, startsPage: boolean, fonts: FontSet): Content[] {
  const rules: Content = {
    canvas: [
      ...page.rules.map(({ x1, y1, x2, y2, thickness }) => ({
        type: 'line' as const,
        x1: rounded(x1),
        y1: rounded(y1),
        x2: rounded(x2),
        y2: rounded(y2),
        lineWidth: thickness,
      })),
      ...page.fills.map(({ x, y, width, height }) => ({
        type: 'rect' as const,
        x: rounded(x),
        y: rounded(y),
        w: rounded(width),
        h: rounded(height),
        color: '#000000',
      })),
    ],
    absolutePosition: { x: 0, y: 0 },
    ...(startsPage ? { pageBreak: 'before' as const } : {}),
  };
  const texts = page.texts.map(
    (drawn): Content => ({
      text: drawn.text,
      font: drawn.face,
      fontSize: drawn.size,
      characterSpacing: rounded(drawn.letterSpacing),
      noWrap: true,
      preserveLeadingSpaces: true,
      absolutePosition: {
        x: rounded(drawn.x),
        y: rounded(drawn.baseline - (fonts.faces[drawn.face].ascent * drawn.size) / 1000),
      },
    }),
  );
  return [rules, ...texts];
}

/** Thousandths of a point are finer than any printer, and keep sums of fractions out of the file. */
const rounded = (points: number) => Math.round(points * 1000) / 1000;

/** The metadata stream is XML that the library does not escape. */
const plainXml = (text: string) =>
  text.replace(/[<>&]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));

interface VirtualFiles {
  readonly virtualfs: { writeFileSync(name: string, content: Buffer): void };
}

/** The library's typings leave this member out; it is how fonts are handed over in memory. */
function hasVirtualFiles(library: object): library is VirtualFiles {
  return (
    'virtualfs' in library &&
    typeof library.virtualfs === 'object' &&
    library.virtualfs !== null &&
    'writeFileSync' in library.virtualfs
  );
}

/** Fonts that texts on these pages are drawn in. */
export const facesOn = (pages: readonly PageDrawing[]): ReadonlySet<FaceId> =>
  new Set(pages.flatMap((page) => page.texts.map((drawn) => drawn.face)));

/** What the library has been handed over: of which set, and which of its fonts. */
let handedOver: { readonly fonts: FontSet; readonly faces: Set<FaceId> } | undefined;

/** Hands each font over once for a worker, when it is first used; nothing may be read from disk or network by the library. */
function installFonts(fonts: FontSet, faces: ReadonlySet<FaceId>): void {
  if (!hasVirtualFiles(pdfmake)) throw new Error('This version of pdfmake takes no fonts from memory');
  if (handedOver?.fonts !== fonts) {
    pdfmake.setUrlAccessPolicy(() => false);
    pdfmake.setLocalAccessPolicy(() => false);
    handedOver = { fonts, faces: new Set() };
  }
  const added = [...faces].filter((id) => !handedOver?.faces.has(id));
  if (added.length === 0) return;
  for (const id of added) pdfmake.virtualfs.writeFileSync(fileNameOf(id), fonts.faces[id].bytes);
  for (const id of added) handedOver.faces.add(id);
  pdfmake.setFonts(Object.fromEntries([...handedOver.faces].map((id) => [id, { normal: fileNameOf(id) }])));
}

const fileNameOf = (id: FaceId) => `${id}.font`;
