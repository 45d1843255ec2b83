import { Input } from 'antd';
import { type ReactNode, useId } from 'react';
import styles from './narrative-panel.module.css';

interface LongTextProps {
  readonly label: string;
  readonly value: string;
  readonly maximum: number;
  readonly placeholder: string;
  readonly readOnly: boolean;
  /** Stands at the end of the label's line. */
  readonly extra?: ReactNode;
  readonly onChange: (text: string) => void;
}

/** A text of several paragraphs with its length; only text where it cannot be written. */
export function LongText({ label, value, maximum, placeholder, readOnly, extra, onChange }: LongTextProps) {
  const id = useId();
  return (
    <>
      <div className={styles.labelLine}>
        {readOnly ? (
          <span className={styles.heading}>{label}</span>
        ) : (
          <label htmlFor={id} className={styles.heading}>
            {label}
          </label>
        )}
        {!readOnly && (
          <span>
            {value.length} / {maximum} 字 {extra}
          </span>
        )}
      </div>
      {readOnly ? (
        <p className={styles.text}>{value || '（未填写）'}</p>
      ) : (
        <Input.TextArea
          id={id}
          className="desk-growing"
          value={value}
          maxLength={maximum}
          placeholder={placeholder}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </>
  );
}
