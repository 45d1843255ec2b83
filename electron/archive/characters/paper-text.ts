import type { TextHolder } from '#shared/contract/archive-characters.ts';
import { breather } from '../../roster/breather.ts';

/** A text that goes on paper, with where it is kept. */
export interface PaperText {
  readonly holder: TextHolder;
  /** Name of the person, unit, village or whatever it is. */
  readonly name: string;
  /** As on the form. */
  readonly field: string;
  readonly text: string;
}

/** The texts of one record by their fields; those that are blank are left out. */
export function textsOf(
  holder: TextHolder,
  name: string,
  fields: readonly (readonly [field: string, text: string | null])[],
): PaperText[] {
  return fields.flatMap(([field, text]) => (text ? [{ holder, name, field, text }] : []));
}

/** Every text within a value of a JSON column, one a line. */
export function textsWithin(json: string | null): string | null {
  if (json === null) return null;
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'string') found.push(value);
    else if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  walk(JSON.parse(json));
  return found.join('\n');
}

/** Rows read in one go: few enough that a read never holds up the program for long. */
const rowsAtOnce = 500;

/**
 * Reads a table part by part, by id. Between parts others get their turn, also where no row has a text.
 *
 * @param part rows with ids after the one given (null: from the first), by id, at most `limit`
 */
export async function* inParts<Id extends string, Row extends { readonly id: Id }>(
  part: (after: Id | null, limit: number) => Promise<readonly Row[]>,
): AsyncGenerator<Row> {
  const breathe = breather();
  for (let after: Id | null = null; ; await breathe()) {
    const rows: readonly Row[] = await part(after, rowsAtOnce);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < rowsAtOnce) return;
    after = last.id;
  }
}
