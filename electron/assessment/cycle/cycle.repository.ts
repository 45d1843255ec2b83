import * as z from 'zod';
import type { Cycle } from '#shared/contract/assessment-cycle.ts';
import type { CycleId } from '#shared/ids.ts';
import type { ReadHandle } from '../../database/database.types.ts';

/** A cycle without the title of its scheme, which is another feature's. */
export type CycleRecord = Omit<Cycle, 'schemeTitle'>;

/** Cycles with how far they are, the latest year first. */
export async function allCycles(handle: ReadHandle): Promise<CycleRecord[]> {
  return (await cycleQuery(handle).orderBy('c.year', 'desc').execute()).map(toRecord);
}

/** One cycle with how far it is. */
export async function findCycle(handle: ReadHandle, id: CycleId): Promise<CycleRecord | undefined> {
  const row = await cycleQuery(handle).where('c.id', '=', id).executeTakeFirst();
  return row && toRecord(row);
}

/** What records need to know of their cycle. */
export interface CycleHead
  extends Pick<
    Cycle,
    'id' | 'year' | 'kind' | 'ordinal' | 'state' | 'version' | 'title' | 'schemeVersionId'
  > {
  readonly scorers: string[];
  readonly ballotEntry: 'single' | 'double';
}

const scorersSchema = z.array(z.string()).min(1);

/** The cycle without counting its records. */
export async function findCycleHead(handle: ReadHandle, id: CycleId): Promise<CycleHead | undefined> {
  const row = await handle
    .selectFrom('assessment_cycle')
    .select([
      'id',
      'year',
      'kind',
      'ordinal',
      'state',
      'version',
      'title',
      'scheme_version_id as schemeVersionId',
      'scorers',
      'ballot_entry as ballotEntry',
    ])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { ...row, scorers: scorersSchema.parse(JSON.parse(row.scorers)) };
}

function cycleQuery(handle: ReadHandle) {
  return handle
    .selectFrom('assessment_cycle as c')
    .leftJoin('assessment as a', 'a.cycle_id', 'c.id')
    .select((e) => [
      'c.id',
      'c.year',
      'c.kind',
      'c.ordinal',
      'c.state',
      'c.version',
      'c.title',
      'c.scheme_version_id as schemeVersionId',
      'c.opened_at as openedAt',
      'c.opened_by as openedBy',
      e.fn.count<number>('a.id').as('all'),
      e.fn.count<number>('a.total_points').as('scored'),
      e.fn.count<number>('a.id').filterWhere('a.state', '=', 'proposed').as('proposed'),
      e.fn.count<number>('a.id').filterWhere('a.state', '=', 'locked').as('locked'),
    ])
    .groupBy('c.id');
}

type CycleRow = Awaited<ReturnType<ReturnType<typeof cycleQuery>['executeTakeFirstOrThrow']>>;

function toRecord({ all, scored, proposed, locked, ...cycle }: CycleRow): CycleRecord {
  return { ...cycle, counts: { all, scored, proposed, locked } };
}
