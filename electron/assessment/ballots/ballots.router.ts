import type { Procedures } from '../../http/procedures.ts';
import type { BallotsService } from './ballots.service.ts';

/** Handlers of paper ballots. */
export function createBallotsRouter(_procedures: Procedures, _ballots: BallotsService) {
  return {};
}
