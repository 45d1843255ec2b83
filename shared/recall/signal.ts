import * as z from 'zod';
import { businessDateSchema } from '../dates.ts';
import { groundSchema, ruleCodeSchema } from '../policy/ground.ts';
import { signalSuggestions } from '../policy/recall-rules.ts';

/** What a signal rests on: the page links each to where it is kept. */
export const signalRecordKinds = [
  'attendance_month',
  'spot_check',
  'conduct_record',
  'observation',
  'assessment',
] as const;
export type SignalRecordKind = (typeof signalRecordKinds)[number];

export const signalRecordSchema = z.object({
  kind: z.enum(signalRecordKinds),
  /** Id of the record; of a month of attendance the month, `YYYY-MM`: with the posting it names the row. */
  id: z.string(),
  /** What it says, short, e.g. `2026年1月：18 天`. */
  label: z.string(),
});
export type SignalRecord = z.infer<typeof signalRecordSchema>;

export const signalFigureSchema = z.object({
  label: z.string(),
  /** With its unit, e.g. `18.3 天`. */
  value: z.string(),
  /** What the scheme asks for, e.g. `不少于 20 天`; null where it compares nothing. */
  required: z.string().nullable(),
});
export type SignalFigure = z.infer<typeof signalFigureSchema>;

/** Records of one posting speak for a trigger of the scheme. A signal suggests; it never opens a case. */
export const signalSchema = z.object({
  /** The same as long as it is about the same thing: the rule, and what tells two of its signals apart, e.g. the year. */
  key: z.string().max(120),
  triggerCode: ruleCodeSchema,
  ruleCode: ruleCodeSchema,
  suggests: z.enum(signalSuggestions),
  /** Why these records speak for the trigger: a clause, or an example that the notice does not fix. */
  ground: groundSchema,
  /** One sentence to read aloud, without the name, which the page puts in front. */
  sentence: z.string(),
  figures: z.array(signalFigureSchema),
  records: z.array(signalRecordSchema),
  /** The day from which the facts held. */
  since: businessDateSchema,
});
export type Signal = z.infer<typeof signalSchema>;
