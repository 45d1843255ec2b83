import { useMemo } from 'react';
import * as z from 'zod';
import type { AllowanceChoices } from '#shared/contract/presence-money.ts';
import { addMonths, businessDateOf, type Month, monthOf, monthSchema } from '#shared/dates.ts';
import {
  type PostingId,
  postingIdSchema,
  type SchemeVersionId,
  schemeVersionIdSchema,
  townshipIdSchema,
  type UnitId,
  unitIdSchema,
  villageIdSchema,
} from '#shared/ids.ts';
import { type PostRole, postRoleSchema } from '#shared/vocabulary.ts';
import { useAddressFilter } from '../../app/use-address-filter.ts';
import type { Places } from '../../roster/place-filter.tsx';
import { yearText } from '../year-switch.tsx';
import { partialMonthText, readPartialMonth } from './choices-text.ts';

export const presentMonth = (): Month => monthOf(businessDateOf(new Date()));

const shape = {
  view: z.enum(['year']).nullable().default(null),
  /** The last month that is over: the one whose allowances are due to be paid. */
  month: monthSchema.default(() => addMonths(presentMonth(), -1)),
  year: yearText,
  text: z.string().max(60).default(''),
  township: townshipIdSchema.nullable().default(null),
  village: villageIdSchema.nullable().default(null),
  unit: unitIdSchema.nullable().default(null),
  role: postRoleSchema.nullable().default(null),
  open: z.enum(['yes']).nullable().default(null),
  partial: z.string().max(600).nullable().default(null),
  rest: z.enum(['rest']).nullable().default(null),
  scheme: schemeVersionIdSchema.nullable().default(null),
  /** Whose month is open, and the allowance one looks at. */
  posting: postingIdSchema.nullable().default(null),
  rule: z.string().max(60).nullable().default(null),
};

export interface AllowanceAddress {
  readonly view: 'month' | 'year';
  readonly month: Month;
  readonly year: number;
  readonly places: Places;
  readonly role: PostRole | null;
  readonly onlyOpen: boolean;
  readonly choices: AllowanceChoices;
  readonly schemeVersionId: SchemeVersionId | null;
  readonly posting: PostingId | null;
  readonly rule: string | null;
  /** Of the year's view: the unit whose people are shown. */
  readonly unitId: UnitId | null;
}

type Given = ReturnType<typeof useAddressFilter<typeof shape>>[0];
export type ChangeAllowances = (part: Partial<Given>) => void;

/** Month or year, filter, choices, scheme and what is open, kept in the address. */
export function useAllowanceAddress() {
  const [given, change] = useAddressFilter(shape);
  return useMemo(
    () => ({
      address: addressOf(given),
      change,
      changePlaces: ({ text, townshipId, villageId, unitId }: Partial<Places>) =>
        change({
          ...(text !== undefined && { text }),
          ...(townshipId !== undefined && { township: townshipId }),
          ...(villageId !== undefined && { village: villageId }),
          ...(unitId !== undefined && { unit: unitId }),
        }),
      choose: ({ partialMonth, blankRestDays }: AllowanceChoices) =>
        change({
          partial: partialMonthText(partialMonth),
          rest: blankRestDays === 'rest' ? 'rest' : null,
        }),
    }),
    [given, change],
  );
}

function addressOf(given: Given): AllowanceAddress {
  return {
    view: given.view ?? 'month',
    month: given.month,
    year: Number(given.year),
    places: {
      text: given.text,
      townshipId: given.township,
      villageId: given.village,
      unitId: given.unit,
    },
    role: given.role,
    onlyOpen: given.open === 'yes',
    choices: {
      partialMonth: readPartialMonth(given.partial),
      blankRestDays: given.rest ?? 'unknown',
    },
    schemeVersionId: given.scheme,
    posting: given.posting,
    rule: given.rule,
    unitId: given.unit,
  };
}
