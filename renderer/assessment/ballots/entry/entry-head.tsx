import { type ReactNode, useEffect } from 'react';
import type { BallotPassNumber, BatchDetail } from '#shared/contract/assessment-ballots.ts';
import { batchTitle, passLabels } from '../words.ts';
import styles from './entry.module.css';

interface EntryHeadProps {
  readonly batch: BatchDetail;
  readonly pass: BallotPassNumber;
  readonly figures: readonly {
    readonly label: string;
    readonly value: number | string;
    readonly strong?: boolean;
    /** What is wrong with the figure. */
    readonly warning?: string | null;
  }[];
  /** Quiet controls, then leaving, then finishing. */
  readonly children: ReactNode;
}

/** Which batch, how often, and the control totals so far. */
export function EntryHead({ batch, pass, figures, children }: EntryHeadProps) {
  const title = batchTitle(batch);
  useEffect(() => {
    document.title = `${title} · 驻村考评`;
  }, [title]);
  return (
    <header className={styles.head}>
      <div className={styles.title}>
        <h1>{title}</h1>
        {batch.ballotEntry === 'double' && <span className={styles.pass}>{passLabels[pass]}</span>}
      </div>
      <dl className={styles.figures} aria-label="票数">
        {figures.map(({ label, value, strong, warning }) => (
          <div
            key={label}
            className={[strong && styles.strong, warning && styles.warned].filter(Boolean).join(' ')}
          >
            <dt>{label}</dt>
            <dd>
              {value}
              {warning && <span role="alert">（{warning}）</span>}
            </dd>
          </div>
        ))}
      </dl>
      <div className={styles.actions}>{children}</div>
    </header>
  );
}
