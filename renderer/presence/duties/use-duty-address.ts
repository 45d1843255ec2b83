import { useMemo } from 'react';
import * as z from 'zod';
import type { DutyRegisterInput } from '#shared/contract/presence-duties.ts';
import {
  type PostingId,
  postingIdSchema,
  schemeVersionIdSchema,
  townshipIdSchema,
  unitIdSchema,
  villageIdSchema,
} from '#shared/ids.ts';
import { type DutySubject, dutySubjectSchema } from '#shared/vocabulary.ts';
import { useAddressFilter } from '../../app/use-address-filter.ts';
import type { Places } from '../../roster/place-filter.tsx';
import { yearText } from '../year-switch.tsx';

const code = z.string().max(60).nullable().default(null);

const shape = {
  year: yearText,
  subject: dutySubjectSchema.nullable().default(null),
  duty: code,
  township: townshipIdSchema.nullable().default(null),
  village: villageIdSchema.nullable().default(null),
  unit: unitIdSchema.nullable().default(null),
  text: z.string().max(60).default(''),
  short: z.enum(['yes']).nullable().default(null),
  scheme: schemeVersionIdSchema.nullable().default(null),
  /** Whose duties, those of the team and of the unit with them, are open. */
  posting: postingIdSchema.nullable().default(null),
  /** The row that is open, and the period in it. */
  row: z.string().max(200).nullable().default(null),
  period: z.string().max(20).nullable().default(null),
};

export interface DutyAddress {
  readonly year: number;
  /** Null: the first that the scheme asks something of. */
  readonly subject: DutySubject | null;
  readonly dutyCode: string | null;
  readonly places: Places;
  readonly onlyShort: boolean;
  readonly schemeVersionId: DutyRegisterInput['schemeVersionId'];
  readonly posting: PostingId | null;
  readonly row: string | null;
  readonly period: string | null;
}

export type DutyAddressChange = Parameters<ReturnType<typeof useAddressFilter<typeof shape>>[1]>[0];

/** Year, subject, filter and what is open, kept in the address. */
export function useDutyAddress() {
  const [given, change] = useAddressFilter(shape);
  return useMemo(
    () => ({
      address: {
        year: Number(given.year),
        subject: given.subject,
        dutyCode: given.duty,
        places: {
          text: given.text,
          townshipId: given.township,
          villageId: given.village,
          unitId: given.unit,
        },
        onlyShort: given.short === 'yes',
        schemeVersionId: given.scheme,
        posting: given.posting,
        row: given.row,
        period: given.period,
      } satisfies DutyAddress,
      change,
      changePlaces: ({ text, townshipId, villageId, unitId }: Partial<Places>) =>
        change({
          ...(text !== undefined && { text }),
          ...(townshipId !== undefined && { township: townshipId }),
          ...(villageId !== undefined && { village: villageId }),
          ...(unitId !== undefined && { unit: unitId }),
        }),
    }),
    [given, change],
  );
}
