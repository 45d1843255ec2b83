import { v7 } from 'uuid';
import type * as z from 'zod';

/** A new record id (UUIDv7: later ones sort after earlier ones), e.g. `newId(personIdSchema)`. */
export function newId<T extends z.ZodType>(schema: T): z.infer<T> {
  return schema.parse(v7());
}
