import { skipToken, useQuery } from '@tanstack/react-query';
import type { DutyRegisterInput, DutyRow, DutySubjectRef } from '#shared/contract/presence-duties.ts';
import type { SchemeVersionId } from '#shared/ids.ts';
import { client, orpc } from '../../app/client.ts';
import { readRowKey, subjectKey } from './subject-keys.ts';

interface Asked {
  /** Key of a row; null while none is open. */
  readonly row: string | null;
  readonly year: number;
  readonly schemeVersionId: SchemeVersionId | null;
}

/** One row of the register by its key, wherever the list stands. `null` data: there is no such row in the year. */
export function useDutyRow({ row, year, schemeVersionId }: Asked) {
  const asked = row === null ? null : readRowKey(row);
  return useQuery({
    queryKey: [...orpc.presence.dutyRegister.key(), { row, year, schemeVersionId }],
    queryFn: asked
      ? async ({ signal }) => {
          const rows = await rowsOf(asked.ref, asked.dutyCode, { year, schemeVersionId }, signal);
          return rows.find((each) => isRow(each, asked.ref, asked.dutyCode)) ?? null;
        }
      : skipToken,
  });
}

const isRow = (row: DutyRow, ref: DutySubjectRef, code: string): boolean =>
  row.duty.code === code && subjectKey(row.ref) === subjectKey(ref);

async function rowsOf(
  ref: DutySubjectRef,
  dutyCode: string,
  within: Pick<DutyRegisterInput, 'year' | 'schemeVersionId'>,
  signal: AbortSignal,
): Promise<readonly DutyRow[]> {
  if (ref.subject === 'person')
    return (await client.presence.dutyOf({ ...within, postingId: ref.postingId }, { signal })).rows;
  const place =
    ref.subject === 'team'
      ? { villageId: ref.villageId }
      : ref.subject === 'unit'
        ? { unitId: ref.unitId }
        : {};
  return (
    await client.presence.dutyRegister({ ...within, ...place, subject: ref.subject, dutyCode }, { signal })
  ).rows;
}
