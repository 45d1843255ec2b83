import type { BatchDetail } from '#shared/contract/assessment-ballots.ts';
import { assessedObjectLabels } from '#shared/vocabulary.ts';
import { markWord } from '../words.ts';
import styles from './entry.module.css';
import { isNew, openMarks, type Typing } from './typing.ts';

interface BallotRowProps {
  readonly batch: BatchDetail;
  readonly typing: Typing;
  /** Counts up with every completed ballot: the row flashes. */
  readonly completed: number;
}

/** The ballot in hand: everyone on it, in the order of the paper. */
export function BallotRow({ batch, typing, completed }: BallotRowProps) {
  const marks = openMarks(typing);
  const fresh = isNew(typing);
  const number = typing.at + 1;
  return (
    <section
      className={fresh ? styles.ballot : `${styles.ballot} ${styles.earlier}`}
      aria-label="正在录入的票"
    >
      <h2 aria-live="polite">
        第 <strong data-testid="ballot-number">{number}</strong> 张
        {!fresh && <span className={styles.note}>正在改前面的票，按 Esc 回到新票</span>}
        {marks === null && <span className={styles.note}>整张无效</span>}
      </h2>
      {/* The key makes the flash start again with every ballot. */}
      <ol
        key={completed}
        className={completed > 0 && fresh ? `${styles.people} ${styles.flash}` : styles.people}
      >
        {batch.subjects.map(({ assessmentId, name, object, villageName, unitName }, index) => {
          const digit = marks?.[index];
          const here = index === typing.cursor;
          return (
            <li
              key={assessmentId}
              className={here ? `${styles.person} ${styles.here}` : styles.person}
              aria-current={here ? 'step' : undefined}
            >
              <span className={styles.order}>{index + 1}</span>
              <span className={styles.name}>{name}</span>
              <span className={styles.about}>
                {object === 'unit' ? assessedObjectLabels.unit : object === 'team' ? unitName : villageName}
              </span>
              <span className={digit === '0' ? `${styles.mark} ${styles.blank}` : styles.mark}>
                {digit === undefined ? (here ? '？' : '') : markWord(batch.options, digit)}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
