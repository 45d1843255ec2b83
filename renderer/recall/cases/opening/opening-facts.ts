import type { SignalRow } from '#shared/contract/recall.ts';

/** The facts of a case as its signals tell them: a line each, in the order of the notice. */
export function factsOf(
  signals: readonly Pick<SignalRow, 'sentence' | 'triggerOrdinal' | 'since'>[],
): string {
  return signals
    .toSorted((a, b) => a.triggerOrdinal - b.triggerOrdinal || a.since.localeCompare(b.since))
    .map(({ sentence }) => (sentence.endsWith('。') ? sentence : `${sentence}。`))
    .join('\n');
}
