import { useQueries } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { Fragment } from 'react';
import { Link, useNavigate } from 'react-router';
import type { SchemeListing } from '#shared/contract/policy.ts';
import { orpc } from '../../app/client.ts';
import { formatMinute } from '../../app/format.ts';
import { useAllowed } from '../../app/session.tsx';
import { originLabels } from '../../app/words.ts';
import { DownIcon } from '../../components/icons.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { usesInWords } from '../words.ts';
import styles from './schemes.module.css';

interface SchemesTableProps {
  readonly schemes: readonly SchemeListing[];
  readonly onPutInForce: (scheme: SchemeListing) => void;
  readonly onDraft: (scheme: SchemeListing) => void;
  readonly onExport: (scheme: SchemeListing) => void;
}

/** Every version of every scheme; the versions of one scheme stand together, the newest first. */
export function SchemesTable({ schemes, ...on }: SchemesTableProps) {
  const newest = schemes.filter((scheme) => scheme.newest);
  const documents = useQueries({
    queries: newest.map(({ id }) =>
      orpc.policy.getScheme.queryOptions({ input: { id }, staleTime: Number.POSITIVE_INFINITY }),
    ),
  });
  return (
    <table className={styles.list} aria-label="制度方案">
      <thead>
        <tr>
          <th scope="col">方案</th>
          <th scope="col">版本</th>
          <th scope="col" className={styles.origin}>
            来源
          </th>
          <th scope="col">状态</th>
          <th scope="col">使用情况</th>
          <th scope="col">操作</th>
        </tr>
      </thead>
      <tbody>
        {newest.map((scheme, index) => {
          const content = documents[index]?.data?.content;
          const older = schemes.filter(({ code, newest: isNewest }) => code === scheme.code && !isNewest);
          return (
            <Fragment key={scheme.id}>
              <tr>
                <th scope="row">
                  <Link to={`/policy/${scheme.id}`}>{scheme.title}</Link>
                  <span className={styles.document}>
                    {content ? [content.documentNumber, content.issuer].filter(Boolean).join(' · ') : '　'}
                  </span>
                </th>
                <Cells scheme={scheme} {...on} />
              </tr>
              {older.map((version) => (
                <tr key={version.id} className={styles.older}>
                  <th scope="row">
                    <Link to={`/policy/${version.id}`}>
                      {version.title} 第 {version.version} 版
                    </Link>
                  </th>
                  <Cells scheme={version} {...on} />
                </tr>
              ))}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

function Cells({
  scheme,
  onPutInForce,
  onDraft,
  onExport,
}: Omit<SchemesTableProps, 'schemes'> & { readonly scheme: SchemeListing }) {
  const navigate = useNavigate();
  const mayPutInForce = useAllowed('policy.putInForce');
  const mayDraft = useAllowed('policy.startDraft');
  const name = `${scheme.title}第 ${scheme.version} 版`;
  return (
    <>
      <td className={styles.oneLine}>
        第 {scheme.version} 版<span className={styles.document}>{formatMinute(scheme.publishedAt)}</span>
      </td>
      <td className={`${styles.oneLine} ${styles.origin}`}>{originLabels[scheme.origin]}</td>
      <td className={styles.oneLine}>
        {scheme.inForce ? (
          <StatusChip tone="green">现行</StatusChip>
        ) : (
          <span className={styles.quiet}>{scheme.newest ? '可用' : '旧版'}</span>
        )}
      </td>
      <td>{usesInWords(scheme.uses)}</td>
      <td>
        <span className={styles.actions}>
          {mayDraft && (
            <Button size="small" aria-label={`以${name}起草副本`} onClick={() => onDraft(scheme)}>
              起草副本
            </Button>
          )}
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                ...(mayPutInForce && !scheme.inForce
                  ? [{ key: 'in-force', label: '设为现行', onClick: () => onPutInForce(scheme) }]
                  : []),
                {
                  key: 'compare',
                  label: '与其他方案比较',
                  onClick: () => void navigate(`/policy/compare?right=${scheme.id}`),
                },
                { key: 'export', label: '导出为文件', onClick: () => onExport(scheme) },
              ],
            }}
          >
            <Button size="small" aria-label={`${name}的更多操作`} aria-haspopup="menu">
              更多 <DownIcon />
            </Button>
          </Dropdown>
        </span>
      </td>
    </>
  );
}
