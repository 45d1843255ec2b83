import { Button, Space } from 'antd';
import * as z from 'zod';
import { businessDateOf, yearSchema } from '#shared/dates.ts';
import { NextIcon, PreviousIcon } from '../components/icons.tsx';

/** The year now. */
export const presentYear = (): number => Number(businessDateOf(new Date()).slice(0, 4));

/** A year in an address; this year where the address does not say. */
export const yearText = z
  .string()
  .refine((text) => yearSchema.safeParse(Number(text)).success)
  .default(() => String(presentYear()));

interface YearSwitchProps {
  readonly value: number;
  readonly onChange: (year: number) => void;
  /** The last year that can be chosen. */
  readonly last?: number;
}

/** The year that a page shows, with the one before and the one after. */
export function YearSwitch({ value, onChange, last = 2199 }: YearSwitchProps) {
  return (
    <Space.Compact>
      <Button
        aria-label="上一年"
        icon={<PreviousIcon />}
        disabled={value <= 2000}
        onClick={() => onChange(value - 1)}
      />
      <Button className="desk-month" tabIndex={-1} aria-live="polite">
        {value}年
      </Button>
      <Button
        aria-label="下一年"
        icon={<NextIcon />}
        disabled={value >= last}
        onClick={() => onChange(value + 1)}
      />
    </Space.Compact>
  );
}
