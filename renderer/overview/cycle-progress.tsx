import { Link } from 'react-router';
import type { Cycle } from '#shared/contract/assessment-cycle.ts';
import { formatCount } from '../app/format.ts';
import { EmptyState } from '../components/empty-state.tsx';
import styles from './overview.module.css';

function parts({ all, scored, proposed, locked }: Cycle['counts']) {
  return [
    { key: 'locked', label: '已审定', count: locked },
    { key: 'proposed', label: '待审定', count: proposed },
    { key: 'scored', label: '已评完', count: Math.max(0, scored - proposed - locked) },
    { key: 'open', label: '评分中', count: Math.max(0, all - Math.max(scored, proposed + locked)) },
  ];
}

/** A bar for each assessment: how many people are settled, wait for a decision, are scored, are not yet. */
export function CycleProgress({ cycles }: { readonly cycles: readonly Cycle[] }) {
  if (cycles.length === 0) return <EmptyState>还没有开启年度考核。</EmptyState>;
  return (
    <ul className={styles.cycles}>
      {cycles.map((cycle) => (
        <li key={cycle.id}>
          <div className={styles.cycleHead}>
            <Link to={`/assessment/${cycle.id}`}>{cycle.title}</Link>
            <span>考核对象 {formatCount(cycle.counts.all)} 个</span>
          </div>
          <div className={styles.bar} aria-hidden="true">
            {parts(cycle.counts)
              .filter((part) => part.count > 0)
              .map((part) => (
                <span key={part.key} className={styles[part.key]} style={{ flexGrow: part.count }} />
              ))}
          </div>
          <ul className={styles.legend}>
            {parts(cycle.counts).map((part) => (
              <li key={part.key} className={styles.key}>
                <span className={`${styles.swatch} ${styles[part.key]}`} aria-hidden="true" />
                {part.label} {formatCount(part.count)}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
