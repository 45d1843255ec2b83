import { type SqlBool, sql } from 'kysely';
import { type Instant, instantSchema } from '#shared/dates.ts';
import type { AttachmentId, CaseId } from '#shared/ids.ts';
import type { Database, ReadHandle } from '../../database/database.types.ts';
import { type CaseRow, caseIn } from './case.repository.ts';
import type { CaseActor } from './confidential.ts';

/** Reading the same again within this time is the same reading, in milliseconds. */
const oneReading = 10 * 60_000;

/** A case that is read, or one of its files. */
interface Reading {
  readonly caseId: CaseId;
  readonly action: 'recall.caseRead' | 'recall.fileRead';
  readonly attachmentId?: AttachmentId;
  readonly after: { readonly [name: string]: string };
}

/** Notes in the trail that somebody read a case: at most one entry in ten minutes for each reader and case. */
export const noteReading = (
  database: Database,
  now: Instant,
  reader: CaseActor,
  { id, number }: Pick<CaseRow, 'id' | 'number'>,
): Promise<void> => note(database, now, reader, { caseId: id, action: 'recall.caseRead', after: { number } });

/**
 * As `noteReading`, for whoever answers with a part of a case and has only its id.
 *
 * @throws NOT_FOUND
 */
export async function noteReadingOf(
  database: Database,
  now: Instant,
  reader: CaseActor,
  id: CaseId,
): Promise<void> {
  if (await isNoted(database.read, now, reader, { caseId: id, action: 'recall.caseRead' })) return;
  await noteReading(database, now, reader, await caseIn(database.read, id));
}

/** As `noteReading`, of one file of a case. */
export const noteFileReading = (
  database: Database,
  now: Instant,
  reader: CaseActor,
  file: { readonly id: AttachmentId; readonly caseId: CaseId; readonly fileName: string },
): Promise<void> =>
  note(database, now, reader, {
    caseId: file.caseId,
    action: 'recall.fileRead',
    attachmentId: file.id,
    after: { attachmentId: file.id, fileName: file.fileName },
  });

async function note(database: Database, now: Instant, reader: CaseActor, reading: Reading): Promise<void> {
  if (await isNoted(database.read, now, reader, reading)) return;
  await database.write(reader, async (unit) => {
    // The page asks several questions at once; the first of them writes.
    if (await isNoted(unit.trx, unit.at, reader, reading)) return;
    const { caseId, action, after } = reading;
    await unit.audit({ action, entityType: 'recall_case', entityId: caseId, after });
  });
}

/** Whether the trail says so already. */
export async function isNoted(
  handle: ReadHandle,
  now: Instant,
  reader: Pick<CaseActor, 'id'>,
  { caseId, action, attachmentId }: Omit<Reading, 'after'>,
): Promise<boolean> {
  const since = instantSchema.parse(new Date(Date.parse(now) - oneReading).toISOString());
  let query = handle
    .selectFrom('audit_event')
    .select('at')
    .where('entity_id', '=', caseId)
    // The plus sign has SQLite look at what was done with the case, not at everything that the reader ever did.
    .where(sql<SqlBool>`+${sql.ref('actor_id')} = ${reader.id}`)
    .where('action', '=', action);
  if (attachmentId !== undefined)
    query = query.where(sql`json_extract(after, '$.attachmentId')`, '=', attachmentId);
  const row = await query.orderBy('sequence', 'desc').limit(1).executeTakeFirst();
  return row !== undefined && row.at > since;
}
