import type { SchemeVersionId } from '#shared/ids.ts';
import type { SchemeVersionWithContent } from '../policy/policy.service.ts';

/** Where the roster gets the rules from: the version in force for what is new, the version of a record for the record. */
export interface SchemeSource {
  inForce(): Promise<SchemeVersionWithContent>;
  get(id: SchemeVersionId): Promise<SchemeVersionWithContent>;
}
