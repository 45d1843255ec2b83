import type { SuccessorGap } from '../contract/recall-consequences.ts';
import { addDays, type BusinessDate, daysBetween } from '../dates.ts';

/** Days that tell how one person follows another on a post; the last and the first day on post count as days there. */
export interface PostHandOver {
  /** Last day of the recalled person; null while on post. */
  readonly left: BusinessDate | null;
  /** First day of the successor; null while nobody has come. */
  readonly came: BusinessDate | null;
  /** Last day of the successor; null while on post. */
  readonly cameUntil: BusinessDate | null;
  readonly today: BusinessDate;
}

/** How the days of the recalled person and of the successor meet. */
export function successorGap({ left, came, cameUntil, today }: PostHandOver): SuccessorGap {
  const days = (from: BusinessDate, to: BusinessDate) => Math.max(0, daysBetween(from, to));
  if (left === null) {
    // Both are there: the work is being handed over.
    if (came !== null && cameUntil === null && came <= today)
      return { kind: 'overlap', days: days(came, today) + 1, emptySince: null };
    return { kind: 'on_post', days: 0, emptySince: null };
  }
  const emptySince = addDays(left, 1);
  if (came === null) return { kind: 'empty', days: days(left, today), emptySince };
  if (cameUntil !== null)
    return { kind: 'left_again', days: days(cameUntil > left ? cameUntil : left, today), emptySince };
  if (came <= left) return { kind: 'overlap', days: days(came, left) + 1, emptySince };
  const between = daysBetween(left, came) - 1;
  return between === 0
    ? { kind: 'seamless', days: 0, emptySince }
    : { kind: 'gap', days: between, emptySince };
}

/** A gap in words, e.g. `已空缺 12 天`; short enough for a chip. */
export function gapWords({ kind, days, emptySince }: SuccessorGap): string {
  switch (kind) {
    case 'on_post':
      return '被召回人员仍在岗';
    case 'overlap':
      return emptySince === null ? `正在交接，已重叠 ${days} 天` : `交接重叠 ${days} 天`;
    case 'seamless':
      return '前后衔接，没有空缺';
    case 'gap':
      return `中间空缺 ${days} 天`;
    case 'empty':
      return days === 0 ? '今天是最后一天在岗' : `已空缺 ${days} 天`;
    case 'left_again':
      return days === 0 ? '接替人员今天离岗' : `接替人员已离岗，已空缺 ${days} 天`;
  }
}
