import type { ReactNode } from 'react';
import styles from './roster.module.css';

/** For antd's `requiredMark`: says in a word which fields must be filled in. */
export function requiredMark(label: ReactNode, { required }: { required: boolean }): ReactNode {
  return (
    <>
      {label}
      {required && <span className={styles.required}>必填</span>}
    </>
  );
}
