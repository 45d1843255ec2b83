import type { Procedures } from '../../http/procedures.ts';
import type { TermService } from './term.service.ts';

/** Handlers of the end of a term. */
export function createTermRouter(_procedures: Procedures, _term: TermService) {
  return {};
}
