import type * as z from 'zod';
import { type Signal, signalSchema } from './signal.ts';

/**
 * What a dismissal covers: the figures compared and the records behind them. The words of the sentence are not among
 * them, so that a better wording in a later version of the program does not open everything again.
 */
export const signalFactsSchema = signalSchema.pick({
  key: true,
  triggerCode: true,
  ruleCode: true,
  suggests: true,
  figures: true,
  records: true,
  since: true,
});
export type SignalFacts = z.infer<typeof signalFactsSchema>;

/** The facts of a signal. */
export function factsOf(signal: Signal): SignalFacts {
  const { key, triggerCode, ruleCode, suggests, figures, records, since } = signal;
  return { key, triggerCode, ruleCode, suggests, figures, records, since };
}

/** What is different now, a short Chinese sentence each; never empty for facts that differ. */
export function changesBetween(before: SignalFacts, now: SignalFacts): string[] {
  const figures = now.figures.flatMap(({ label, value, required }) => {
    const known = before.figures.find((figure) => figure.label === label);
    if (!known) return [`${label}：现为${value}。`];
    return [
      ...(known.value === value ? [] : [`${label}：由${known.value}变为${value}。`]),
      ...(known.required === required
        ? []
        : [`${label}的标准：由${known.required ?? '没有标准'}变为${required ?? '没有标准'}。`]),
    ];
  });
  const added = now.records.flatMap((record) => {
    const known = before.records.find(({ kind, id }) => kind === record.kind && id === record.id);
    if (!known) return [`新增依据：${record.label}。`];
    return known.label === record.label ? [] : [`依据有改动：由“${known.label}”变为“${record.label}”。`];
  });
  const gone = before.records
    .filter((record) => !now.records.some(({ kind, id }) => kind === record.kind && id === record.id))
    .map(({ label }) => `不再有的依据：${label}。`);
  const changes = [...figures, ...added, ...gone];
  return changes.length > 0 ? changes : ['认定的日期或规则有变化。'];
}
