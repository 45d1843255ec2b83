import type { Fault } from '../case-vocabulary.ts';
import type { CaseEffect } from '../contract/recall-case.ts';
import { addDays, type BusinessDate, businessDateSchema, lastDayOf } from '../dates.ts';
import type { EffectRule } from '../policy/recall-rules.ts';

/**
 * What a recall means for the person from the day of the decision on, by whose fault it came to it. Only a recall has
 * effects: do not ask for a decision against one.
 */
export function effectsOf(rules: readonly EffectRule[], fault: Fault, decidedOn: BusinessDate): CaseEffect[] {
  return rules
    .filter(({ faults }) => faults.includes(fault))
    .map(({ code, title, kind, years, ground }) => ({
      code,
      title,
      kind,
      from: decidedOn,
      until: lastDay(decidedOn, years),
      ground,
    }));
}

/** The last day on which any of the effects holds; null without effects. */
export function lastDayOfEffects(effects: readonly Pick<CaseEffect, 'until'>[]): BusinessDate | null {
  return effects.reduce<BusinessDate | null>(
    (latest, { until }) => (latest === null || until > latest ? until : latest),
    null,
  );
}

/** Years end on the day before the same date; a year without number ends with itself. */
function lastDay(decidedOn: BusinessDate, years: number | null): BusinessDate {
  const year = Number(decidedOn.slice(0, 4));
  if (years === null) return lastDayOf(year);
  // What began on 29 February ends on the last of February, in a leap year the day before its date.
  if (decidedOn.slice(5) === '02-29') return businessDateSchema.parse(`${year + years}-02-28`);
  return addDays(businessDateSchema.parse(`${year + years}-${decidedOn.slice(5)}`), -1);
}
