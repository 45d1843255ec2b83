import { instantSchema } from '#shared/dates.ts';
import type { Clock } from './application.types.ts';

/** The machine's own clock. */
export const systemClock: Clock = { now: () => instantSchema.parse(new Date().toISOString()) };
