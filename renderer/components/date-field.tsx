import { Button, DatePicker, Input, Space } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useState } from 'react';
import { type BusinessDate, parseBusinessDate } from '#shared/dates.ts';
import { CalendarIcon } from './icons.tsx';

interface DateFieldProps {
  readonly id?: string;
  readonly value?: BusinessDate | null;
  readonly onChange?: (value: BusinessDate | null) => void;
  readonly disabled?: boolean;
  readonly 'aria-label'?: string;
}

/**
 * A date, typed as 20260305, 2026.3.5, 2026-3-5 or 2026年3月5日 (full-width digits too) or picked from a calendar.
 * Works as a child of antd's Form.Item. What is no date keeps standing there with the reason below it.
 */
export function DateField({ id, value = null, onChange, disabled = false, ...rest }: DateFieldProps) {
  const [text, setText] = useState<string>(value ?? '');
  const [picking, setPicking] = useState(false);
  useEffect(() => setText(value ?? ''), [value]);

  const trimmed = text.trim();
  const wrong = trimmed !== '' && parseBusinessDate(trimmed) === undefined;

  function settle() {
    if (trimmed === '') onChange?.(null);
    const parsed = parseBusinessDate(trimmed);
    if (!parsed) return;
    setText(parsed);
    if (parsed !== value) onChange?.(parsed);
  }

  return (
    <div className="desk-date">
      <Space.Compact block>
        <Input
          id={id}
          value={text}
          disabled={disabled}
          placeholder="如 20260305"
          inputMode="numeric"
          status={wrong ? 'error' : ''}
          aria-invalid={wrong}
          aria-label={rest['aria-label']}
          onChange={(event) => setText(event.target.value)}
          onBlur={settle}
          onPressEnter={settle}
        />
        <Button
          icon={<CalendarIcon />}
          aria-label="从日历选择"
          disabled={disabled}
          onClick={() => setPicking(true)}
        />
      </Space.Compact>
      {/* Only its calendar is used: typing happens in the field above, which reads more ways of writing a date. */}
      <div className="desk-date-anchor" aria-hidden={!picking}>
        {picking && (
          <DatePicker
            open
            aria-label="日历"
            value={value === null ? null : dayjs(value)}
            tabIndex={-1}
            onOpenChange={(open) => !open && setPicking(false)}
            onChange={(date) => {
              const parsed = date ? parseBusinessDate(date.format('YYYY-MM-DD')) : undefined;
              setText(parsed ?? '');
              onChange?.(parsed ?? null);
              setPicking(false);
            }}
          />
        )}
      </div>
      {wrong && (
        <div className="desk-field-error" role="alert">
          日期不正确，请写成 2026-03-05 或 20260305。
        </div>
      )}
    </div>
  );
}
