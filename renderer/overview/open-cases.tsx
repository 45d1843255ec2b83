import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { orpc } from '../app/client.ts';
import { formatCount } from '../app/format.ts';
import { Panel } from '../components/page.tsx';
import styles from './overview.module.css';

/** Open recall cases by trigger, as bars that lead to their list; nothing where no case is open. */
export function OpenCases() {
  const totals = useQuery(orpc.recall.caseTotals.queryOptions());
  const triggers = totals.data?.openByTrigger.filter(({ cases }) => cases > 0) ?? [];
  if (!totals.data || totals.data.open === 0) return null;
  const most = Math.max(1, ...triggers.map(({ cases }) => cases));
  return (
    <Panel title="在办召回案件" extra={`共 ${formatCount(totals.data.open)} 件`}>
      <table className={styles.distribution}>
        <thead className="desk-hidden">
          <tr>
            <th scope="col">召回情形</th>
            <th scope="col">图示</th>
            <th scope="col">件数</th>
          </tr>
        </thead>
        <tbody>
          {triggers.map(({ code, ordinal, title, cases }) => (
            <tr key={code}>
              <th scope="row" className={styles.trigger}>
                <Link to={`/recall/cases?triggerCode=${code}`}>{`（${ordinal}）${title}`}</Link>
              </th>
              <td className={styles.track}>
                <span className={styles.fill} style={{ width: `${(cases / most) * 100}%` }} />
              </td>
              <td className={styles.number}>{formatCount(cases)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
