import { breather } from '../../roster/breather.ts';

/** Records a statement changes at a time: few enough that others get their turn in between. */
const recordsAtOnce = 500;

/** Does something to many records, part by part, in one transaction that lets others have their turn. */
export async function inParts<T>(all: readonly T[], work: (part: T[]) => Promise<unknown>): Promise<void> {
  const breathe = breather();
  for (let start = 0; start < all.length; start += recordsAtOnce) {
    await work(all.slice(start, start + recordsAtOnce));
    await breathe();
  }
}
