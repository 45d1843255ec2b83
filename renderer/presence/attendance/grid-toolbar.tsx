import type { ReactNode } from 'react';
import styles from './grid-toolbar.module.css';

/** Filters at the left, tools at the right, as above every list. */
export function GridToolbar({
  children,
  tools,
}: {
  readonly children: ReactNode;
  readonly tools: ReactNode;
}) {
  return (
    <div className={styles.toolbar}>
      {children}
      <div className={styles.tools}>{tools}</div>
    </div>
  );
}
