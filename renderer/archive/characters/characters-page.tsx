import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { Link } from 'react-router';
import type { UnprintableText } from '#shared/contract/archive-characters.ts';
import { orpc } from '../../app/client.ts';
import { formatMinute } from '../../app/format.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { Page, PageHeader, Panel } from '../../components/page.tsx';
import { ArchiveNav } from '../archive-nav.tsx';
import styles from './characters.module.css';
import { CoverageTable } from './coverage-table.tsx';
import { placeOf } from './place-of.ts';

/** 打印不出的字: every text that goes on paper and has characters that no font prints, and what the fonts print. */
export function CharactersPage() {
  const query = useQuery({
    ...orpc.archive.listUnprintable.queryOptions(),
    // Read anew whenever somebody comes back from a correction.
    staleTime: 0,
  });
  const list = query.data;
  return (
    <Page>
      <PageHeader
        title="打印不出的字"
        meta={list && `${formatMinute(list.checkedAt)} 检查`}
        action={
          <Button loading={query.isFetching} onClick={() => void query.refetch()}>
            重新检查
          </Button>
        }
      />
      <ArchiveNav />
      <ErrorMessage title="没有检查完" error={query.error} onRetry={() => void query.refetch()} />
      <Panel title="要改的字">
        {query.isPending && <Skeleton active title={false} />}
        {list && (
          <>
            <p className={styles.hint} role="status">
              已检查 {list.people} 人的姓名和其他要印在文书上的文字共 {list.texts.toLocaleString('zh-CN')} 处
              {list.total === 0 ? '，都能打印。' : `，有 ${list.total} 处打印不出。请在打印之前改好。`}
              {list.total > list.found.length && `下面列出前 ${list.found.length} 处，改好后再检查其余的。`}
            </p>
            {list.total > 0 && <FoundTable found={list.found} />}
          </>
        )}
      </Panel>
      <Panel title="字体能打印哪些汉字">
        <CoverageTable />
      </Panel>
    </Page>
  );
}

function FoundTable({ found }: { readonly found: readonly UnprintableText[] }) {
  return (
    <table className={styles.table} aria-label="打印不出的字">
      <thead>
        <tr>
          <th scope="col">姓名或名称</th>
          <th scope="col">所在项目</th>
          <th scope="col">打印不出的字和改法</th>
          <th scope="col">去更正</th>
        </tr>
      </thead>
      <tbody>
        {found.map(({ holder, name, field, characters }) => {
          const { to, label } = placeOf(holder);
          return (
            <tr key={`${JSON.stringify(holder)} ${name} ${field}`}>
              <th scope="row">{name}</th>
              <td>{field}</td>
              <td>
                <ul className={styles.characters}>
                  {characters.map(({ character, codePoint, block, advice }) => (
                    <li key={codePoint}>
                      <span className={styles.character}>{character}</span>
                      <span className={styles.code}>
                        {codePoint}
                        <span className={styles.block}>{block}</span>
                      </span>
                      <span>{advice}</span>
                    </li>
                  ))}
                </ul>
              </td>
              <td className={styles.link}>{to === null ? label : <Link to={to}>{label}</Link>}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
