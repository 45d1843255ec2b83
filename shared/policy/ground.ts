import * as z from 'zod';

/** A passage of a notice, quoted. */
export const clauseSchema = z.object({
  /** Short name of the document, e.g. 赣州办法. */
  document: z.string(),
  /** e.g. 第二十条 */
  article: z.string(),
  /** The words of the clause, quoted. */
  text: z.string(),
});
export type Clause = z.infer<typeof clauseSchema>;

/** Where a figure comes from: a clause of the notice, or an example that the notice does not fix. */
export const groundSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('clause'), clause: clauseSchema }),
  z.object({ kind: z.literal('example'), note: z.string() }),
]);
export type Ground = z.infer<typeof groundSchema>;

/** The notice is silent: the program asks, it does not invent. */
export const unspecifiedSchema = z.object({ kind: z.literal('unspecified'), note: z.string() });
export type Unspecified = z.infer<typeof unspecifiedSchema>;

/** A rule that a notice may or may not state. */
export type Stated<T> = { kind: 'stated'; value: T; ground: Ground } | Unspecified;

/** The zod type of a {@link Stated} rule. */
export function stated<T extends z.ZodType>(value: T) {
  return z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('stated'), value, ground: groundSchema }),
    unspecifiedSchema,
  ]);
}

/** What a scheme published before a part of the type existed says about that part: nothing. */
export const silent = (): Unspecified => ({ kind: 'unspecified', note: '本版方案没有载明。' });

/** Code of a rule inside its scheme: stable, so that two schemes can be laid side by side. */
export const ruleCodeSchema = z.string().regex(/^[a-z][a-z0-9_]*$/, '代码只能用小写字母、数字和下划线');

/** A body that acts under the scheme, by the name that the notice gives it, e.g. 县（市、区）驻村工作领导小组. */
export const organSchema = z.string().min(1).max(60);
