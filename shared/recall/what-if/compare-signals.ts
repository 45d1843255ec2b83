import type { Scheme } from '../../policy/scheme.ts';
import type { Signal } from '../signal.ts';
import { signalsOf } from '../signals-of.ts';
import type { WhatIfComparison } from './what-if.types.ts';

/**
 * Signals that only one of the schemes gives. The same matter has the same code in every scheme, so two signals are
 * the same when their matter, what they suggest and the records behind them are.
 */
export const compareSignals: WhatIfComparison = (first, second, { records, ...setting }) => {
  const [a, b] = [signalsOf(first, records, setting), signalsOf(second, records, setting)];
  const [onlyFirst, onlySecond] = [without(a, b), without(b, a)];
  if (onlyFirst.length === 0 && onlySecond.length === 0) return [];
  return [{ kind: 'signal', first: said(first, onlyFirst), second: said(second, onlySecond) }];
};

function without(signals: readonly Signal[], others: readonly Signal[]): Signal[] {
  const known = new Set(others.map(matter));
  return signals.filter((signal) => !known.has(matter(signal)));
}

function matter({ triggerCode, suggests, records }: Signal): string {
  return [triggerCode, suggests, ...records.map(({ kind, id }) => `${kind} ${id}`).toSorted()].join('\n');
}

function said({ shortTitle }: Scheme, signals: readonly Signal[]): string {
  if (signals.length === 0) return `${shortTitle}：没有相应的线索。`;
  return `${shortTitle}：${signals.map(({ sentence }) => sentence).join('')}`;
}
