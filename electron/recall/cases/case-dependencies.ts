import type { Clock } from '../../application.types.ts';
import type { Database } from '../../database/database.types.ts';
import type { PolicyService } from '../../policy/policy.service.ts';
import type { RecordSources } from '../record-sources.ts';
import type { SignalRows } from '../signal-rows.ts';

/** What the services of cases are made of. */
export interface CaseDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly policy: Pick<PolicyService, 'get' | 'inForce' | 'list'>;
  readonly sources: RecordSources;
  readonly rows: SignalRows;
}
