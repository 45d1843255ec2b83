import * as z from 'zod';
import type { PostingRow } from '#shared/contract/roster.ts';
import type { EarlyChange } from '#shared/contract/roster-lifecycle.ts';
import { type PostingId, postingIdSchema } from '#shared/ids.ts';
import { client, orpc } from '../../app/client.ts';

/** An early change with the posting that it is about. */
export interface EarlyChangeRow {
  readonly change: EarlyChange;
  readonly posting: PostingRow;
}

const appliedSchema = z.object({ postingId: postingIdSchema });
const pageSize = 500;
const atOnce = 8;

/**
 * Every early change, the newest first. The contract has no list of them: the trail, which keeps an entry of every
 * application, says for which postings there are any, and each of those is read as it is now.
 */
export const earlyChangesQuery = () => ({
  queryKey: [...orpc.roster.getEarlyChange.key(), 'all'],
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<EarlyChangeRow[]> => {
    const ids = await postingsWithChanges(signal);
    const rows: EarlyChangeRow[] = [];
    for (let start = 0; start < ids.length; start += atOnce) {
      const some = ids.slice(start, start + atOnce);
      const answers = await Promise.all(some.map((id) => client.roster.getPosting({ id }, { signal })));
      for (const { posting, earlyChanges } of answers)
        rows.push(...earlyChanges.map((change) => ({ change, posting })));
    }
    return rows.sort((a, b) => (a.change.createdAt < b.change.createdAt ? 1 : -1));
  },
});

async function postingsWithChanges(signal: AbortSignal): Promise<PostingId[]> {
  const ids = new Set<PostingId>();
  for (let offset = 0; ; offset += pageSize) {
    const { total, events } = await client.audit.list(
      { actionPrefix: 'roster.earlyChangeApplied', offset, limit: pageSize },
      { signal },
    );
    for (const { after } of events) {
      const parsed = appliedSchema.safeParse(after);
      if (parsed.success) ids.add(parsed.data.postingId);
    }
    if (offset + pageSize >= total) return [...ids];
  }
}
