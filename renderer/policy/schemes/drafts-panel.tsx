import { Link } from 'react-router';
import type { SchemeDraftListing } from '#shared/contract/policy.ts';
import { formatMinute } from '../../app/format.ts';
import { Panel } from '../../components/page.tsx';
import styles from './schemes.module.css';

/** Drafts that people are working on, the one changed last first. */
export function DraftsPanel({ drafts }: { readonly drafts: readonly SchemeDraftListing[] }) {
  if (drafts.length === 0) return null;
  return (
    <Panel title="起草中">
      <table className={styles.list} aria-label="起草中的方案">
        <thead>
          <tr>
            <th scope="col">草稿</th>
            <th scope="col">底稿</th>
            <th scope="col">最后修改</th>
            <th scope="col">操作</th>
          </tr>
        </thead>
        <tbody>
          {drafts.map((draft) => (
            <tr key={draft.id}>
              <th scope="row">
                <Link to={`/policy/drafts/${draft.id}`}>{draft.title}</Link>
              </th>
              <td>
                <Link to={`/policy/${draft.basedOn.id}`}>
                  {draft.basedOn.title} 第 {draft.basedOn.version} 版
                </Link>
              </td>
              <td className={styles.oneLine}>
                {draft.updatedBy} {formatMinute(draft.updatedAt)}
              </td>
              <td className={styles.oneLine}>
                <Link to={`/policy/compare?left=${draft.basedOn.id}&right=${draft.id}`}>与底稿比较</Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
