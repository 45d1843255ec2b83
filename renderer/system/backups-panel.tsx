import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Table, type TableColumnsType } from 'antd';
import type { Backup } from '#shared/contract/system.ts';
import { client, orpc } from '../app/client.ts';
import { formatBytes, formatMinute } from '../app/format.ts';
import { queryClient } from '../app/query-client.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { ErrorMessage } from '../components/error-message.tsx';
import { Panel } from '../components/page.tsx';
import styles from './about.module.css';

const reasons: Record<Backup['reason'], string> = {
  manual: '人工备份',
  before_migration: '升级前自动备份',
  before_restore: '恢复前自动备份',
  scheduled: '定时备份',
};

const columns: TableColumnsType<Backup> = [
  {
    title: '时间',
    dataIndex: 'createdAt',
    width: 150,
    render: (_, backup) => formatMinute(backup.createdAt),
  },
  { title: '原因', dataIndex: 'reason', width: 130, render: (_, backup) => reasons[backup.reason] },
  {
    title: '大小',
    dataIndex: 'bytes',
    width: 80,
    align: 'right',
    render: (_, backup) => formatBytes(backup.bytes),
  },
  { title: '文件', dataIndex: 'fileName', className: styles.path ?? '' },
];

/** The copies there are, and one more at a press. */
export function BackupsPanel() {
  const { message } = App.useApp();
  const query = useQuery(orpc.system.listBackups.queryOptions());
  const create = useMutation({
    mutationFn: () => client.system.createBackup(),
    onSuccess: async (backup) => {
      await queryClient.invalidateQueries({ queryKey: orpc.system.listBackups.key() });
      message.success(`备份已完成并核对无误，大小 ${formatBytes(backup.bytes)}。`);
    },
  });
  return (
    <Panel
      title="备份"
      extra={
        <Button type="primary" loading={create.isPending} onClick={() => create.mutate()}>
          立即备份
        </Button>
      }
    >
      <p className={styles.note}>备份保存在数据文件夹的备份目录里。请定期复制到移动硬盘，放在另一处保管。</p>
      <ErrorMessage error={create.error ?? query.error} />
      <Table<Backup>
        size="small"
        rowKey="fileName"
        columns={columns}
        dataSource={query.data?.backups ?? []}
        loading={query.isPending}
        pagination={false}
        locale={{ emptyText: <EmptyState>还没有备份。</EmptyState> }}
      />
    </Panel>
  );
}
