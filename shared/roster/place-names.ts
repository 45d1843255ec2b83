import { tidyLine } from '../text.ts';

/**
 * Tidies the name of a township, village or unit: as {@link tidyLine}, no blanks next to Han characters (a cell
 * broken over two lines reads “王家河 街道”), brackets full-width. The wording itself is never changed.
 */
export function tidyPlace(text: string): string {
  return tidyLine(text)
    .replace(/(?<=[\p{Script=Han}）)]) | (?=[\p{Script=Han}（(])/gu, '')
    .replace(/\(/g, '（')
    .replace(/\)/g, '）');
}
