import type { PersonId } from '#shared/ids.ts';
import type { CandidateFacts } from '#shared/roster/pre-check.ts';
import { among } from '../database/among.ts';
import type { ReadHandle } from '../database/database.types.ts';

/** What the roster knows of people that conditions for being posted may ask for. */
export async function candidateFactsOf(
  handle: ReadHandle,
  ids: readonly PersonId[],
): Promise<Map<PersonId, CandidateFacts>> {
  const rows = await handle
    .selectFrom('person')
    .select([
      'id',
      'political_status as politicalStatus',
      'party_date as partyDate',
      'work_start_date as workStartDate',
      'unit_joined_on as unitJoinedOn',
      'retirement_date as retirementDate',
      'staff_kind as staffKind',
    ])
    .where('id', 'in', among(ids))
    .execute();
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}
