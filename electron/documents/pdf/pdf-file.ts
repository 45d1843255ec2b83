import { type FontSet, faceOf } from '../fonts.ts';
import { embedFont } from './embedded-font.ts';
import { greyProfile } from './grey-profile.ts';
import { type FileDescription, infoDictionary, metadataStream } from './metadata.ts';
import type { PageContent } from './page-content.ts';
import { PdfObjects, pdfText, points } from './pdf-objects.ts';
import { planeFontName, UsedCharacters } from './text-codes.ts';

export interface FileOptions {
  /**
   * How finely the structure (tags) tells what is on a page: each paragraph by itself, all of a page together, which
   * keeps a file of ten thousand forms small, or nothing, for papers that are filled in by hand.
   */
  readonly structure: 'paragraphs' | 'pages' | 'none';
  /** Viewers are told to print on both sides, turned at the long edge. */
  readonly duplex?: boolean;
}

/** Pages under one node of the page tree: keeps the tree two levels deep for ten thousand pages. */
const pagesTogether = 100;

/**
 * A PDF/A-2b file that grows page by page. Fonts are embedded once, with everything that was drawn in any of the pages;
 * what is written can be taken away while the file grows.
 */
export class PdfFile {
  readonly #objects = new PdfObjects();
  readonly #options: FileOptions;
  /** Streams of the pages that were added, so that a page that comes again costs only its own object. */
  readonly #streams = new WeakMap<PageContent, number>();
  readonly #used = new UsedCharacters();
  readonly #catalog = this.#objects.reserve();
  readonly #pageTree = this.#objects.reserve();
  readonly #resources = this.#objects.reserve();
  /** Element that all others are below; there is none in a file without structure. */
  #document = 0;
  readonly #parents = new ParentTree(this.#objects);
  readonly #outline: Bookmarks = new Bookmarks(this.#objects);
  /** Finished nodes of the page tree, and the pages of the one that grows. */
  readonly #nodes: { readonly id: number; readonly count: number }[] = [];
  #node: { readonly id: number; readonly pages: number[] } | undefined;
  #pages = 0;
  /** Elements below the document, and those of the part that grows. */
  readonly #parts: number[] = [];
  #part:
    | { readonly id: number; readonly title: string; readonly elements: number[]; marked: boolean }
    | undefined;

  constructor(options: FileOptions) {
    this.#options = options;
  }

  get pages(): number {
    return this.#pages;
  }

  /** The pages from here on are a part of their own, with a bookmark. */
  beginPart(title: string): void {
    this.#endPart();
    const id = this.#options.structure === 'none' ? 0 : this.#objects.reserve();
    this.#part = { id, title, elements: [], marked: false };
  }

