import type { CaseId } from '#shared/ids.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { Clock } from '../../application.types.ts';
import type { Database, ReadHandle } from '../../database/database.types.ts';
import type { PolicyService } from '../../policy/policy.service.ts';
import { type CaseRow, caseIn } from '../cases/case.repository.ts';
import { requireReadable } from '../cases/confidential.ts';

/** What the services of consequences are made of. */
export interface ConsequenceDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly policy: Pick<PolicyService, 'get' | 'inForce'>;
}

/**
 * A case for a reader of a role.
 *
 * @throws NOT_FOUND, FORBIDDEN
 */
export async function readableCase(handle: ReadHandle, role: Role, id: CaseId): Promise<CaseRow> {
  const row = await caseIn(handle, id);
  requireReadable(role, row);
  return row;
}
