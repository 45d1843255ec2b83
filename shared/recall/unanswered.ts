import type { RecallTrigger, SignalRule } from '../policy/recall-rules.ts';
import type { Scheme } from '../policy/scheme.ts';

/** A rule that can say nothing, and where the notice is silent. */
export interface Unanswered {
  readonly trigger: RecallTrigger;
  readonly rule: SignalRule;
  readonly note: string;
}

/** Rules that never give a signal because the scheme states no figure to compare with. */
export function unanswered(scheme: Scheme): Unanswered[] {
  return scheme.recall.triggers.flatMap((trigger) =>
    trigger.signals.flatMap((rule) =>
      rule.test.kind === 'approval_below' && rule.test.share.kind === 'unspecified'
        ? [{ trigger, rule, note: rule.test.share.note }]
        : [],
    ),
  );
}
