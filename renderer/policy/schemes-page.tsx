import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { Link } from 'react-router';
import { orpc } from '../app/client.ts';
import { formatMinute } from '../app/format.ts';
import { originLabels } from '../app/words.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { ErrorMessage } from '../components/error-message.tsx';
import { Page, PageHeader } from '../components/page.tsx';
import styles from './policy.module.css';

/** 制度方案: every published version. */
export function SchemesPage() {
  const query = useQuery(orpc.policy.listSchemes.queryOptions());
  const schemes = query.data?.schemes;
  return (
    <Page>
      <PageHeader title="制度方案" meta="考核按方案的已发布版本进行；已发布的版本不再改动。" />
      <ErrorMessage title="制度方案没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Skeleton active />}
      {schemes?.length === 0 && <EmptyState>还没有制度方案。请联系维护人员检查程序是否完整。</EmptyState>}
      {schemes !== undefined && schemes.length > 0 && (
        <table className={styles.list} aria-label="制度方案">
          <thead>
            <tr>
              <th scope="col">方案</th>
              <th scope="col">版本</th>
              <th scope="col">来源</th>
              <th scope="col">发布时间</th>
              <th scope="col">校验值</th>
            </tr>
          </thead>
          <tbody>
            {schemes.map((scheme) => (
              <tr key={scheme.id}>
                <th scope="row">
                  <Link to={`/policy/${scheme.id}`}>{scheme.title}</Link>
                </th>
                <td>第 {scheme.version} 版</td>
                <td>{originLabels[scheme.origin]}</td>
                <td>{formatMinute(scheme.publishedAt)}</td>
                <td className={styles.hash} title={scheme.sha256}>
                  {scheme.sha256.slice(0, 16)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Page>
  );
}
