import { Button, Space } from 'antd';
import { addMonths, formatMonthLong, type Month } from '#shared/dates.ts';
import { NextIcon, PreviousIcon } from './icons.tsx';

interface MonthSwitchProps {
  readonly value: Month;
  readonly onChange: (month: Month) => void;
  /** The last month that can be chosen, usually the present one. */
  readonly last?: Month;
}

/** The month that a page shows, with the one before and the one after. */
export function MonthSwitch({ value, onChange, last }: MonthSwitchProps) {
  const next = addMonths(value, 1);
  return (
    <Space.Compact>
      <Button aria-label="上一月" icon={<PreviousIcon />} onClick={() => onChange(addMonths(value, -1))} />
      <Button className="desk-month" tabIndex={-1} aria-live="polite">
        {formatMonthLong(value)}
      </Button>
      <Button
        aria-label="下一月"
        icon={<NextIcon />}
        disabled={last !== undefined && next > last}
        onClick={() => onChange(next)}
      />
    </Space.Compact>
  );
}
