import type { PostingId } from '#shared/ids.ts';
import { breather } from './breather.ts';

/** Rows read in one go: few enough that a read never holds up the program for long. */
const rowsAtOnce = 1000;

/**
 * Reads many postings part by part, by id: the order in which they came onto the roster. Between parts others get
 * their turn.
 *
 * @param part the postings with ids after the one given, by id, at most `limit`
 */
export async function readInParts<Row>(
  idOf: (row: Row) => PostingId,
  part: (after: PostingId | '', limit: number) => Promise<readonly Row[]>,
): Promise<Row[]> {
  const found: Row[] = [];
  const breathe = breather();
  for (let after: PostingId | '' = ''; ; await breathe()) {
    const rows = await part(after, rowsAtOnce);
    found.push(...rows);
    const last = rows.at(-1);
    if (last === undefined || rows.length < rowsAtOnce) return found;
    after = idOf(last);
  }
}
