import { randomBytes } from 'node:crypto';
import type { Clock } from '../../application.types.ts';

/** How long a ticket lets in, in milliseconds. */
const validFor = 60_000;

/** Lets whoever has a ticket take one thing away, once: for addresses that the browser itself asks for. */
export function createTickets<Thing>(clock: Clock) {
  const tickets = new Map<string, { readonly thing: Thing; readonly until: number }>();
  const now = () => Date.parse(clock.now());
  return {
    issue(thing: Thing): string {
      for (const [ticket, { until }] of tickets) if (until < now()) tickets.delete(ticket);
      const ticket = randomBytes(32).toString('base64url');
      tickets.set(ticket, { thing, until: now() + validFor });
      return ticket;
    },
    /** Undefined where there is none, it is too old, or it was used. */
    redeem(ticket: string): Thing | undefined {
      const found = tickets.get(ticket);
      tickets.delete(ticket);
      return found && found.until >= now() ? found.thing : undefined;
    },
  };
}
