import { type BusinessDate, businessDateSchema } from '#shared/dates.ts';

const dayMs = 86_400_000;

/**
 * The day that a spreadsheet's day number means; the fraction of the day is dropped. Spreadsheets count from 1900,
 * with a 29 February 1900 that never was (number 60), or from 1904. `undefined` when the number is no day from 1900
 * to 2199.
 */
export function dateOfSerial(serial: number, from1904: boolean): BusinessDate | undefined {
  const day = Math.floor(serial);
  if (!Number.isFinite(day) || day < (from1904 ? 0 : 1) || day > 200_000) return undefined;
  if (!from1904 && day === 60) return undefined;
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30);
  const text = new Date(start + day * dayMs).toISOString().slice(0, 10);
  const date = businessDateSchema.safeParse(text);
  return date.success ? date.data : undefined;
}
