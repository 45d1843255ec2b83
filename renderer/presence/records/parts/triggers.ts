import type { RecallTrigger, SignalSuggestion, SignalTest } from '#shared/policy/recall-rules.ts';

/** A recall trigger that records of a kind can speak for. */
export interface SpokenTrigger {
  readonly trigger: RecallTrigger;
  /** What the signals put forward, without repetition. */
  readonly suggests: readonly SignalSuggestion[];
}

/** The triggers of a scheme for which a record can speak, in the notice's order. */
export function triggersFor(
  triggers: readonly RecallTrigger[],
  speaks: (test: SignalTest) => boolean,
): SpokenTrigger[] {
  return triggers.flatMap((trigger) => {
    const rules = trigger.signals.filter(({ test }) => speaks(test));
    if (rules.length === 0) return [];
    return [{ trigger, suggests: [...new Set(rules.map(({ suggests }) => suggests))] }];
  });
}
