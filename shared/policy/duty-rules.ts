import * as z from 'zod';
import { dutyPeriodSchema, dutySubjectSchema, postRoleSchema } from '../vocabulary.ts';
import { groundSchema, ruleCodeSchema } from './ground.ts';

/** Something that a scheme asks for again and again: at least so much in each period. */
export const dutyRuleSchema = z.object({
  code: ruleCodeSchema,
  title: z.string(),
  subject: dutySubjectSchema,
  /** Which posted people a duty of a person is for; empty for other subjects. */
  roles: z.array(postRoleSchema),
  /** Who does it, in the words of the notice, e.g. 主要负责人. */
  doneBy: z.string(),
  period: dutyPeriodSchema,
  /** At least this much in each period, in `unit`. */
  minimum: z.number().int().min(1),
  /** 次, 户, 条 … */
  unit: z.string().min(1).max(4),
  ground: groundSchema,
});
export type DutyRule = z.infer<typeof dutyRuleSchema>;
