import type { Blocker } from '#shared/contract/assessment-cycle.ts';
import type { CycleId } from '#shared/ids.ts';
import type { AssessedObject } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../../database/database.types.ts';

/** How many a sentence names before it only counts them. */
export const namedAtMost = 20;

/** How many there are, the first of them by name, and those in a row. */
export interface Named {
  readonly count: number;
  readonly names: readonly string[];
  readonly text: string;
}

/** Records of a cycle, to be narrowed. */
export const records = (handle: ReadHandle, cycleId: CycleId) =>
  handle.selectFrom('assessment').where('cycle_id', '=', cycleId);

/** Counts records and names the first of them, in the order of the roster. */
export async function named(query: ReturnType<typeof records>): Promise<Named> {
  const { count } = await query.select((e) => e.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  if (count === 0) return { count, names: [], text: '' };
  const rows = await query.select(['object', 'person_name']).orderBy('id').limit(namedAtMost).execute();
  return listOf(
    rows.map((row) => nameOf(row.object, row.person_name)),
    count,
  );
}

/** Names in a row, at most twenty of them. */
export function listOf(names: readonly string[], count = names.length): Named {
  const first = names.slice(0, namedAtMost);
  return { count, names: first, text: first.join('、') + (count > first.length ? '等' : '') };
}

const nameOf = (object: AssessedObject, name: string) => (object === 'team' ? `${name}工作队` : name);

/** What stands in the way, for everybody and without a way around. */
export function blocker(
  code: string,
  message: string,
  { names, count }: Pick<Named, 'names' | 'count'> = { names: [], count: 1 },
): Blocker {
  return { code, message, names: names.slice(0, namedAtMost), count, waivable: false };
}