  /** Adds a page; one that was added before stands in the file again. */
  addPage(content: PageContent): void {
    const page = this.#pageAt(content);
    let stream = this.#streams.get(content);
    if (stream === undefined) {
      this.#used.add(content.characters);
      stream = this.#objects.writeStream('', content.bytes);
      this.#streams.set(content, stream);
    }
    const key = this.#addParagraphs(page.id, content.paragraphs);
    this.#objects.write(
      `<</Type/Page/Parent ${page.node} 0 R/MediaBox[0 0 ${points(content.width)} ${points(content.height)}]` +
        `/Resources ${this.#resources} 0 R/Contents ${stream} 0 R/Tabs/S${key}>>`,
      page.id,
    );
  }

  /** Adds a page with nothing on it. */
  addBlankPage({ width, height }: Pick<PageContent, 'width' | 'height'>): void {
    const { id, node } = this.#pageAt(null);
    this.#objects.write(
      `<</Type/Page/Parent ${node} 0 R/MediaBox[0 0 ${points(width)} ${points(height)}]/Resources<<>>>>`,
      id,
    );
  }

  /** Writes fonts, structure, bookmarks and description; nothing can be added after it. */
  end(description: FileDescription, fonts: FontSet): void {
    this.#endPart();
    this.#endNode();
    const objects = this.#objects;
    objects.write(
      `<</Type/Pages/Count ${this.#pages}/Kids[${references(this.#nodes.map(({ id }) => id))}]>>`,
      this.#pageTree,
    );
    objects.write(`<</Font<<${this.#embedFonts(fonts)}>>>>`, this.#resources);
    const profile = objects.writeStream('/N 1', greyProfile);
    const metadata = objects.writeStream('/Type/Metadata/Subtype/XML', metadataStream(description));
    const structure = this.#endStructure();
    const outline = this.#outline.end();
    objects.write(
      `<</Type/Catalog/Pages ${this.#pageTree} 0 R/Lang(zh-CN)` +
        `${structure}/Metadata ${metadata} 0 R` +
        `/ViewerPreferences<</DisplayDocTitle true${this.#options.duplex ? '/Duplex/DuplexFlipLongEdge' : ''}>>` +
        '/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(Custom)/Info(Grey, gamma 2.2)' +
        `/DestOutputProfile ${profile} 0 R>>]` +
        `${outline === null ? '' : `/Outlines ${outline} 0 R/PageMode/UseOutlines`}>>`,
      this.#catalog,
    );
    objects.end(this.#catalog, objects.write(infoDictionary(description)));
  }

  /** What was written since it was last taken. */
  take(): Uint8Array<ArrayBuffer> {
    return this.#objects.take();
  }

  #pageAt(content: PageContent | null): { readonly id: number; readonly node: number } {
    if (this.#node && this.#node.pages.length >= pagesTogether) this.#endNode();
    this.#node ??= { id: this.#objects.reserve(), pages: [] };
    const id = this.#objects.reserve();
    this.#node.pages.push(id);
    this.#pages += 1;
    if (content && this.#part && !this.#part.marked) {
      this.#part.marked = true;
      this.#outline.add(this.#part.title, id);
    }
    return { id, node: this.#node.id };
  }

  #endNode(): void {
    if (!this.#node) return;
    const { id, pages } = this.#node;
    this.#objects.write(
      `<</Type/Pages/Parent ${this.#pageTree} 0 R/Count ${pages.length}/Kids[${references(pages)}]>>`,
      id,
    );
    this.#nodes.push({ id, count: pages.length });
    this.#node = undefined;
  }

  #addParagraphs(page: number, count: number): string {
    if (count === 0 || this.#options.structure === 'none') return '';
    if (this.#document === 0) this.#document = this.#objects.reserve();
    const parent = this.#part?.id ?? this.#document;
    const numbers = Array.from({ length: count }, (_, number) => number);
    const element = (content: string) =>
      this.#objects.write(`<</Type/StructElem/S/P/P ${parent} 0 R/Pg ${page} 0 R/K ${content}>>`);
    const elements =
      this.#options.structure === 'paragraphs'
        ? numbers.map((number) => element(`${number}`))
        : [element(`[${numbers.join(' ')}]`)];
    (this.#part?.elements ?? this.#parts).push(...elements);
    const [only = 0] = elements;
    return `/StructParents ${this.#parents.add(numbers.map((number) => elements[number] ?? only))}`;
  }

  #endPart(): void {
    if (!this.#part) return;
    const { id, title, elements } = this.#part;
    this.#part = undefined;
    if (this.#options.structure === 'none') return;
    if (this.#document === 0) this.#document = this.#objects.reserve();
    this.#objects.write(
      `<</Type/StructElem/S/Sect/P ${this.#document} 0 R/T ${pdfText(title)}/K[${references(elements)}]>>`,
      id,
    );
    this.#parts.push(id);
  }

  /** @returns what the catalog says about it */
  #endStructure(): string {
    if (this.#document === 0) return '';
    const root = this.#objects.reserve();
    this.#objects.write(
      `<</Type/StructElem/S/Document/P ${root} 0 R/K[${references(this.#parts)}]>>`,
      this.#document,
    );
    this.#objects.write(
      `<</Type/StructTreeRoot/K ${this.#document} 0 R/ParentTree ${this.#parents.end()} 0 R` +
        `/ParentTreeNextKey ${this.#parents.size}>>`,
      root,
    );
    return `/MarkInfo<</Marked true>>/StructTreeRoot ${root} 0 R`;
  }

  #embedFonts(fonts: FontSet): string {
    const names: string[] = [];
    for (const { face, codePoints } of this.#used.list()) {
      const planes = Map.groupBy(codePoints, (codePoint) => codePoint >> 16);
      for (const [plane, members] of planes) {
        const font = embedFont(this.#objects, faceOf(fonts, face), members);
        names.push(`/${planeFontName({ face, plane })} ${font} 0 R`);
      }
    }
    return names.join('');
  }
}

const references = (ids: readonly number[]) => ids.map((id) => `${id} 0 R`).join(' ');

/** Which element of structure each marked paragraph of each page belongs to. */
class ParentTree {
  readonly #objects: PdfObjects;
  readonly #nodes: number[] = [];
  #entries: string[] = [];
  #first = 0;
  size = 0;

  constructor(objects: PdfObjects) {
    this.#objects = objects;
  }

  /** @returns the key under which a page finds its elements */
  add(elements: readonly number[]): number {
    const key = this.size;
    this.#entries.push(`${key}[${references(elements)}]`);
    this.size += 1;
    if (this.#entries.length >= pagesTogether) this.#endNode();
    return key;
  }

  end(): number {
    this.#endNode();
    return this.#objects.write(
      this.#nodes.length === 0 ? '<</Nums[]>>' : `<</Kids[${references(this.#nodes)}]>>`,
    );
  }

  #endNode(): void {
    if (this.#entries.length === 0) return;
    this.#nodes.push(
      this.#objects.write(`<</Limits[${this.#first} ${this.size - 1}]/Nums[${this.#entries.join('')}]>>`),
    );
    this.#entries = [];
    this.#first = this.size;
  }
}

/** The list of parts that a viewer shows beside the pages. */
class Bookmarks {
  readonly #objects: PdfObjects;
  #root: number | undefined;
  #first = 0;
  #count = 0;
  /** The last one: written when it is known what follows it. */
  #last: { readonly id: number; readonly body: string; readonly before: number | undefined } | undefined;

  constructor(objects: PdfObjects) {
    this.#objects = objects;
  }

  add(title: string, page: number): void {
    this.#root ??= this.#objects.reserve();
    const id = this.#objects.reserve();
    const before = this.#last?.id;
    this.#writeLast(id);
    if (this.#count === 0) this.#first = id;
    this.#count += 1;
    const body = `/Title ${pdfText(title)}/Parent ${this.#root} 0 R/Dest[${page} 0 R/XYZ null null null]`;
    this.#last = { id, body, before };
  }

  /** @returns number of the list's object; null where there are no bookmarks */
  end(): number | null {
    if (this.#root === undefined || !this.#last) return null;
    const last = this.#last.id;
    this.#writeLast(undefined);
    return this.#objects.write(
      `<</Type/Outlines/First ${this.#first} 0 R/Last ${last} 0 R/Count ${this.#count}>>`,
      this.#root,
    );
  }

  #writeLast(next: number | undefined): void {
    if (!this.#last) return;
    const { id, body, before } = this.#last;
    const reference = (key: string, to: number | undefined) => (to === undefined ? '' : `/${key} ${to} 0 R`);
    this.#objects.write(`<<${body}${reference('Prev', before)}${reference('Next', next)}>>`, id);
  }
}
