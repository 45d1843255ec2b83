/** A run of text on a page with its box, in parts of the page's width and height from the top left. */
export interface TextPiece {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A box over text that was found. */
export interface Mark extends Omit<TextPiece, 'text'> {
  /** From 1. */
  readonly page: number;
}

/** One place where a text stands: a box for each run of it, over several pages where it flows on. */
export type Place = readonly Mark[];

/** The text of a page without blanks, and where each character of it stands. */
interface PageIndex {
  readonly page: number;
  readonly text: string;
  readonly pieces: readonly TextPiece[];
  /** For each character its piece and its place within that. */
  readonly at: readonly { readonly piece: number; readonly character: number }[];
}

const withoutBlanks = (text: string) => text.replace(/\s/g, '');

function indexOf(pieces: readonly TextPiece[], page: number): PageIndex {
  const at = pieces.flatMap(({ text }, piece) =>
    [...text].flatMap((letter, character) => (/\s/.test(letter) ? [] : [{ piece, character, letter }])),
  );
  // One entry for each UTF-16 unit, as `indexOf` counts them.
  const units = at.flatMap((one) =>
    Array.from(one.letter, () => one).concat(one.letter.length > 1 ? one : []),
  );
  return { page, text: at.map(({ letter }) => letter).join(''), pieces, at: units };
}

/** Boxes over the characters from `start` to before `end`. */
function marksOf({ page, pieces, at }: PageIndex, start: number, end: number): Mark[] {
  const marks: Mark[] = [];
  for (let from = start; from < end; ) {
    const first = at[from];
    const piece = first && pieces[first.piece];
    if (!first || !piece) break;
    let to = from + 1;
    while (to < end && at[to]?.piece === first.piece) to += 1;
    const length = Math.max(1, [...piece.text].length);
    const last = at[to - 1]?.character ?? first.character;
    const { top, height } = piece;
    const left = piece.left + (piece.width * first.character) / length;
    marks.push({ page, left, top, width: (piece.width * (last + 1 - first.character)) / length, height });
    from = to;
  }
  return marks;
}

const isOfNumber = (character: string | undefined) =>
  character !== undefined && /[\dA-Za-z.%]/.test(character);
const isOfWord = (character: string | undefined) =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

/**
 * Whether the found text is a word or figure of its own: `7` is not found in `27`, and `优秀` in `等次：优秀` but not in
 * `优秀票数`.
 */
function standsAlone({ text, at }: PageIndex, start: number, end: number): boolean {
  const neighbour = (inside: number, outside: number) => {
    const [here, there] = [at[inside], at[outside]];
    const touching =
      here !== undefined && here.piece === there?.piece && Math.abs(here.character - there.character) === 1;
    return touching ? text[outside] : undefined;
  };
  const before = neighbour(start, start - 1);
  const after = neighbour(end - 1, end);
  if (isOfNumber(text[start]) && isOfNumber(before)) return false;
  if (isOfNumber(text[end - 1]) && isOfNumber(after)) return false;
  return end - start > 2 || !(isOfWord(before) || isOfWord(after));
}

interface Found {
  readonly place: Place;
  /** The nearer after its label, the better. */
  readonly distance: number;
}

function occurrences(index: PageIndex, needle: string, label: string): Found[] {
  const labels: number[] = [];
  for (let at = index.text.indexOf(label); label !== '' && at >= 0; at = index.text.indexOf(label, at + 1)) {
    labels.push(at);
  }
  const found: Found[] = [];
  for (let at = index.text.indexOf(needle); at >= 0; at = index.text.indexOf(needle, at + 1)) {
    const end = at + needle.length;
    if (!standsAlone(index, at, end)) continue;
    const before = labels.filter((one) => one <= at).map((one) => at - one);
    const distance = before.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...before);
    found.push({ place: marksOf(index, at, end), distance });
  }
  return found;
}

/** So many characters in a row are taken for the beginning of a long text, or for its going on after a page break. */
const beginning = 10;

/** A long text that flows over page breaks or around something else: run by run, as far as it can be followed. */
function flowing(pages: readonly PageIndex[], needle: string): Place {
  const marks: Mark[] = [];
  let from = 0;
  for (const index of pages) {
    let read = 0;
    while (from < needle.length) {
      const start = index.text.indexOf(needle.slice(from, from + beginning), read);
      if (start < 0) break;
      let length = 0;
      while (from + length < needle.length && index.text[start + length] === needle[from + length])
        length += 1;
      marks.push(...marksOf(index, start, start + length));
      from += length;
      read = start + length;
    }
  }
  return marks;
}

/** How the same value may be written on paper: a day with or without its day of month, a share without its sign. */
function writings(value: string): string[] {
  const [, year, month = '', day = ''] = /^(\d{4})年(\d{1,2})月(\d{1,2})日/.exec(value) ?? [];
  if (year !== undefined) {
    const [mm, dd] = [month.padStart(2, '0'), day.padStart(2, '0')];
    return [value, `${year}.${mm}.${dd}`, `${year}.${mm}`, `${year}年${month}月`, `${year}${month}${day}`];
  }
  return value.endsWith('%') ? [value, value.slice(0, -1)] : [value];
}

/**
 * Finds a value in the text of a document: as it is, in another writing, piece by piece, or as a text that flows over
 * several pages.
 *
 * @param pages text of each page, in the order in which it is drawn
 * @param label what the value is called on paper; what stands nearest after it comes first
 * @returns the places, the likeliest first; none where the paper does not say it in these words
 */
export function findPlaces(pages: readonly (readonly TextPiece[])[], value: string, label: string): Place[] {
  const indices = pages.map((pieces, page) => indexOf(pieces, page + 1));
  const near = withoutBlanks(label);
  const search = (text: string) =>
    indices
      .flatMap((index) => occurrences(index, withoutBlanks(text), near))
      .sort((a, b) => Number(a.distance > b.distance) - Number(a.distance < b.distance))
      .map(({ place }) => place);
  if (withoutBlanks(value) === '') return [];
  for (const writing of writings(value)) {
    const found = search(writing);
    if (found.length > 0) return found;
  }
  const whole = withoutBlanks(value);
  const flow = whole.length > beginning ? flowing(indices, whole) : [];
  if (flow.length > 0) return [flow];
  const parts = value.split(/[\n、　]/).filter((part) => withoutBlanks(part).length > 1);
  const pieces = parts.length < 2 ? [] : parts.flatMap((part) => search(part)[0] ?? []);
  return pieces.length === 0 ? [] : [pieces];
}
