import * as z from 'zod';
import { type CaseId, type EvidenceId, evidenceIdSchema } from '#shared/ids.ts';
import type { ReadHandle } from '../../database/database.types.ts';

/** What an entry `record_changed` of a time line keeps: how the record stood when somebody noted that it had changed. */
export const notedChangeSchema = z.object({
  evidenceId: evidenceIdSchema,
  /** Null: gone. */
  recordSha256: z.string().nullable(),
});
export type NotedChange = z.infer<typeof notedChangeSchema>;

/** The last change of each record that was noted in a case. */
export async function notedChanges(
  handle: ReadHandle,
  caseId: CaseId,
): Promise<ReadonlyMap<EvidenceId, NotedChange>> {
  const rows = await handle
    .selectFrom('recall_event')
    .select('detail')
    .where('case_id', '=', caseId)
    .where('kind', '=', 'record_changed')
    .orderBy('sequence')
    .execute();
  const noted = rows.map(({ detail }) => notedChangeSchema.parse(JSON.parse(detail ?? 'null')));
  return new Map(noted.map((change) => [change.evidenceId, change]));
}
