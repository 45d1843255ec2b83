import * as z from 'zod';
import { personIdSchema, postingIdSchema, townshipIdSchema, unitIdSchema, villageIdSchema } from '../ids.ts';
import { postRoleSchema } from '../vocabulary.ts';

/** Whom a line is about: a person on a post, with the names of the places. */
export const postingNamesSchema = z.object({
  postingId: postingIdSchema,
  personId: personIdSchema,
  personName: z.string(),
  role: postRoleSchema.nullable(),
  townshipId: townshipIdSchema,
  townshipName: z.string(),
  villageId: villageIdSchema,
  villageName: z.string(),
  unitId: unitIdSchema,
  unitName: z.string(),
});
export type PostingNames = z.infer<typeof postingNamesSchema>;
