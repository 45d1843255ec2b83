import type { KeyboardEvent } from 'react';
import styles from './count-field.module.css';

interface CountFieldProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly 'aria-label': string;
  readonly readOnly: boolean;
  readonly wrong?: boolean;
  /** Id of the sentences that say what is wrong. */
  readonly describedBy?: string | undefined;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
}

/** A small whole number in a grid; only text while it cannot be typed in. */
export function CountField(props: CountFieldProps) {
  const { value, onChange, readOnly, wrong = false, describedBy, onKeyDown } = props;
  if (readOnly) return <span className={styles.text}>{value === '' ? '—' : value}</span>;
  return (
    <input
      className={styles.field}
      data-count-field=""
      inputMode="numeric"
      autoComplete="off"
      maxLength={5}
      value={value}
      aria-label={props['aria-label']}
      aria-invalid={wrong}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.target.value)}
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={onKeyDown}
    />
  );
}
