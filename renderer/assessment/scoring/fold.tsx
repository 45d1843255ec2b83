import type { ReactNode } from 'react';
import styles from './fold.module.css';

/** Parts of the right column that fold. */
export type FoldName = 'remarks' | 'attendance' | 'leaves' | 'checks' | 'conduct' | 'observations' | 'duties';

/** Which parts are open; stays as it is from one person to the next. */
export interface Folds {
  readonly open: ReadonlySet<FoldName>;
  readonly onToggle: (name: FoldName, open: boolean) => void;
}

interface FoldProps {
  readonly name: FoldName;
  readonly title: string;
  /** In short, beside the title, so that one need not open it. */
  readonly gist: ReactNode;
  readonly folds: Folds;
  readonly children: ReactNode;
}

/** A part of the evidence that is opened when somebody wants to see it; what is in it is made only then. */
export function Fold({ name, title, gist, folds, children }: FoldProps) {
  const open = folds.open.has(name);
  return (
    <details
      className={styles.fold}
      open={open}
      onToggle={(event) => {
        if (event.currentTarget.open !== open) folds.onToggle(name, event.currentTarget.open);
      }}
    >
      <summary>
        <h2>{title}</h2>
        <span className={styles.gist}>{gist}</span>
      </summary>
      {open && <div className={styles.body}>{children}</div>}
    </details>
  );
}
