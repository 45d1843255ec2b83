import type { Scheme } from '../scheme.ts';
import type { Chapter } from './chapter.types.ts';
import { chapter, given, missing } from './rule.ts';

/** The document that a scheme puts into rules. */
export function describeSource(scheme: Scheme): Chapter {
  const { title, documentNumber, issuer, issuedOn } = scheme;
  return chapter('source', [
    given('source.title', '文件名称', [`依据${title.startsWith('《') ? title : `《${title}》`}。`], null),
    // A scheme whose document has no number says so in words.
    !documentNumber.includes('号')
      ? missing('source.number', '文号', '文号')
      : given('source.number', '文号', [`文号为${documentNumber}。`], null),
    issuer === ''
      ? missing('source.issuer', '制发机关', '制发机关')
      : given('source.issuer', '制发机关', [`由${issuer}制发。`], null),
    issuedOn === null
      ? missing('source.date', '印发日期', '印发日期')
      : given('source.date', '印发日期', [`印发日期为${issuedOn}。`], null),
  ]);
}
