import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { orpc } from '../../app/client.ts';
import frame from '../../components/import/import.module.css';
import { RosterTotals } from '../roster-totals.tsx';
import styles from './import.module.css';

/** What was written, what the roster holds now, and where to go on. */
export function ImportResult({ announced }: { readonly announced: string }) {
  const totals = useQuery(orpc.roster.totals.queryOptions()).data;
  const matches = useQuery(orpc.roster.listUnitMatches.queryOptions()).data?.matches.length ?? 0;
  return (
    <>
      <p className={frame.consequence}>{announced.replace(/^将/, '已')}</p>
      {totals && (
        <div className={styles.now}>
          台账现有 <RosterTotals totals={totals} />
        </div>
      )}
      <ul className={frame.ways}>
        <li>
          <Link to="/roster">查看台账</Link>
        </li>
        {(totals?.openPosts ?? 0) > 0 && (
          <li>
            <Link to="/roster?status=open">给 {totals?.openPosts} 个待定人的岗位安排人员</Link>
          </li>
        )}
        {matches > 0 && (
          <li>
            <Link to="/roster?panel=units">核对 {matches} 组名称相近的派出单位</Link>
          </li>
        )}
      </ul>
    </>
  );
}
