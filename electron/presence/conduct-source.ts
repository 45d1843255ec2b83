import type { PersonId } from '#shared/ids.ts';
import type { ReadHandle } from '../database/database.types.ts';
import type { Penalty } from '../roster/penalty-source.ts';

/** Penalties (处分) of a person that were not voided, oldest first. */
export async function penaltiesOf(handle: ReadHandle, personId: PersonId): Promise<Penalty[]> {
  return await handle
    .selectFrom('conduct_record')
    .select(['decided_on as decidedOn', 'effective_until as effectiveUntil', 'severity'])
    .where('person_id', '=', personId)
    .where('kind', '=', 'penalty')
    .where('voided_at', 'is', null)
    .orderBy('decided_on')
    .execute();
}
