import { Button } from 'antd';
import { type CaseStart, startOf } from './case-start.ts';
import styles from './opening.module.css';

interface OpenFromSignalsProps {
  /** Posting id and key of each, with a blank between. */
  readonly selected: ReadonlySet<string>;
  readonly onStart: (start: CaseStart) => void;
}

/** 立案 from the signals that are selected: they must be about one person on one post. */
export function OpenFromSignals({ selected, onStart }: OpenFromSignalsProps) {
  const start = startOf(selected);
  return (
    <span className={styles.batch}>
      <Button type="primary" disabled={start === null} onClick={() => start && onStart(start)}>
        以所选 {selected.size} 条立案
      </Button>
      {start === null && <span className={styles.quiet}>所选线索不是同一个人的，一件案件只针对一个人。</span>}
    </span>
  );
}
