import type { Scheme } from '../policy/scheme.ts';

/** How a fraction of a person is rounded. */
export type QuotaRounding = Scheme['annual']['excellentQuota']['rounding'];

/** 100 %, in hundredths of a percent. */
const whole = 10_000n;

/**
 * Most 优秀 of a pool: the ratio of its graded people, as a whole number.
 *
 * The base is everyone of the pool (identity within one cycle; teams and units among themselves) whose participation
 * is `graded`, whether or not the score is complete yet: the ratio of the notices is one of those who are assessed,
 * and whoever gets no grade (不定等次, 不参加考核) can take no place and gives none.
 *
 * `floor` never goes above the ratio, which is what “不超过” asks; `half_up` goes above it by less than a whole
 * person where the fraction is a half or more.
 *
 * @param size graded people, a whole number from 0
 * @param ratio hundredths of a percent: 2500 is 25 %; null where nobody has set one, which sets no limit
 * @throws RangeError for a size or ratio that is none
 */
export function excellentLimit(size: number, ratio: number | null, rounding: QuotaRounding): number | null {
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`Not a number of people: ${size}`);
  if (ratio === null) return null;
  if (!Number.isSafeInteger(ratio) || ratio < 0 || ratio > 10_000)
    throw new RangeError(`Not a ratio in hundredths of a percent: ${ratio}`);
  const share = BigInt(size) * BigInt(ratio);
  return Number(rounding === 'floor' ? share / whole : (2n * share + whole) / (2n * whole));
}

/** Somebody of a pool as the quota sees them. */
export interface Ranked {
  /** Hundredths of a point. */
  readonly total: number;
  /** Whether 优秀 may be given at all: nobody with a cap below it takes a place of the quota. */
  readonly mayExcel: boolean;
}

/** Where the quota ends in a list in rank order. */
export interface QuotaLine {
  /** So many rows of the list stand above the line. */
  readonly after: number;
  /** Rows with one and the same total on both sides of the line, first and last, from 0; null: the cut is clean. */
  readonly tie: { readonly first: number; readonly last: number } | null;
}

/**
 * Draws the line of a quota across a list: below the last person whom it reaches when 优秀 goes by rank to those who
 * may have it. Equal totals on both sides of the line are a tie that the order of the list does not decide.
 *
 * @param ranked complete people, the highest total first
 * @param limit most 优秀; null draws no line
 * @returns null where there is no line: without a limit, or where everyone who may be 优秀 has a place
 */
export function quotaLine(ranked: readonly Ranked[], limit: number | null): QuotaLine | null {
  if (limit === null) return null;
  const reached = ranked.flatMap(({ mayExcel }, index) => (mayExcel ? [index] : []));
  const beyond = reached[limit];
  if (beyond === undefined) return null;
  const last = limit === 0 ? undefined : reached[limit - 1];
  const after = last === undefined ? 0 : last + 1;
  const total = ranked[beyond]?.total;
  if (last === undefined || ranked[last]?.total !== total) return { after, tie: null };
  const first = ranked.findIndex((row) => row.total === total);
  return { after, tie: { first, last: ranked.findLastIndex((row) => row.total === total) } };
}

/** `2500` → `25%`, `3333` → `33.33%`. */
export function formatRatio(ratio: number): string {
  const fraction = String(ratio % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  const percent = Math.trunc(ratio / 100);
  return fraction === '' ? `${percent}%` : `${percent}.${fraction}%`;
}
