import type { CycleId } from '#shared/ids.ts';
import type { ReadHandle } from '../../database/database.types.ts';

/** A number that is another one as soon as any record of the cycle, or the cycle itself, has changed. */
export async function revisionsOfCycle(handle: ReadHandle, cycleId: CycleId): Promise<number> {
  const { records } = await handle
    .selectFrom('assessment')
    .select((e) => e.fn.sum<number | null>('revision').as('records'))
    .where('cycle_id', '=', cycleId)
    .executeTakeFirstOrThrow();
  const cycle = await handle
    .selectFrom('assessment_cycle')
    .select('revision')
    .where('id', '=', cycleId)
    .executeTakeFirst();
  return (records ?? 0) + (cycle?.revision ?? 0);
}
