import type { Procedures } from '../../http/procedures.ts';
import type { PublicityService } from './publicity.service.ts';

/** Handlers of publicity, objections and replies. */
export function createPublicityRouter(_procedures: Procedures, _publicity: PublicityService) {
  return {};
}
