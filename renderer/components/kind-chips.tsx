import { formatCount } from '../app/format.ts';
import styles from './kind-chips.module.css';

interface KindChipsProps<K extends string> {
  /** In the order in which they are shown; those that do not occur are left out. */
  readonly kinds: readonly K[];
  readonly labels: Readonly<Record<K, string>>;
  /** How many events there are of each kind. */
  readonly counts: Partial<Record<K, number>>;
  /** None: all kinds are shown. */
  readonly chosen: readonly K[];
  readonly small?: boolean;
  readonly onChange: (chosen: K[]) => void;
}

/** The kinds of events of a time line, each with its number, to be chosen one by one. */
export function KindChips<K extends string>(props: KindChipsProps<K>) {
  const { kinds, labels, counts, chosen, small = false, onChange } = props;
  const toggle = (kind: K) =>
    onChange(chosen.includes(kind) ? chosen.filter((other) => other !== kind) : [...chosen, kind]);
  return (
    <fieldset className={small ? `${styles.kinds} ${styles.small}` : styles.kinds}>
      <legend className="desk-hidden">只看哪些种类</legend>
      {kinds
        .filter((kind) => (counts[kind] ?? 0) > 0)
        .map((kind) => (
          <button
            key={kind}
            type="button"
            className={styles.kind}
            aria-pressed={chosen.includes(kind)}
            onClick={() => toggle(kind)}
          >
            {labels[kind]} {formatCount(counts[kind] ?? 0)}
          </button>
        ))}
    </fieldset>
  );
}
