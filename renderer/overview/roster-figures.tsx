import { Link } from 'react-router';
import { formatCount } from '../app/format.ts';
import styles from './overview.module.css';

interface RosterFiguresProps {
  readonly totals: {
    readonly villages: number;
    readonly units: number;
    readonly postings: number;
    readonly onPost: number;
    readonly openPosts: number;
  };
}

/** The roster in five figures; each opens the list it counts. */
export function RosterFigures({ totals }: RosterFiguresProps) {
  const figures = [
    { label: '村（社区）', value: totals.villages, to: '/roster' },
    { label: '派出单位', value: totals.units, to: '/roster' },
    { label: '岗位', value: totals.postings, to: '/roster' },
    { label: '在岗', value: totals.onPost, to: '/roster?status=on_post' },
    { label: '待定人', value: totals.openPosts, to: '/roster?status=open', look: totals.openPosts > 0 },
  ];
  return (
    <ul className={styles.figures} aria-label="台账合计">
      {figures.map(({ label, value, to, look }) => (
        <li key={label}>
          <Link to={to}>
            <span className={look ? `${styles.value} ${styles.look}` : styles.value}>
              {formatCount(value)}
            </span>
            <span className={styles.label}>{label}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
