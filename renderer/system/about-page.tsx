import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { orpc } from '../app/client.ts';
import { formatBytes } from '../app/format.ts';
import { useAllowed } from '../app/session.tsx';
import { ErrorMessage } from '../components/error-message.tsx';
import { Page, PageHeader, Panel } from '../components/page.tsx';
import styles from './about.module.css';
import { BackupsPanel } from './backups-panel.tsx';

/** Versions, where the data lie, and the backups. */
export function AboutPage() {
  const query = useQuery(orpc.system.info.queryOptions());
  const mayBackUp = useAllowed('system.createBackup');
  const info = query.data;
  return (
    <Page>
      <PageHeader title="关于" crumbs={[{ label: '系统' }]} />
      <ErrorMessage error={query.error} onRetry={() => void query.refetch()} />
      <div className={styles.columns}>
        <Panel title="本机">
          {query.isPending && <Skeleton active title={false} />}
          {info && (
            <dl className={styles.facts}>
              <dt>单位</dt>
              <dd>{info.organisation}</dd>
              <dt>程序版本</dt>
              <dd>{info.programVersion}</dd>
              <dt>数据结构版本</dt>
              <dd>{info.schemaVersion}</dd>
              <dt>数据库版本</dt>
              <dd>{info.sqliteVersion}</dd>
              <dt>数据大小</dt>
              <dd>{formatBytes(info.databaseBytes)}</dd>
              <dt>数据文件夹</dt>
              <dd className={styles.path}>{info.dataDirectory}</dd>
              <dt>运行方式</dt>
              <dd>{window.desk ? '桌面窗口' : '浏览器窗口'}</dd>
            </dl>
          )}
        </Panel>
        {mayBackUp && <BackupsPanel />}
      </div>
    </Page>
  );
}
