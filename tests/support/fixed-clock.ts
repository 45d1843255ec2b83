import { type Instant, instantSchema } from '#shared/dates.ts';
import type { Clock } from '../../electron/application.types.ts';

export interface FixedClock extends Clock {
  set(instant: string): void;
  advance(milliseconds: number): void;
}

/** A clock that stands still until it is told to move. */
export function fixedClock(start = '2026-03-05T02:30:00.000Z'): FixedClock {
  let now: Instant = instantSchema.parse(start);
  return {
    now: () => now,
    set(instant) {
      now = instantSchema.parse(instant);
    },
    advance(milliseconds) {
      now = instantSchema.parse(new Date(Date.parse(now) + milliseconds).toISOString());
    },
  };
}
