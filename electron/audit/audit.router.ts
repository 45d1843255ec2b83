import type { Procedures } from '../http/procedures.ts';
import type { AuditService } from './audit.service.ts';

/** Handlers of `audit.*`. */
export function createAuditRouter(os: Procedures, { audit }: { audit: AuditService }) {
  return {
    list: os.audit.list.handler(({ input }) => audit.list(input)),
    history: os.audit.history.handler(({ input }) => audit.history(input.entityId)),
    verify: os.audit.verify.handler(() => audit.verify()),
  };
}
