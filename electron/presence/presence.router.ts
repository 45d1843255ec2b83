import type { Procedures } from '../http/procedures.ts';
import type { PresenceService } from './presence.service.ts';

/** Handlers of `presence.*`. */
export function createPresenceRouter(_os: Procedures, _services: { readonly presence: PresenceService }) {
  return {};
}
