import { documentSnapshotSchema } from '#shared/archive/snapshots/index.ts';
import type { FontSet } from './fonts.ts';
import { type PageContent, pageContent } from './pdf/page-content.ts';
import { PdfFile } from './pdf/pdf-file.ts';
import { UsedCharacters } from './pdf/text-codes.ts';
import type { LaidOutSlice, MergedOptions, MergedPart, SlicePage } from './rendering.types.ts';
import { layOutDocument } from './templates/index.ts';

/**
 * Lays out some parts of a merged file; what comes out depends on nothing but them, so that slices of one file can be laid
 * out in several threads.
 *
 * @throws as `layOutDocument`
 */
export function layOutSlice(
  parts: readonly MergedPart[],
  sides: MergedOptions['sides'],
  fonts: FontSet,
): LaidOutSlice {
  const characters = new UsedCharacters();
  const contents: Uint8Array[] = [];
  let length = 0;
  const pagesOf = (part: MergedPart): SlicePage[] => {
    const snapshot = documentSnapshotSchema.parse(part.snapshot);
    const { footer, templateVersion } = part;
    const { pages, geometry } = layOutDocument(snapshot, { footer, fonts, sides }, templateVersion);
    return pages.map((page) => {
      const content = pageContent(page, geometry, true);
      characters.add(content.characters);
      contents.push(content.bytes);
      const start = length;
      length += content.bytes.length;
      return { ...geometry, start, end: length, paragraphs: content.paragraphs };
    });
  };
  const laidOut = parts.map((part) => ({ title: part.title, pages: pagesOf(part) }));
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const content of contents) {
    bytes.set(content, at);
    at += content.length;
  }
  return { parts: laidOut, bytes, characters: characters.list() };
}

/**
 * One file of many documents: a bookmark for each, fonts embedded once. With `duplex` every document begins on a front
 * side; the backs that stay empty carry nothing.
 */
export class MergedFile {
  readonly #file: PdfFile;
  readonly #options: MergedOptions;

  constructor(options: MergedOptions) {
    this.#options = options;
    this.#file = new PdfFile({ structure: 'pages', duplex: options.sides === 'duplex' });
  }

  get pages(): number {
    return this.#file.pages;
  }

  /** Adds the documents of a slice in their order, and gives what is written so far and was not given before. */
  add({ parts, bytes, characters }: LaidOutSlice): Uint8Array<ArrayBuffer> {
    // The file wants to know the characters of its pages, but not which page has which.
    let unsaid: PageContent['characters'] = characters;
    for (const { title, pages } of parts) {
      const [first] = pages;
      if (first && this.#options.sides === 'duplex' && this.#file.pages % 2 === 1)
        this.#file.addBlankPage(first);
      this.#file.beginPart(title);
      for (const { start, end, ...page } of pages) {
        this.#file.addPage({ ...page, bytes: bytes.subarray(start, end), characters: unsaid });
        unsaid = [];
      }
    }
    return this.#file.take();
  }

  /** Gives the rest of the file; nothing can be added after it. */
  end(fonts: FontSet): Uint8Array<ArrayBuffer> {
    const { title, organisation, takenAt } = this.#options;
    this.#file.end({ title, author: organisation, subject: title, date: new Date(takenAt) }, fonts);
    return this.#file.take();
  }
}
