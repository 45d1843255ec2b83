import type { FileDifference } from '#shared/contract/archive.ts';
import { sealed } from '../../canonical-sha256.ts';
import { linesOf, shift, type TextLine } from './page-lines.ts';
import type { Comparison, Drawing, PageContent, PdfContent } from './pdf-content.types.ts';

/** Differences that are told, one of each page. */
const toldDifferences = 20;
/** Characters of a line that are told. */
const toldCharacters = 200;
/** Places between the first and the last character of a piece are reckoned, not read: so far, in points, they may be off. */
const reckoned = 12;
/** Points by which the height of type may differ. */
const sizeShift = 0.75;

/**
 * Compares what a file shows with what the registered one shows: number of pages, each line of text with the place of
 * its characters, lines and areas, and whatever else is on a page. The shapes of letters are not compared.
 */
export function compareContents(file: PdfContent, registered: PdfContent): Comparison {
  const differences: FileDifference[] = [];
  const texts = { file: [] as string[][], registered: [] as string[][] };
  if (file.pages.length !== registered.pages.length) {
    differences.push(
      aboutFile(`登记的文件有 ${registered.pages.length} 页，这份有 ${file.pages.length} 页。`),
    );
  }
  for (let index = 0; index < Math.max(file.pages.length, registered.pages.length); index += 1) {
    const [page, original] = [file.pages[index], registered.pages[index]];
    const expected = original ? linesOf(original) : [];
    const found = page ? linesOf(page, expected) : [];
    if (original) texts.registered.push(expected.map(({ text }) => text));
    if (page) texts.file.push(found.map(({ text }) => text).filter((text) => text !== ''));
    if (!page || !original) continue;
    const difference =
      textDifference(index + 1, found, expected) ?? drawingDifference(index + 1, page, original);
    if (difference) differences.push(difference);
  }
  if (!sameMarks(file.marks, registered.marks)) {
    differences.push(aboutFile('这份文件里有登记的文件没有的附件、脚本、表单或图层。'));
  }
  return {
    contentSha256: { file: sealed(texts.file).sha256, registered: sealed(texts.registered).sha256 },
    differences: differences.slice(0, toldDifferences),
  };
}

const aboutFile = (message: string): FileDifference => ({
  page: null,
  line: null,
  registered: null,
  found: null,
  message,
});

function textDifference(
  page: number,
  found: readonly TextLine[],
  expected: readonly TextLine[],
): FileDifference | null {
  const originals = new Map(expected.map((line) => [line.y, line]));
  // Every registered line has its place among the found ones, be it empty.
  for (const [index, here] of found.entries()) {
    const there = originals.get(here.y);
    const number = index + 1;
    const [foundText, registeredText] = [told(here), told(there)];
    const at = { page, line: number, registered: registeredText, found: foundText };
    if (here.text !== (there?.text ?? '')) {
      if (registeredText === null || foundText === null) {
        const what = registeredText === null ? '多出一行文字' : '少了一行文字';
        return { ...at, message: `第 ${page} 页第 ${number} 行${what}。` };
      }
      return { ...at, message: `第 ${page} 页第 ${number} 行的文字不同。` };
    }
    if (there && isMoved(here, there)) {
      return { ...at, message: `第 ${page} 页第 ${number} 行的文字相同，但位置或字号不同。` };
    }
  }
  return null;
}

function told(line: TextLine | undefined): string | null {
  if (!line || line.text === '') return null;
  const signs = [...line.text];
  return signs.length > toldCharacters ? `${signs.slice(0, toldCharacters).join('')}…` : line.text;
}

function isMoved(here: TextLine, there: TextLine): boolean {
  return here.characters.some((character, index) => {
    const other = there.characters[index];
    if (!other) return true;
    const allowed = character.exact && other.exact ? shift : reckoned;
    return Math.abs(character.x - other.x) > allowed || Math.abs(character.size - other.size) > sizeShift;
  });
}

function drawingDifference(page: number, found: PageContent, expected: PageContent): FileDifference | null {
  const same = sameMarks(found.marks, expected.marks) && sameDrawings(found.drawings, expected.drawings);
  if (same) return null;
  return {
    page,
    line: null,
    registered: null,
    found: null,
    message: `第 ${page} 页的文字相同，但线条、色块、图片或批注不同，可能有内容被遮盖或添加。`,
  };
}

const sameMarks = (found: readonly string[], expected: readonly string[]) =>
  found.length === expected.length && found.every((mark, index) => mark === expected[index]);

/** Whether every drawing has its like: of the same kind, with every edge where it was. */
function sameDrawings(found: readonly Drawing[], expected: readonly Drawing[]): boolean {
  if (found.length !== expected.length) return false;
  const open = new Set(found);
  return expected.every((drawing) => {
    for (const candidate of open) {
      if (candidate.kind === drawing.kind && isLike(candidate, drawing)) {
        open.delete(candidate);
        return true;
      }
    }
    return false;
  });
}

const isLike = (one: Drawing, other: Drawing) =>
  one.box.every((edge, index) => Math.abs(edge - (other.box[index] ?? Number.NaN)) <= shift);
