import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { formatPoints, type Points, parsePoints } from '#shared/points.ts';
import styles from './points-field.module.css';

interface PointsFieldProps {
  readonly id?: string;
  readonly value: Points | null;
  /** Highest score that may be given, in hundredths. */
  readonly maximum: Points;
  /** Called when a valid score (or nothing) has been entered and differs from `value`. */
  readonly onChange: (value: Points | null) => void;
  readonly 'aria-label': string;
  readonly disabled?: boolean;
  readonly onFocus?: () => void;
  /** Told when what stands in the field becomes unusable (with the reason) or usable again (`null`). */
  readonly onFault?: (fault: string | null) => void;
}

/** Why the text is no score for this item, or `null`. */
function fault(text: string, maximum: Points): string | null {
  if (text.trim() === '') return null;
  const parsed = parsePoints(text);
  if (parsed === undefined) return '请填数字，最多两位小数';
  return parsed > maximum ? `不能超过 ${formatPoints(maximum)} 分` : null;
}

/** Moves the focus to the next or previous score field of the sheet the field stands in. */
function move(field: HTMLInputElement, by: 1 | -1): void {
  const sheet = field.closest('[data-points-sheet]') ?? document;
  const fields = [...sheet.querySelectorAll<HTMLInputElement>('input[data-points-field]:not(:disabled)')];
  const target = fields[fields.indexOf(field) + by];
  target?.focus();
  target?.select();
}

/**
 * One score. Enter and the down arrow settle it and go to the next field, the up arrow goes back, Esc takes back
 * what was typed. Fields belong together within an element marked `data-points-sheet`. Full-width digits are read.
 * A score that is no number or above the maximum is not passed on; it stands there with the reason.
 */
export function PointsField(props: PointsFieldProps) {
  const { id, value, maximum, onChange, disabled = false, onFocus } = props;
  const [text, setText] = useState(value === null ? '' : formatPoints(value));
  useEffect(() => setText(value === null ? '' : formatPoints(value)), [value]);
  const wrong = fault(text, maximum);
  const tellFault = useRef(props.onFault);
  useEffect(() => {
    tellFault.current = props.onFault;
  });
  useEffect(() => {
    tellFault.current?.(wrong);
  }, [wrong]);

  function settle() {
    if (wrong !== null) return;
    const next = text.trim() === '' ? null : (parsePoints(text) ?? null);
    setText(next === null ? '' : formatPoints(next));
    if (next !== value) onChange(next);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' || event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      settle();
      if (wrong === null) move(event.currentTarget, event.key === 'ArrowUp' ? -1 : 1);
    } else if (event.key === 'Escape') {
      setText(value === null ? '' : formatPoints(value));
    }
  }

  return (
    <span className={styles.wrap}>
      <input
        id={id}
        className={styles.field}
        data-points-field=""
        inputMode="decimal"
        autoComplete="off"
        value={text}
        disabled={disabled}
        aria-label={props['aria-label']}
        aria-invalid={wrong !== null}
        aria-describedby={wrong === null || id === undefined ? undefined : `${id}-fault`}
        onChange={(event) => setText(event.target.value)}
        onBlur={settle}
        onFocus={(event) => {
          event.currentTarget.select();
          onFocus?.();
        }}
        onKeyDown={onKeyDown}
      />
      {wrong !== null && (
        <span className={styles.fault} id={id === undefined ? undefined : `${id}-fault`} role="alert">
          {wrong}
        </span>
      )}
    </span>
  );
}
