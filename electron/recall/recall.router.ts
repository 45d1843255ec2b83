import type { Procedures } from '../http/procedures.ts';
import type { RecallService } from './recall.service.ts';

/** Handlers of `recall.*`. */
export function createRecallRouter(_os: Procedures, _services: { readonly recall: RecallService }) {
  return {};
}
