import * as z from 'zod';
import { businessDateSchema, instantSchema } from '../dates.ts';
import { pageInput, procedure } from './base.ts';

export const auditEventSchema = z.object({
  sequence: z.number().int(),
  at: instantSchema,
  actorId: z.string(),
  actorName: z.string(),
  /** `feature.verb`, e.g. `assessment.approve`. */
  action: z.string(),
  actionLabel: z.string(),
  entityType: z.string(),
  entityId: z.string(),
  before: z.json().nullable(),
  after: z.json().nullable(),
  reason: z.string().nullable(),
  hash: z.string(),
});
export type AuditEvent = z.infer<typeof auditEventSchema>;

/** One thing wrong with the chain, in a sentence a leader can read. */
export const chainProblemSchema = z.object({
  kind: z.enum(['hash_mismatch', 'broken_link', 'sequence_gap', 'truncated', 'unreadable']),
  sequence: z.number().int(),
  message: z.string(),
});
export type ChainProblem = z.infer<typeof chainProblemSchema>;

export const verificationSchema = z.object({
  intact: z.boolean(),
  events: z.number().int(),
  head: z.object({ sequence: z.number().int(), hash: z.string() }).nullable(),
  /** Heads known from elsewhere (head file, printed documents, backups) that the chain was held against. */
  anchorsChecked: z.number().int(),
  problems: z.array(chainProblemSchema),
  verifiedAt: instantSchema,
});
export type ChainVerification = z.infer<typeof verificationSchema>;

export const auditContract = {
  list: procedure
    .input(
      z.object({
        ...pageInput,
        text: z.string().max(100).default(''),
        actorId: z.string().nullable().default(null),
        actionPrefix: z.string().max(60).nullable().default(null),
        entityId: z.string().max(60).nullable().default(null),
        from: businessDateSchema.nullable().default(null),
        to: businessDateSchema.nullable().default(null),
      }),
    )
    .output(z.object({ total: z.number().int(), events: z.array(auditEventSchema) })),
  /** Reads the whole chain again and says what is wrong with it, if anything. */
  verify: procedure.output(verificationSchema),
  /** What happened to one record, newest first, for the history drawer. */
  history: procedure
    .input(z.object({ entityId: z.string().max(60) }))
    .output(z.object({ events: z.array(auditEventSchema) })),
};
