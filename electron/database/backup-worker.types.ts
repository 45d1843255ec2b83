import * as z from 'zod';
import { instantSchema } from '#shared/dates.ts';
import type { CopyReport } from './backup-copy.ts';
import { manifestSchema } from './backup-files.ts';
import { asStartupError, StartupError, startupProblemSchema } from './startup-problem.ts';

export const copyTaskSchema = z.object({ source: z.string(), target: z.string(), at: instantSchema });
export type CopyTask = z.infer<typeof copyTaskSchema>;

const { bytes, sha256, schemaVersion, auditHead, auditIntact } = manifestSchema.shape;

/** What comes back from the thread. Errors lose their class on the way, so a known problem travels as a value. */
export const copyOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('copied'),
    report: z.object({ bytes, sha256, schemaVersion, auditHead, auditIntact }),
  }),
  z.object({ kind: z.literal('problem'), problem: startupProblemSchema }),
  z.object({ kind: z.literal('failed'), message: z.string() }),
]);
export type CopyOutcome = z.infer<typeof copyOutcomeSchema>;

/** Waits for a copy and puts what became of it into a form that can be sent. */
export async function outcomeOf(copying: Promise<CopyReport>): Promise<CopyOutcome> {
  try {
    return { kind: 'copied', report: await copying };
  } catch (error) {
    const known = asStartupError(error);
    if (known instanceof StartupError) return { kind: 'problem', problem: known.problem };
    return {
      kind: 'failed',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}
