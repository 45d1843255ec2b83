import { Select } from 'antd';
import styles from './choice.module.css';

interface ChoiceProps<T extends string> {
  /** For screen readers, e.g. 按乡镇筛选. */
  readonly label: string;
  readonly placeholder: string;
  readonly value: T | null;
  readonly options: { value: T; label: string }[];
  readonly onChange: (value: T | null) => void;
  readonly width?: 'short' | 'middle' | 'long';
}

/** One filter of a list: a value out of a closed set, or none. */
export function Choice<T extends string>({
  label,
  value,
  onChange,
  width = 'middle',
  ...rest
}: ChoiceProps<T>) {
  return (
    <Select<T | null>
      className={styles[width] ?? ''}
      aria-label={label}
      allowClear
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      onChange={(next) => onChange(next ?? null)}
      {...rest}
    />
  );
}

/** Options of a {@link Choice} from a vocabulary and its labels. */
export function optionsOf<T extends string>(values: readonly T[], labels: Record<T, string>) {
  return values.map((value) => ({ value, label: labels[value] }));
}
