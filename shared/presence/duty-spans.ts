import { addDays, type BusinessDate } from '../dates.ts';

/** Days on which a duty can be asked of somebody. */
export interface DutySpan {
  readonly from: BusinessDate;
  /** The last day; null while there is none. */
  readonly to: BusinessDate | null;
}

/** How much of a period lies within the spans. */
export type Coverage =
  | { readonly kind: 'none' }
  | { readonly kind: 'full' }
  /** With the first and last day that are covered. */
  | { readonly kind: 'part'; readonly first: BusinessDate; readonly last: BusinessDate };

/** Joins spans that overlap or follow one another without a free day: the time in which a team or unit has anyone. */
export function joinSpans(spans: readonly DutySpan[]): DutySpan[] {
  const joined: DutySpan[] = [];
  for (const span of [...spans].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const last = joined.at(-1);
    if (!last || (last.to !== null && span.from > addDays(last.to, 1))) {
      joined.push(span);
    } else if (last.to !== null && (span.to === null || span.to > last.to)) {
      joined[joined.length - 1] = { from: last.from, to: span.to };
    }
  }
  return joined;
}

/** How much of `from` to `to` lies within joined spans. */
export function coverageOf(spans: readonly DutySpan[], from: BusinessDate, to: BusinessDate): Coverage {
  let [first, last]: [BusinessDate | undefined, BusinessDate | undefined] = [undefined, undefined];
  for (const span of spans) {
    if (span.from > to || (span.to !== null && span.to < from)) continue;
    if (span.from <= from && (span.to === null || span.to >= to)) return { kind: 'full' };
    first ??= span.from > from ? span.from : from;
    last = span.to !== null && span.to < to ? span.to : to;
  }
  return first === undefined || last === undefined ? { kind: 'none' } : { kind: 'part', first, last };
}
