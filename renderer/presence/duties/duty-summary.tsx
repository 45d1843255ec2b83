import type { DutySummary } from '#shared/contract/presence-duties.ts';
import { GroundChip } from '../../components/clause-chip.tsx';
import styles from './duties.module.css';
import { askedInWords, shortInWords } from './duty-words.ts';

interface DutySummaryListProps {
  /** The duties of the subject that is shown. */
  readonly duties: readonly DutySummary[];
  readonly chosen: string | null;
  readonly onChoose: (code: string | null) => void;
}

/** Each duty with what it asks for, where that is written, and how many subjects are short; one narrows the list. */
export function DutySummaryList({ duties, chosen, onChoose }: DutySummaryListProps) {
  return (
    <ul className={styles.summary} aria-label="履职要求">
      {duties.map(({ duty, subjects, subjectsShort, totals }) => (
        <li
          key={duty.code}
          className={chosen === duty.code ? `${styles.duty} ${styles.chosen}` : styles.duty}
        >
          <button
            type="button"
            className={styles.pick}
            aria-pressed={chosen === duty.code}
            onClick={() => onChoose(chosen === duty.code ? null : duty.code)}
          >
            <span className={styles.dutyTitle} title={duty.title}>
              {duty.title}
            </span>
            <span className={subjectsShort > 0 ? styles.short : styles.enough}>
              {shortInWords({ duty, subjects, subjectsShort, totals })}
            </span>
          </button>
          <span className={styles.rule}>
            {askedInWords(duty)}
            <GroundChip ground={duty.ground} />
          </span>
        </li>
      ))}
    </ul>
  );
}
