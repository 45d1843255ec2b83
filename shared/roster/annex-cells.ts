import { tidyLine } from '../text.ts';
import { tidyPlace } from './place-names.ts';

/** One unit of a cell such as `谌家矶街道(1人)、区公安分局(2人)`. */
export interface UnitShare {
  readonly name: string;
  /** Heads that the unit sends to the village. */
  readonly heads: number;
}

export type UnitCell =
  | { readonly ok: true; readonly units: readonly UnitShare[] }
  | { readonly ok: false; readonly message: string };

/** More from one unit to one village is a slip of the pen. */
const mostHeads = 20;
const chineseDigits = '零一二三四五六七八九十';

/**
 * Reads the units and head counts of one village. Brackets may be half- or full-width, separators `、` `，` `,` `；`
 * `;` or line breaks; the first unit is the lead unit (备注：排序第一的单位为牵头单位).
 */
export function readUnitCell(text: string): UnitCell {
  const parts = splitOutsideBrackets(text);
  if (parts.length === 0) return refused('派出单位不能为空，请填写单位和人数，如“区财政局(1人)”。');
  const units: UnitShare[] = [];
  for (const part of parts) {
    const match = /^(.*?)（([^（）]*)）$/u.exec(part);
    const name = match?.[1] ?? '';
    const heads = readHeads(match?.[2] ?? '');
    if (!match || name === '')
      return refused(`“${part}”没有写成“单位(人数)”的样子，请改为如“区财政局(1人)”。`);
    if (heads === undefined) return refused(`“${part}”括号里的人数不是数字，请改为如“(1人)”。`);
    if (heads < 1 || heads > mostHeads)
      return refused(`“${part}”的人数应在 1 至 ${mostHeads} 之间，请核对。`);
    if (units.some((unit) => unit.name === name))
      return refused(`“${name}”在同一个单元格里出现了两次，请合并为一项。`);
    units.push({ name, heads });
  }
  return { ok: true, units };
}

/** Whether a cell looks like one that {@link readUnitCell} reads; used to recognise the annex form. */
export function looksLikeUnitCell(text: string): boolean {
  return /[(（]\s*[0-9０-９一二三四五六七八九十]+\s*[人名][)）]/u.test(text);
}

export interface TownshipCell {
  readonly name: string;
  /** Villages the cell says the township has, where it says so. */
  readonly villages: number | null;
}

/** Reads `王家河 街道 (8个村)`: the name without blanks, and the count that the rows below must add up to. */
export function readTownshipCell(text: string): TownshipCell {
  const name = tidyPlace(text);
  const match = /^(.+?)（(?:共)?(\d{1,4})个?(?:行政)?(?:村|社区|村（社区）)）$/u.exec(name);
  return match?.[1] ? { name: match[1], villages: Number(match[2]) } : { name, villages: null };
}

function splitOutsideBrackets(text: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const character of text.replace(/[\r\n]+/g, '、')) {
    if (character === '(' || character === '（') depth += 1;
    if (character === ')' || character === '）') depth = Math.max(0, depth - 1);
    if (depth === 0 && /[、，,；;]/u.test(character)) parts.push('');
    else parts.push((parts.pop() ?? '') + character);
  }
  return parts.map(tidyPlace).filter((part) => part !== '');
}

function readHeads(text: string): number | undefined {
  const word = tidyLine(text).replace(/\s*[人名]$/u, '');
  if (/^\d{1,4}$/.test(word)) return Number(word);
  if (word === '两') return 2;
  const digit = word.length === 1 ? chineseDigits.indexOf(word) : -1;
  return digit >= 0 ? digit : undefined;
}

const refused = (message: string): UnitCell => ({ ok: false, message });
