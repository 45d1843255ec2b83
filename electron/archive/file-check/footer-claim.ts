import { linesOf } from './page-lines.ts';
import type { FooterClaim, PageContent } from './pdf-content.types.ts';

const numberSign = /登记号(\d{4}-\p{Script=Han}-\d{4,})/u;
const digitsSign = /数据([0-9a-f]{16})(?![0-9a-f])/u;
const previewSign = /预览稿（未登记）·数据/u;

/** Looks for the footer on the first pages, from the foot of each upwards; null: the file is none of ours. */
export function claimOf(pages: readonly PageContent[]): FooterClaim | null {
  for (const page of pages) {
    for (const { text } of linesOf(page).toReversed()) {
      const registerNumber = numberSign.exec(text)?.[1] ?? null;
      const preview = previewSign.test(text);
      if (registerNumber !== null || preview) {
        return { registerNumber, dataDigits: digitsSign.exec(text)?.[1] ?? null, preview };
      }
    }
  }
  return null;
}
