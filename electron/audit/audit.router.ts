import { callerOf, type Procedures } from '../http/procedures.ts';
import type { AuditService } from './audit.service.ts';

/** Handlers of `audit.*`. */
export function createAuditRouter(os: Procedures, { audit }: { audit: AuditService }) {
  return {
    list: os.audit.list.handler(({ input, context }) => audit.list(input, callerOf(context).role)),
    history: os.audit.history.handler(({ input, context }) =>
      audit.history(input.entityId, callerOf(context).role),
    ),
    verify: os.audit.verify.handler(() => audit.verify()),
  };
}
