import type { ReactNode } from 'react';
import styles from './chip.module.css';

interface StatusChipProps {
  /** red: overdue or decided against; amber: look here; green: complete; grey: anything else. */
  readonly tone?: 'red' | 'amber' | 'green' | 'grey';
  /** The words; colour alone never says anything. */
  readonly children: ReactNode;
}

/** A state as a small coloured word. */
export function StatusChip({ tone = 'grey', children }: StatusChipProps) {
  return <span className={tone === 'grey' ? styles.chip : `${styles.chip} ${styles[tone]}`}>{children}</span>;
}
