import * as z from 'zod';
import { instantSchema } from '../dates.ts';
import { schemeVersionIdSchema } from '../ids.ts';
import { schemeSchema } from '../policy/scheme.ts';
import { procedure } from './base.ts';

export const schemeVersionSchema = z.object({
  id: schemeVersionIdSchema,
  code: z.string(),
  version: z.number().int(),
  title: z.string(),
  /** SHA-256 of the canonical JSON of the content, hex. */
  sha256: z.string(),
  origin: z.enum(['built_in', 'organisation']),
  publishedAt: instantSchema,
});
export type SchemeVersion = z.infer<typeof schemeVersionSchema>;

export const policyContract = {
  listSchemes: procedure.output(z.object({ schemes: z.array(schemeVersionSchema) })),
  getScheme: procedure
    .input(z.object({ id: schemeVersionIdSchema }))
    .output(schemeVersionSchema.extend({ content: schemeSchema })),
};
