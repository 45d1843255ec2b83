import { Button } from 'antd';
import { Choice } from '../../components/choice.tsx';
import { everywhere, PlaceFilter } from '../../roster/place-filter.tsx';
import type { AttendanceFilter } from './attendance-address.ts';

interface AttendanceFilterBarProps {
  readonly filter: AttendanceFilter;
  readonly onChange: (change: Partial<AttendanceFilter>) => void;
}

const recordedOptions: { value: 'yes' | 'no'; label: string }[] = [
  { value: 'yes', label: '已登记' },
  { value: 'no', label: '未登记' },
];

export const isFiltered = ({ text, townshipId, villageId, unitId, recorded }: AttendanceFilter): boolean =>
  text !== '' || [townshipId, villageId, unitId, recorded].some((value) => value !== null);

/** Where, who sent them, and whether the month is on record. */
export function AttendanceFilterBar({ filter, onChange }: AttendanceFilterBarProps) {
  return (
    <>
      <PlaceFilter places={filter} onChange={onChange} />
      <Choice
        width="short"
        label="按登记情况筛选"
        placeholder="登记"
        value={filter.recorded === null ? null : filter.recorded ? 'yes' : 'no'}
        options={recordedOptions}
        onChange={(value) => onChange({ recorded: value === null ? null : value === 'yes' })}
      />
      {isFiltered(filter) && (
        <Button type="text" aria-label="清除筛选" onClick={() => onChange({ ...everywhere, recorded: null })}>
          清除
        </Button>
      )}
    </>
  );
}
