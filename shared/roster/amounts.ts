import { tidyLine } from '../text.ts';

/** What the figures of a funding table are counted in. */
export type AmountUnit = 'wan_yuan' | 'yuan';

/** Decimal places down to one 分. */
const placesOf: Record<AmountUnit, number> = { wan_yuan: 6, yuan: 2 };

/**
 * Reads an amount in 分, e.g. `3.00` 万元 → 3 000 000. Full-width digits and thousands separators are accepted;
 * `undefined` when it is not a number, is negative, is 1 000 亿元 or more, or is finer than one 分.
 */
export function readAmount(text: string, unit: AmountUnit): number | undefined {
  const plain = tidyLine(text)
    .replace(/．/g, '.')
    .replace(/[,，\s]/g, '');
  const limit = unit === 'wan_yuan' ? 7 : 11;
  const match = /^(\d{1,11})(?:\.(\d{1,17}))?$/.exec(plain);
  if (!match || (match[1] ?? '').length > limit) return undefined;
  const exact = Number(plain) * 10 ** placesOf[unit];
  const cents = Math.round(exact);
  // A cell that holds a binary fraction reads 2.9999999999999996: that much is noise, more is a real digit.
  return Math.abs(exact - cents) > 0.01 ? undefined : cents;
}

/** 273 000 000 分 → `273.00` 万元: two decimals, more only where they are needed. */
export function formatAmount(cents: number, unit: AmountUnit): string {
  const places = placesOf[unit];
  const digits = String(cents).padStart(places + 1, '0');
  const fraction = digits.slice(-places).replace(/0+$/, '').padEnd(2, '0');
  return `${digits.slice(0, -places)}.${fraction}`;
}
