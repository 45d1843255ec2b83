/**
 * Line breaking of Chinese text after GB/T 15834—2011 5.1: no closing mark at the start of a line, no opening
 * mark at its end, dashes and ellipses not taken apart, Latin words, numbers and codes whole.
 */

/** A piece of text that is never taken apart, with its width in points. */
export interface Cluster {
  readonly text: string;
  readonly width: number;
}

const closing = new Set(
  '，。、；：？！·‧•—…～－）》〉】」』〕］｝〗〙〛”’％‰‱℃°′″々〻ー,.;:?!)]}%'.split(''),
);
const opening = new Set('（《〈【「『〔［｛〖〘〚“‘￥＄№＃([{$¥£€#'.split(''));
const ideographic =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u;
const wordLike = /^[\p{L}\p{N}\p{M}\p{Pc}\p{Pd}\p{Sc}\p{Sm}\p{Sk}\x21-\x7e]/u;
const fullWidth = /^[\u2014\u3000-\u303f\uff00-\uff60\uffe0-\uffe6]/;
const blank = /^[\s\u3000]+$/u;

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Characters that never join with their neighbours: nearly every text has no others, and needs no segmenter. */
const standAlone =
  /^[\x20-\x7e\u00b7\u2014\u2018-\u201d\u2026\u3000-\u3029\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff5e]*$/;

/** Takes text apart into what a reader sees as one character: surrogate pairs and combining marks stay whole. */
export function graphemesOf(text: string): string[] {
  if (standAlone.test(text)) return text.split('');
  return Array.from(graphemes.segment(text), (part) => part.segment);
}

const isWordPart = (grapheme: string) =>
  wordLike.test(grapheme) && !ideographic.test(grapheme) && !fullWidth.test(grapheme);

/**
 * Whether a line may end after `before` and the next begin with `after` (both graphemes). Blanks stay at the end
 * of the line they follow.
 */
export function mayBreakBetween(before: string, after: string): boolean {
  if (!marksAllowBreak(before, after)) return false;
  return isBlank(before) || !(isWordPart(before) && isWordPart(after));
}

/** Whether punctuation allows a break here, even if it goes through a word. */
export function marksAllowBreak(before: string, after: string): boolean {
  return !isBlank(after) && !closing.has(after) && !opening.has(before);
}

/** Whether a grapheme is only a blank: it may hang over the end of a line. */
export const isBlank = (grapheme: string): boolean => blank.test(grapheme);

/**
 * Fills lines from the first cluster on. A word longer than the line is broken where the line is full, but still
 * not before a closing or after an opening mark; where even that leaves no place (a chain of marks) the line ends
 * where it is full, so that nothing is lost and nothing runs into the margin. A cluster wider than its line
 * stands alone.
 *
 * @param widthOf room in points of the line with that zero-based number
 * @returns the clusters of each line, in order, none left out
 */
export function breakIntoLines<C extends Cluster>(
  clusters: readonly C[],
  widthOf: (line: number) => number,
): (readonly C[])[] {
  const lines: (readonly C[])[] = [];
  let start = 0;
  while (start < clusters.length) {
    const end = endOfLine(clusters, start, widthOf(lines.length));
    lines.push(clusters.slice(start, end));
    start = end;
  }
  return lines;
}

/** A sum of many widths may miss the exact measure by rounding; that much is not an overflow. */
const tolerance = 0.001;

function endOfLine(clusters: readonly Cluster[], start: number, room: number): number {
  let used = 0;
  let lastBreak = start;
  let lastBreakInWord = start;
  for (let index = start; index < clusters.length; index++) {
    const cluster = clusters[index];
    if (cluster === undefined) break;
    const previous = clusters[index - 1];
    if (index > start && previous !== undefined) {
      if (mayBreakBetween(previous.text, cluster.text)) lastBreak = index;
      if (marksAllowBreak(previous.text, cluster.text)) lastBreakInWord = index;
    }
    used += cluster.width;
    if (used > room + tolerance && !isBlank(cluster.text)) {
      if (lastBreak > start) return lastBreak;
      if (lastBreakInWord > start) return lastBreakInWord;
      return index > start ? index : start + 1;
    }
  }
  return clusters.length;
}
