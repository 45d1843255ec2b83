import { type Instant, instantSchema } from '#shared/dates.ts';
import type { CaseId } from '#shared/ids.ts';
import type { Database, ReadHandle } from '../../database/database.types.ts';
import type { CaseRow } from './case.repository.ts';
import type { CaseActor } from './confidential.ts';

/** Reading the same case again within this time is the same reading, in milliseconds. */
const oneReading = 10 * 60_000;

/** Notes in the trail that somebody read a case: at most one entry in ten minutes for each reader and case. */
export async function noteReading(
  database: Database,
  now: Instant,
  reader: CaseActor,
  { id, number }: Pick<CaseRow, 'id' | 'number'>,
): Promise<void> {
  if (await hasRead(database.read, now, reader, id)) return;
  await database.write(reader, async (unit) => {
    // The page asks several questions at once; the first of them writes.
    if (await hasRead(unit.trx, unit.at, reader, id)) return;
    await unit.audit({
      action: 'recall.caseRead',
      entityType: 'recall_case',
      entityId: id,
      after: { number },
    });
  });
}

async function hasRead(handle: ReadHandle, now: Instant, reader: CaseActor, id: CaseId): Promise<boolean> {
  const since = instantSchema.parse(new Date(Date.parse(now) - oneReading).toISOString());
  const row = await handle
    .selectFrom('audit_event')
    .select('at')
    .where('entity_id', '=', id)
    .where('actor_id', '=', reader.id)
    .where('action', '=', 'recall.caseRead')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined && row.at > since;
}
