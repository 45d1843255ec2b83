import type { Cycle } from '#shared/contract/assessment-cycle.ts';
import styles from './progress-bars.module.css';

const stages = [
  { key: 'scored', label: '已评完' },
  { key: 'proposed', label: '待审定' },
  { key: 'locked', label: '已锁定' },
] as const;

/** How many of a cycle's people are scored, proposed and locked, as bars with their figures. */
export function ProgressBars({ counts }: { readonly counts: Cycle['counts'] }) {
  return (
    <dl className={styles.bars}>
      {stages.map(({ key, label }) => (
        <div key={key} className={styles.stage}>
          <dt>{label}</dt>
          <dd>
            <span className={styles.track} aria-hidden>
              <span
                className={`${styles.fill} ${styles[key]}`}
                style={{ '--share': counts.all === 0 ? 0 : counts[key] / counts.all }}
              />
            </span>
            <span className={styles.figure}>
              {counts[key]} / {counts.all}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
