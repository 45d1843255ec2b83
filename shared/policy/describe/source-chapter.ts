import { businessDateSchema, formatDateLong } from '../../dates.ts';
import type { Scheme } from '../scheme.ts';
import type { Chapter, DescribedRule } from './chapter.types.ts';
import { chapter, given, missing } from './rule.ts';

/** The document that a scheme puts into rules. */
export function describeSource({ title, documentNumber, issuer, issuedOn }: Scheme): Chapter {
  const line = (code: string, name: string, sentence: string | null): DescribedRule =>
    sentence === null
      ? missing({ code, title: name }, name)
      : given({ code, title: name }, [`${name}：${sentence}。`], []);
  return chapter('source', [
    line('source.title', '文件名称', title),
    // A scheme whose document has no number says so in words.
    line('source.number', '文号', documentNumber.includes('号') ? documentNumber : null),
    line('source.issuer', '制发机关', issuer === '' ? null : issuer),
    line('source.date', '印发日期', issuedOn === null ? null : dateInWords(issuedOn)),
  ]);
}

function dateInWords(text: string): string {
  const date = businessDateSchema.safeParse(text);
  return date.success ? formatDateLong(date.data) : text;
}
