import { sql } from 'kysely';

/**
 * The right side of `in` for any number of values: they go as one parameter, so that the statement is the same
 * however many there are and SQLite's limit of parameters is never reached.
 */
export const among = <Value extends string | number>(values: readonly Value[]) =>
  sql<Value>`(select value from json_each(${JSON.stringify(values)}))`;
