import * as z from 'zod';
import {
  type LeaveDetail,
  type LeaveReasoning,
  leaveConsentSchema,
  leaveDetailSchema,
} from '#shared/contract/presence-leave.ts';
import type { Instant } from '#shared/dates.ts';
import type { Actor } from '../database/database.types.ts';

type Step = LeaveDetail['history'][number];

const historySchema = leaveDetailSchema.shape.history;

/** The steps as stored in `leave.reasoning`, the earliest first. */
export function readHistory(text: string): Step[] {
  return historySchema.parse(JSON.parse(text));
}

/** The stored text with one more step. */
export function withStep(
  history: readonly Step[],
  at: Instant,
  actor: Actor,
  occasion: Step['occasion'],
  reasoning: LeaveReasoning,
): string {
  return JSON.stringify([...history, { at, by: actor.name, occasion, reasoning }]);
}

/** The consents as stored in `leave.consents`. */
export function readConsents(text: string): LeaveDetail['consents'] {
  return z.array(leaveConsentSchema).parse(JSON.parse(text));
}
