import { Select, Space } from 'antd';
import { type Month, monthSchema } from '#shared/dates.ts';
import { presentMonth } from '../attendance-address.ts';

interface MonthChoiceProps {
  readonly label: string;
  readonly value: Month | null;
  readonly onChange: (month: Month | null) => void;
}

/** Years back that can be chosen; older sheets say themselves which month they are for. */
const yearsBack = 6;

/** Year and month out of lists: nothing is presumed where a sheet does not say its month. */
export function MonthChoice({ label, value, onChange }: MonthChoiceProps) {
  const present = presentMonth();
  const thisYear = Number(present.slice(0, 4));
  const given = value === null ? null : Number(value.slice(0, 4));
  const years = Array.from({ length: yearsBack + 1 }, (_, index) => thisYear - index);
  if (given !== null && !years.includes(given)) years.push(given);
  const year = given ?? thisYear;
  const months = Array.from({ length: 12 }, (_, index) => index + 1)
    .map((month) => ({ month, name: `${year}-${String(month).padStart(2, '0')}` }))
    .filter(({ name }) => name <= present || name === value);

  const choose = (nextYear: number, month: string | undefined) => {
    const parsed = monthSchema.safeParse(`${nextYear}-${month}`);
    onChange(parsed.success && parsed.data <= present ? parsed.data : null);
  };
  return (
    <Space.Compact>
      <Select<number>
        aria-label={`${label}的年份`}
        value={year}
        options={years.map((each) => ({ value: each, label: `${each}年` }))}
        onChange={(next) => choose(next, value?.slice(5))}
      />
      <Select<string>
        aria-label={`${label}的月份`}
        placeholder="选择月份"
        popupMatchSelectWidth={false}
        status={value === null ? 'warning' : ''}
        value={value?.slice(5) ?? null}
        options={months.map(({ month, name }) => ({ value: name.slice(5), label: `${month}月` }))}
        onChange={(next) => choose(year, next)}
      />
    </Space.Compact>
  );
}
