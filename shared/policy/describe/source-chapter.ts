import { businessDateSchema, formatDateLong } from '../../dates.ts';
import type { Scheme } from '../scheme.ts';
import type { Chapter, DescribedRule } from './chapter.types.ts';
import { chapter, given, missing } from './rule.ts';

/** The document that a scheme puts into rules. */
export function describeSource({ title, shortTitle, documentNumber, issuer, issuedOn }: Scheme): Chapter {
  return chapter('source', [
    line('source.title', '文件名称', title),
    line('source.short_title', '简称', shortTitle),
    // A document without a number says so in words, e.g. 文件没有写明.
    /^(?!无).*号$/u.test(documentNumber)
      ? line('source.number', '文号', documentNumber)
      : line('source.number', '文号', null, documentNumber),
    line('source.issuer', '制发机关', issuer === '' ? null : issuer),
    line('source.date', '印发日期', issuedOn === null ? null : dateInWords(issuedOn)),
  ]);
}

function line(code: string, title: string, value: string | null, note = ''): DescribedRule {
  if (value !== null) return given({ code, title }, [`${title}：${value}。`], []);
  return missing({ code, title }, title, note === '' ? undefined : { kind: 'unspecified', note });
}

function dateInWords(text: string): string {
  const date = businessDateSchema.safeParse(text);
  return date.success ? formatDateLong(date.data) : text;
}
