import { oc } from '@orpc/contract';
import * as z from 'zod';

/**
 * Errors that any procedure may answer with. The code is stable and is what the page branches on; the message
 * is a Chinese sentence for the user that says what is wrong, where, and what to do.
 */
export const commonErrors = {
  /** No session, or it has ended: sign in again. */
  UNAUTHENTICATED: { status: 401 },
  /** The session is locked after idling: enter the password again. */
  SESSION_LOCKED: { status: 423 },
  /** The role of the signed-in user does not allow this procedure. */
  FORBIDDEN: { status: 403 },
  /** The input does not parse; one entry a field. */
  INVALID_INPUT: {
    status: 422,
    data: z.object({ issues: z.array(z.object({ path: z.string(), message: z.string() })) }),
  },
  NOT_FOUND: { status: 404 },
  /** Somebody else changed the record since it was read; `current` is its revision now. */
  CONFLICT: { status: 409, data: z.object({ currentRevision: z.number().int() }) },
  /** A rule of the scheme, or a rule of the workflow, does not allow it; `rule` names it for tests and support. */
  RULE_VIOLATION: { status: 409, data: z.object({ rule: z.string() }) },
  /** The file that was handed in cannot be used. */
  FILE_REJECTED: { status: 422, data: z.object({ reason: z.string() }) },
  /** Something unforeseen; the log holds the cause under `reference`. */
  INTERNAL: { status: 500, data: z.object({ reference: z.string() }) },
} as const;

export type CommonErrorCode = keyof typeof commonErrors;

/** Where every contract starts. */
export const procedure = oc.errors(commonErrors);

/** A page of a sorted list. */
export const pageInput = {
  offset: z.number().int().min(0).max(10_000_000).default(0),
  limit: z.number().int().min(1).max(500).default(100),
};

/** Every editable record carries a revision; a write names the one it was based on. */
export const revisionSchema = z.number().int().min(1);
