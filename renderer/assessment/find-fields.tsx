import type { TownshipId } from '#shared/ids.ts';
import { Choice } from '../components/choice.tsx';
import { TextFilter } from '../components/text-filter.tsx';
import styles from './find-fields.module.css';

interface FindFieldsProps {
  /** What is looked for, for screen readers, e.g. 查找人员. */
  readonly label: string;
  readonly placeholder?: string;
  readonly text: string;
  readonly townshipId: TownshipId | null;
  readonly townships: readonly { readonly id: TownshipId; readonly name: string }[];
  readonly onChange: (part: { text: string } | { townshipId: TownshipId | null }) => void;
}

/** The first two filters of the assessment's lists: words of a name, and a township. */
export function FindFields({
  label,
  placeholder = '姓名、村、单位或拼音首字母',
  text,
  townshipId,
  townships,
  onChange,
}: FindFieldsProps) {
  return (
    <>
      <TextFilter
        className={styles.text}
        value={text}
        placeholder={placeholder}
        aria-label={label}
        onChange={(next) => onChange({ text: next })}
      />
      <Choice
        label="乡镇（街道）"
        placeholder="乡镇（街道）"
        value={townshipId}
        options={townships.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(next) => onChange({ townshipId: next })}
      />
    </>
  );
}
