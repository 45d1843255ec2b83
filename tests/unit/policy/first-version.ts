import * as z from 'zod';
import fixture from '../../fixtures/policy/ganzhou-2021-version-1.json' with { type: 'json' };

const stored = z.object({ sha256: z.string(), content: z.record(z.string(), z.json()) });

/**
 * The first version of 赣州办法 as it was published, before postings, presence, duties, money and recall were part of
 * a scheme: what an existing database still holds.
 */
export const firstVersion = stored.parse(fixture);
