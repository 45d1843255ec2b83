import { formatAmount } from '#shared/roster/amounts.ts';

/** `1,800.00`: cents as 元, for tables and totals. */
export function formatYuanFigure(cents: number): string {
  const [whole = '', fraction = ''] = formatAmount(cents, 'yuan').split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction}`;
}

/** `273.00`: cents as 万元, the way funding tables are written. */
export const formatWanFigure = (cents: number): string => formatAmount(cents, 'wan_yuan');

/** A rule's title without what it says in brackets, for the head of a column. */
export function shortTitle(title: string): string {
  const short = title.replace(/（.*$/, '');
  return short === '' ? title : short;
}
