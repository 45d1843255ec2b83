import type { ReactNode } from 'react';
import styles from './error-page.module.css';
import { messageOf } from './errors.ts';

interface ErrorPageProps {
  readonly error: unknown;
  readonly action: ReactNode;
}

/** The whole view, when nothing else can be shown. */
export function ErrorPage({ error, action }: ErrorPageProps) {
  return (
    <main className={styles.error}>
      <h1>这一页没有打开</h1>
      <p>{messageOf(error)}</p>
      {action}
    </main>
  );
}
