import type { FieldWords } from './labels.ts';
import type { NumberNode } from './schema-node.ts';

/** A number of a scheme as people read it: `2050` hundredths → `20.50`; plain numbers as they are. */
export function numberText(value: unknown, { hundredths }: FieldWords): string {
  if (typeof value !== 'number') return typeof value === 'string' ? value : '';
  if (!hundredths) return String(value);
  return `${Math.trunc(value / 100)}.${String(value % 100).padStart(2, '0')}`;
}

/** As {@link numberText} without zeros at the end, for use within a sentence. */
export function shortNumberText(value: unknown, words: FieldWords): string {
  const text = numberText(value, words);
  return words.hundredths ? text.replace(/\.?0+$/, '') : text;
}

/**
 * Reads a number as typed, full-width digits too; at most two decimals where it is stored in hundredths.
 *
 * @returns the stored number, or the text itself where it is none
 */
export function readNumber(text: string, { hundredths }: FieldWords): number | string {
  const plain = text.normalize('NFKC').trim();
  const match = (hundredths ? /^(\d{1,12})(?:\.(\d{1,2}))?$/ : /^(\d{1,12})$/).exec(plain);
  if (!match) return text;
  return hundredths ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : Number(match[1]);
}

/** Which numbers are taken, e.g. `请填 1 至 31 之间的整数`. */
export function numberRule({ minimum, maximum }: NumberNode, words: FieldWords): string {
  const from = shortNumberText(minimum, words);
  const what = words.hundredths ? '数，最多两位小数' : '整数';
  return maximum === null
    ? `请填不小于 ${from} 的${what}`
    : `请填 ${from} 至 ${shortNumberText(maximum, words)} 之间的${what}`;
}
