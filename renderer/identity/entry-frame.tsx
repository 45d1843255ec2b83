import type { ReactNode } from 'react';
import icon from '../app/icon.svg';
import styles from './entry.module.css';

interface EntryFrameProps {
  /** The large words at the left. */
  readonly headline: string;
  readonly story: ReactNode;
  /** The form at the right. */
  readonly children: ReactNode;
}

/** What one sees before the page proper: first run and login. */
export function EntryFrame({ headline, story, children }: EntryFrameProps) {
  return (
    <main className={styles.entry}>
      <div className={styles.story}>
        <div className={styles.brand}>
          <img src={icon} alt="" />
          驻村考评
        </div>
        <h1>{headline}</h1>
        <hr className={styles.rule} />
        {story}
      </div>
      <div className={styles.form}>{children}</div>
    </main>
  );
}
