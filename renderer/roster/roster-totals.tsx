import type { client } from '../app/client.ts';
import { formatCount } from '../app/format.ts';
import styles from './roster.module.css';

type Totals = Awaited<ReturnType<typeof client.roster.totals>>;

/** `19 个村 · 53 个派出单位 · 57 个岗位 · 在岗 40 人 · 待定人 17 个` of the whole roster. */
export function RosterTotals({ totals }: { readonly totals: Totals }) {
  const parts: [before: string, count: number, after: string][] = [
    ['', totals.villages, '个村'],
    ['', totals.units, '个派出单位'],
    ['', totals.postings, '个岗位'],
    ['在岗', totals.onPost, '人'],
    ['待定人', totals.openPosts, '个'],
  ];
  return (
    <ul className={styles.totals} aria-label="台账合计">
      {parts.map(([before, count, after]) => (
        <li key={after}>
          {before} <strong>{formatCount(count)}</strong> {after}
        </li>
      ))}
    </ul>
  );
}
