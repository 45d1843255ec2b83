import type { PostingRow } from '#shared/contract/roster.ts';
import type { EarlyChange } from '#shared/contract/roster-lifecycle.ts';
import { client, orpc } from '../../app/client.ts';

/** An early change with the posting that it is about. */
export interface EarlyChangeRow {
  readonly change: EarlyChange;
  readonly posting: PostingRow;
}

/** Rows asked for at once; the most the server gives. */
const pageSize = 500;

/** Every early change, the newest first: few enough to sort in the page. */
export const earlyChangesQuery = () => ({
  queryKey: [...orpc.roster.listEarlyChanges.key(), 'all'],
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<EarlyChangeRow[]> => {
    const all: EarlyChangeRow[] = [];
    for (;;) {
      const input = { running: false, offset: all.length, limit: pageSize };
      const { total, rows } = await client.roster.listEarlyChanges(input, { signal });
      all.push(...rows);
      if (rows.length === 0 || all.length >= total) return all;
    }
  },
});
