import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

interface EmptyStateProps {
  /** One sentence that says what is not there yet. */
  readonly children: ReactNode;
  /** The next step: a link or a button; none for who may not take it. */
  readonly action?: ReactNode;
}

/** Instead of an empty list. */
export function EmptyState({ children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <p>{children}</p>
      {action}
    </div>
  );
}
