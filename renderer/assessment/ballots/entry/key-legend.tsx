import type { BallotOptionView } from '#shared/contract/assessment-ballots.ts';
import styles from './entry.module.css';

/** Which key does what. */
export function KeyLegend({ options }: { readonly options: readonly BallotOptionView[] }) {
  const keys: readonly (readonly [string, string])[] = [
    ...options.map(({ label }, index) => [String(index + 1), label] as const),
    ['0', '未填'],
    ['-', '整张无效'],
    ['退格', '退回一格'],
    ['Ctrl+Z', '撤销'],
    ['↑ ↓', '改前面的票'],
  ];
  return (
    <ul className={styles.legend} aria-label="按键">
      {keys.map(([key, does]) => (
        <li key={key}>
          <kbd>{key}</kbd> {does}
        </li>
      ))}
    </ul>
  );
}
