import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type * as z from 'zod';
import { businessDateOf, type Month, monthOf, monthSchema } from '#shared/dates.ts';
import {
  type PostingId,
  postingIdSchema,
  townshipIdSchema,
  unitIdSchema,
  villageIdSchema,
} from '#shared/ids.ts';
import type { Places } from '../../roster/place-filter.tsx';

/** Whom the grid shows. */
export interface AttendanceFilter extends Places {
  /** True: only months on record; false: only those still missing; null: both. */
  readonly recorded: boolean | null;
}

export interface AttendanceAddress {
  readonly month: Month;
  readonly filter: AttendanceFilter;
  /** Whose months are open in the drawer. */
  readonly posting: PostingId | null;
  /** Whose month is open for totals, round trips and note. */
  readonly sheet: PostingId | null;
}

/** The month that one comes to without an address. */
export const presentMonth = (): Month => monthOf(businessDateOf(new Date()));

function read<T extends z.ZodType>(parameters: URLSearchParams, key: string, schema: T): z.infer<T> | null {
  const parsed = schema.safeParse(parameters.get(key));
  return parsed.success ? parsed.data : null;
}

const recordedWords = new Map([
  ['yes', true],
  ['no', false],
]);

function addressOf(parameters: URLSearchParams): AttendanceAddress {
  return {
    month: read(parameters, 'month', monthSchema) ?? presentMonth(),
    filter: {
      text: (parameters.get('text') ?? '').slice(0, 60),
      townshipId: read(parameters, 'township', townshipIdSchema),
      villageId: read(parameters, 'village', villageIdSchema),
      unitId: read(parameters, 'unit', unitIdSchema),
      recorded: recordedWords.get(parameters.get('recorded') ?? '') ?? null,
    },
    posting: read(parameters, 'posting', postingIdSchema),
    sheet: read(parameters, 'sheet', postingIdSchema),
  };
}

/** Month, filter and open drawer, kept in the address; the back button closes what was opened. */
export function useAttendanceAddress() {
  const [parameters, setParameters] = useSearchParams();

  const change = useCallback(
    (part: Readonly<Record<string, string | null>>, replace: boolean) =>
      setParameters(
        (current) => {
          const next = new URLSearchParams(current);
          for (const [key, value] of Object.entries(part)) {
            if (value === null || value === '') next.delete(key);
            else next.set(key, value);
          }
          return next;
        },
        { replace },
      ),
    [setParameters],
  );

  return useMemo(
    () => ({
      ...addressOf(parameters),
      setMonth: (month: Month) => change({ month }, true),
      setFilter: ({ text, townshipId, villageId, unitId, recorded }: Partial<AttendanceFilter>) =>
        change(
          {
            ...(text !== undefined && { text }),
            ...(townshipId !== undefined && { township: townshipId }),
            ...(villageId !== undefined && { village: villageId }),
            ...(unitId !== undefined && { unit: unitId }),
            ...(recorded !== undefined && {
              recorded: recorded === null ? null : recorded ? 'yes' : 'no',
            }),
          },
          true,
        ),
      openPosting: (posting: PostingId) => change({ posting, sheet: null }, false),
      openSheet: (sheet: PostingId) => change({ sheet, posting: null }, false),
      close: () => change({ posting: null, sheet: null }, false),
    }),
    [parameters, change],
  );
}
