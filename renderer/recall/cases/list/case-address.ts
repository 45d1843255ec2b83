import * as z from 'zod';
import { type CaseFilter, caseFilterSchema, caseGroups } from '#shared/contract/recall-case.ts';

const { stage, triggerCode, townshipId, unitId, outcome, text } = caseFilterSchema.shape;

/** What the address of the list holds: the filter, and how the cases are shown. */
export const caseAddressShape = {
  group: z.enum(caseGroups).default('open'),
  stage,
  triggerCode,
  townshipId,
  unitId,
  outcome,
  year: z
    .string()
    .regex(/^[12]\d{3}$/)
    .nullable()
    .default(null),
  text,
  view: z.enum(['list', 'chart']).default('list'),
};
const addressSchema = z.object(caseAddressShape);
export type CaseAddress = z.infer<typeof addressSchema>;

/** The filter as the server takes it. */
export function filterOf({ view: _, year, ...rest }: CaseAddress): CaseFilter {
  return caseFilterSchema.parse({ ...rest, year: year === null ? null : Number(year) });
}

/** Everything under the group that is shown. */
export const noCaseFilter: Partial<CaseAddress> = {
  stage: null,
  triggerCode: null,
  townshipId: null,
  unitId: null,
  outcome: null,
  year: null,
  text: '',
};

/** Whether the list is narrowed by more than its group. */
export const isNarrowed = (address: CaseAddress): boolean =>
  (['stage', 'triggerCode', 'townshipId', 'unitId', 'outcome', 'year', 'text'] as const).some(
    (name) => address[name] !== null && address[name] !== '',
  );
