import type { ReactNode } from 'react';
import styles from './field-pair.module.css';

/** Fields of a form two by two; below each other in a narrow window. */
export function FieldPair({ children }: { readonly children: ReactNode }) {
  return <div className={styles.pair}>{children}</div>;
}
