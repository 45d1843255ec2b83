import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { SchemeVersion } from '#shared/contract/policy.ts';
import { orpc } from '../../app/client.ts';
import { formatMinute } from '../../app/format.ts';
import { originLabels } from '../../app/words.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { usesInWords } from '../words.ts';
import styles from './reading.module.css';

/** Which version this is, what was made under it, and the other versions of the scheme. */
export function SchemeFacts({ version }: { readonly version: SchemeVersion }) {
  const usage = useQuery(orpc.policy.usage.queryOptions({ input: { id: version.id } }));
  const schemes = useQuery(orpc.policy.listSchemes.queryOptions());
  const versions = (schemes.data?.schemes ?? []).filter(({ code }) => code === version.code);
  return (
    <section id="chapter-about" className={styles.chapter} tabIndex={-1} aria-label="版本与使用">
      <h2>版本与使用</h2>
      <ErrorMessage error={usage.error ?? schemes.error} />
      <dl className={styles.about}>
        <div>
          <dt>来源</dt>
          <dd>{originLabels[version.origin]}</dd>
        </div>
        <div>
          <dt>发布时间</dt>
          <dd>{formatMinute(version.publishedAt)}</dd>
        </div>
        <div>
          <dt>使用情况</dt>
          <dd>{usage.data ? usesInWords(usage.data.uses) : '—'}</dd>
        </div>
        <div>
          <dt>校验值</dt>
          <dd className={styles.hash}>{version.sha256}</dd>
        </div>
        {usage.data && usage.data.cycles.length > 0 && (
          <div>
            <dt>考核周期</dt>
            <dd>
              <ul className={styles.links}>
                {usage.data.cycles.map((cycle) => (
                  <li key={cycle.id}>
                    <Link to={`/assessment/${cycle.id}`}>{cycle.title}</Link>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
        {usage.data && usage.data.drafts.length > 0 && (
          <div className={styles.screenOnly}>
            <dt>起草中</dt>
            <dd>
              <ul className={styles.links}>
                {usage.data.drafts.map((draft) => (
                  <li key={draft.id}>
                    <Link to={`/policy/drafts/${draft.id}`}>{draft.title}</Link>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
      {versions.length > 1 && (
        <table className={`${styles.history} ${styles.screenOnly}`} aria-label="历次版本">
          <thead>
            <tr>
              <th scope="col">版本</th>
              <th scope="col">发布时间</th>
              <th scope="col">使用情况</th>
              <th scope="col">校验值</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {versions.map((each) => (
              <tr key={each.id}>
                <th scope="row">
                  {each.id === version.id ? (
                    `第 ${each.version} 版（本版）`
                  ) : (
                    <Link to={`/policy/${each.id}`}>第 {each.version} 版</Link>
                  )}{' '}
                  {each.inForce && <StatusChip tone="green">现行</StatusChip>}
                </th>
                <td>{formatMinute(each.publishedAt)}</td>
                <td>{usesInWords(each.uses)}</td>
                <td className={styles.hash} title={each.sha256}>
                  {each.sha256.slice(0, 12)}
                </td>
                <td>
                  {each.id !== version.id && (
                    <Link to={`/policy/compare?left=${each.id}&right=${version.id}`}>与本版比较</Link>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
