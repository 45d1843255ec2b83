import { businessDateSchema } from '../dates.ts';
import type { Scheme } from './scheme.ts';

/** What a scheme is called and the document behind it: lists, headers and files show these. */
export function sourceProblems({ title, shortTitle, issuedOn }: Scheme): string[] {
  return [
    ...(title.trim() === '' ? ['方案没有名称，请补充。'] : []),
    ...(shortTitle.trim() === '' ? ['方案没有简称，请补充。'] : []),
    ...(issuedOn === null || businessDateSchema.safeParse(issuedOn).success
      ? []
      : [`印发日期“${issuedOn}”不是年月日，请改正；文件没有写明的，请留空。`]),
  ];
}
