import * as z from 'zod';

/**
 * A score in hundredths of a point: 8735 means 87.35. Scores are never floating point, so that adding and
 * comparing them is exact.
 */
const mostHundredths = 1_000_000;
export const pointsSchema = z.number().int().min(0).max(mostHundredths).brand<'Points'>();
export type Points = z.infer<typeof pointsSchema>;

/** Takes a count of hundredths that is known to be a valid score; a fault of the caller is told by the schema. */
export function points(hundredths: number): Points {
  return isPoints(hundredths) ? hundredths : pointsSchema.parse(hundredths);
}

/** What the schema checks, without its machinery: a cycle is worked out with tens of thousands of these. */
function isPoints(hundredths: number): hundredths is Points {
  return Number.isInteger(hundredths) && hundredths >= 0 && hundredths <= mostHundredths;
}

/** `8735` → `87.35`; `3000` → `30`; trailing zeros are dropped. */
export function formatPoints(value: Points): string {
  const whole = Math.trunc(value / 100);
  const fraction = String(value % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return fraction === '' ? String(whole) : `${whole}.${fraction}`;
}

/** `8735` → `87.35`; `3000` → `30.00`: for columns, where the points of scores stand below one another. */
export function formatPointsAligned(value: Points): string {
  return `${Math.trunc(value / 100)}.${String(value % 100).padStart(2, '0')}`;
}

/**
 * Reads a score as typed: at most two decimals, full-width digits accepted.
 * Returns `undefined` for anything else (signs, exponents, three decimals, blanks).
 */
export function parsePoints(text: string): Points | undefined {
  const match = /^(\d{1,4})(?:\.(\d{1,2}))?$/.exec(text.normalize('NFKC').trim());
  if (!match) return undefined;
  return points(Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')));
}
