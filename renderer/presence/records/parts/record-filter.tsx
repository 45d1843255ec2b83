import { Button, Checkbox } from 'antd';
import type { ReactNode } from 'react';
import * as z from 'zod';
import { type BusinessDate, businessDateSchema } from '#shared/dates.ts';
import { townshipIdSchema, unitIdSchema, villageIdSchema } from '#shared/ids.ts';
import { everywhere, PlaceFilter, type Places } from '../../../roster/place-filter.tsx';
import { DayRange } from './day-range.tsx';

/** What every list of records can be narrowed by, as the address holds it. */
export const recordAddressShape = {
  text: z.string().max(60).default(''),
  townshipId: townshipIdSchema.nullable().default(null),
  villageId: villageIdSchema.nullable().default(null),
  unitId: unitIdSchema.nullable().default(null),
  from: businessDateSchema.nullable().default(null),
  to: businessDateSchema.nullable().default(null),
  /** Whether voided records are shown, too. */
  voided: z.enum(['yes']).nullable().default(null),
  /** The form for a new record. */
  panel: z.enum(['new']).nullable().default(null),
};

export interface RecordFilter extends Places {
  readonly from: BusinessDate | null;
  readonly to: BusinessDate | null;
  readonly voided: 'yes' | null;
}

export const noRecordFilter: RecordFilter = { ...everywhere, from: null, to: null, voided: null };

/** Whether any field of a filter leaves records out. */
export const isNarrowed = ({ voided: _, ...filter }: Readonly<Record<string, string | null>>): boolean =>
  Object.values(filter).some((value) => value !== null && value !== '');

interface RecordFilterBarProps {
  readonly filter: RecordFilter;
  readonly narrowed: boolean;
  readonly onChange: (change: Partial<RecordFilter>) => void;
  readonly onClear: () => void;
  /** Choices of this list alone. */
  readonly children?: ReactNode;
  /** Before all others. */
  readonly lead?: ReactNode;
}

/** Whom, where, from when to when, and whether voided records show. */
export function RecordFilterBar(props: RecordFilterBarProps) {
  const { filter, onChange } = props;
  return (
    <>
      {props.lead}
      <PlaceFilter places={filter} onChange={onChange} />
      <DayRange from={filter.from} to={filter.to} onChange={onChange} />
      {props.children}
      <Checkbox
        checked={filter.voided === 'yes'}
        onChange={(event) => onChange({ voided: event.target.checked ? 'yes' : null })}
      >
        含已作废
      </Checkbox>
      {props.narrowed && (
        <Button type="text" aria-label="清除筛选" onClick={props.onClear}>
          清除
        </Button>
      )}
    </>
  );
}
