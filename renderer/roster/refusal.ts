import * as z from 'zod';
import { errorData } from '../app/client.ts';

const ruleSchema = z.object({ rule: z.string() });

/** The rule that a refusal names, e.g. `term_not_over`; null for any other error. */
export const ruleIn = (failure: unknown): string | null =>
  errorData(failure, 'RULE_VIOLATION', ruleSchema)?.rule ?? null;
