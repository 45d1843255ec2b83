import { type BusinessDate, businessDateSchema, parseBusinessDate } from '#shared/dates.ts';
import { hasRightCheckDigit, isIdNumber } from '#shared/roster/id-number.ts';
import { tidyLine } from '#shared/text.ts';
import { dateOfSerial } from './date-serials.ts';
import type { Cell } from './table.types.ts';

/** What a cell means: a value (perhaps with something to tell), or what is wrong with it. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T; readonly warning?: string }
  | { readonly ok: false; readonly message: string };

const value = <T>(value: T, warning?: string): Reading<T> =>
  warning === undefined ? { ok: true, value } : { ok: true, value, warning };
const wrong = (message: string): Reading<never> => ({ ok: false, message });

/** Cells that no field can take. */
export function unusable(cell: Cell): string | undefined {
  switch (cell.kind) {
    case 'formula':
      return '单元格是公式，请粘贴为数值后再导入。';
    case 'error':
      return `单元格是错误值 ${cell.text}，请改为正确的内容。`;
    case 'boolean':
      return '单元格是逻辑值（TRUE 或 FALSE），请改为文字。';
    default:
      return undefined;
  }
}

/** A field of words: numbers and dates in it are slips. `what` is the Chinese name of the field. */
export function readWords(cell: Cell, what: string): Reading<string> {
  const bad = unusable(cell);
  if (bad) return wrong(bad);
  if (cell.kind === 'number') return wrong(`${what}应为文字，这里是数字 ${cell.text}，请核对是否填错列。`);
  if (cell.kind === 'date') return wrong(`${what}应为文字，这里是日期 ${cell.text}，请核对是否填错列。`);
  return value(cell.text);
}

/** A field that may look like a number (rank, phone). */
export function readLoose(cell: Cell, what: string): Reading<string> {
  const bad = unusable(cell);
  if (bad) return wrong(bad);
  if (cell.kind === 'date') return wrong(`${what}这里是日期 ${cell.text}，请核对是否填错列。`);
  return value(cell.text);
}

/** One of a few words. */
export function readWord<T>(
  cell: Cell,
  what: string,
  words: { read(text: string): T | undefined; readonly suggestions: string },
): Reading<T> {
  const bad = unusable(cell);
  if (bad) return wrong(bad);
  const meaning = words.read(cell.text);
  return meaning === undefined
    ? wrong(`${what}“${tidyLine(cell.text)}”无法识别，请填写：${words.suggestions}。`)
    : value(meaning);
}

/** Digits that a spreadsheet keeps of a number; the rest of a longer one is lost. */
const safeDigits = 15;

/** Staff or identity number. Numbers that the spreadsheet has already rounded are refused. */
export function readStaffNumber(cell: Cell): Reading<string> {
  const bad = unusable(cell);
  if (bad) return wrong(bad);
  if (cell.kind === 'date') return wrong(`人员编号这里是日期 ${cell.text}，请核对是否填错列。`);
  const text = tidyLine(cell.text).replace(/ /g, '').toUpperCase();
  if (cell.kind === 'number' && text.length > safeDigits) {
    return wrong(
      '这个编号被表格软件当作数字保存，末几位可能已经丢失。请把该列设为“文本”格式后重新填写编号。',
    );
  }
  if (!/^[\p{L}\p{N}-]+$/u.test(text)) return wrong('人员编号只能含字母、数字和短横线，请核对。');
  if (isIdNumber(text) && !hasRightCheckDigit(text))
    return value(text, '身份证号的校验位不对，可能输错了一位，请核对。');
  return value(text);
}

/** Day numbers of 1927 to 2099: whole numbers in a date column outside this are not taken for days. */
const serials = { first: 10_000, last: 73_050 };

/**
 * A date, typed in any usual way or as a spreadsheet date.
 *
 * @param monthIsEnough birth and joining dates are often known by month only (1985.07); the first day then stands
 *   for the month, with a warning.
 */
export function readDate(cell: Cell, monthIsEnough: boolean): Reading<BusinessDate> {
  const bad = unusable(cell);
  if (bad) return wrong(bad);
  if (cell.kind === 'date') {
    const date = businessDateSchema.safeParse(cell.text);
    return date.success
      ? value(date.data)
      : wrong(`“${cell.text}”不是 1900 年至 2199 年之间的真实日期，请改为如 2026-03-05。`);
  }
  const plain = tidyLine(cell.text).normalize('NFKC').replace(/\s/g, '');
  const date = parseBusinessDate(plain.replace(/[T ]?\d{1,2}:\d{2}(?::\d{2})?$/, ''));
  if (date) return value(date);
  if (cell.kind === 'number' && /^\d{5}$/.test(plain)) {
    const serial = Number(plain);
    const day = serial >= serials.first && serial <= serials.last ? dateOfSerial(serial, false) : undefined;
    if (day) return value(day, `这里是数字 ${plain}，按表格软件的日期理解为 ${day}，请核对。`);
  }
  return readMonth(cell, plain, monthIsEnough);
}

function readMonth(cell: Cell, plain: string, monthIsEnough: boolean): Reading<BusinessDate> {
  const month = /^(\d{4})[-./年](\d{1,2})月?$/.exec(plain) ?? /^(\d{4})(\d{2})$/.exec(plain);
  const first = month && parseBusinessDate(`${month[1]}-${month[2]}-1`);
  if (!first) {
    return wrong(`“${tidyLine(cell.text)}”不是真实的日期，请改为如 2026-03-05。`);
  }
  if (cell.kind === 'number' && /^\d{4}\.1$/.test(plain)) {
    return wrong(
      `“${plain}”分不清是 1 月还是 10 月（数字会省去末尾的 0），请把该列设为“文本”格式后重新填写。`,
    );
  }
  if (!monthIsEnough) return wrong(`“${tidyLine(cell.text)}”只写到月，请补上日，如 ${first}。`);
  return value(first, `只写到月，按 ${first} 登记；如知道具体日期请补上。`);
}

/** A person's name; `tidied` has been through tidyName. Returns what is wrong or doubtful with it. */
export function judgeName(tidied: string): { readonly error?: string; readonly warning?: string } {
  if (/[\ufffd?？□]/u.test(tidied)) {
    return { error: '姓名里有无法识别的字（显示为问号或方框），请对照原件改正。' };
  }
  if (/[\ue000-\uf8ff\u{f0000}-\u{10fffd}]/u.test(tidied)) {
    return {
      error: '姓名里有自造字，别的电脑上显示不出来。请改用标准字库里的字（可用“Unicode 生僻字”输入）。',
    };
  }
  if (!/^[\p{Script=Han}\p{Script=Latin}〇·'. -]+$/u.test(tidied)) {
    return { warning: '姓名里有数字或符号，请核对。' };
  }
  return {};
}
