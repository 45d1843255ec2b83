import type { Kysely } from 'kysely';
import type { Schema } from '../database/schema.ts';

/** Anything that can be asked: the reader, or a transaction inside a write. */
export type Queries = Pick<Kysely<Schema>, 'selectFrom' | 'fn' | 'case'>;
