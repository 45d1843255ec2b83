import * as z from 'zod';
import { jobIdSchema } from '../ids.ts';
import { procedure } from './base.ts';

/** A long action that goes on while one looks elsewhere. */
export const jobSchema = z.object({
  id: jobIdSchema,
  title: z.string(),
  state: z.enum(['running', 'succeeded', 'failed', 'cancelled']),
  /** Units of work done and in all; `total` is null while unknown. */
  done: z.number().int(),
  total: z.number().int().nullable(),
  /** What it is doing now, or how it ended, in a sentence. */
  message: z.string(),
  result: z.json().nullable(),
});
export type Job = z.infer<typeof jobSchema>;

export const jobsContract = {
  /** Only who started a job sees it. */
  get: procedure.input(z.object({ id: jobIdSchema })).output(jobSchema),
  cancel: procedure.input(z.object({ id: jobIdSchema })).output(jobSchema),
};
