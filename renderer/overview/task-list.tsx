import { Link } from 'react-router';
import { formatCount } from '../app/format.ts';
import { EmptyState } from '../components/empty-state.tsx';
import styles from './overview.module.css';
import type { Task } from './tasks.ts';

/** Each line leads to where it is done. */
export function TaskList({ tasks }: { readonly tasks: readonly Task[] }) {
  if (tasks.length === 0) return <EmptyState>目前没有要您办的事。</EmptyState>;
  return (
    <ul className={styles.tasks}>
      {tasks.map((task) => (
        <li key={task.key}>
          <Link to={task.to}>
            <span className={styles.count}>{task.count === null ? '' : formatCount(task.count)}</span>
            <span>{task.text}</span>
            <span className={styles.go} aria-hidden="true">
              ›
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
