import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Space, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import type { User } from '#shared/contract/identity.ts';
import { roleLabels } from '#shared/vocabulary.ts';
import { client, messageOf, orpc } from '../app/client.ts';
import { formatMinute } from '../app/format.ts';
import { queryClient } from '../app/query-client.ts';
import { useSession } from '../app/session.tsx';
import { ErrorMessage } from '../components/error-message.tsx';
import { HistoryDrawer } from '../components/history-drawer.tsx';
import { Page, PageHeader, Panel } from '../components/page.tsx';
import { ReasonModal } from '../components/reason-modal.tsx';
import { StatusChip } from '../components/status-chip.tsx';
import { ResetPasswordModal } from './reset-password-modal.tsx';
import { UserFormModal } from './user-form-modal.tsx';

type Open =
  | { readonly kind: 'create' }
  | { readonly kind: 'edit' | 'disable' | 'reset' | 'history'; readonly user: User };

const refresh = () => queryClient.invalidateQueries({ queryKey: orpc.identity.listUsers.key() });

/** Accounts: who may sign in, as what. Nobody is deleted, since records name them; who has left is disabled. */
export function UsersPage() {
  const { message } = App.useApp();
  const me = useSession().user;
  const query = useQuery(orpc.identity.listUsers.queryOptions());
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);

  const setDisabled = (user: User, disabled: boolean) =>
    client.identity.updateUser({
      id: user.id,
      revision: user.revision,
      displayName: user.displayName,
      role: user.role,
      disabled,
    });
  const enable = useMutation({
    mutationFn: (user: User) => setDisabled(user, false),
    onSuccess: (user) => message.success(`${user.displayName}可以登录了。`),
    onError: (error) => message.error(messageOf(error)),
    // After a conflict, too: the next try builds on what the other one saved.
    onSettled: refresh,
  });

  const columns: TableColumnsType<User> = [
    { title: '姓名', dataIndex: 'displayName', render: (_, user) => <strong>{user.displayName}</strong> },
    { title: '用户名', dataIndex: 'username' },
    { title: '角色', dataIndex: 'role', render: (_, user) => roleLabels[user.role] },
    {
      title: '状态',
      dataIndex: 'disabled',
      render: (_, user) =>
        user.disabled ? <StatusChip>已停用</StatusChip> : <StatusChip tone="green">可登录</StatusChip>,
    },
    {
      title: '建立时间',
      responsive: ['md'],
      dataIndex: 'createdAt',
      render: (_, user) => formatMinute(user.createdAt),
    },
    {
      title: '操作',
      key: 'actions',
      width: 300,
      render: (_, user) => (
        <Space size={4} wrap>
          <Button size="small" onClick={() => setOpen({ kind: 'edit', user })}>
            修改
          </Button>
          <Button size="small" onClick={() => setOpen({ kind: 'reset', user })}>
            重置密码
          </Button>
          {user.disabled ? (
            <Button size="small" loading={enable.isPending} onClick={() => enable.mutate(user)}>
              启用
            </Button>
          ) : (
            user.id !== me.id && (
              <Button size="small" onClick={() => setOpen({ kind: 'disable', user })}>
                停用
              </Button>
            )
          )}
          <Button size="small" type="text" onClick={() => setOpen({ kind: 'history', user })}>
            变更记录
          </Button>
        </Space>
      ),
    },
  ];

  const users = query.data?.users ?? [];
  const active = users.filter((user) => !user.disabled).length;
  return (
    <Page>
      <PageHeader
        title="用户"
        crumbs={[{ label: '系统' }]}
        meta={query.data && `共 ${users.length} 人，${active} 人可登录`}
        action={
          <Button type="primary" onClick={() => setOpen({ kind: 'create' })}>
            新建用户
          </Button>
        }
      />
      <ErrorMessage error={query.error} title="用户没有载入" onRetry={() => void query.refetch()} />
      <Panel>
        <Table<User>
          size="small"
          rowKey="id"
          columns={columns}
          dataSource={users}
          loading={query.isPending}
          pagination={false}
        />
      </Panel>
      <UserFormModal
        key={open?.kind === 'edit' ? open.user.id : 'new'}
        open={open?.kind === 'create' || open?.kind === 'edit'}
        user={open?.kind === 'edit' ? open.user : null}
        onClose={close}
        onSaved={refresh}
      />
      <ResetPasswordModal user={open?.kind === 'reset' ? open.user : null} onClose={close} />
      <ReasonModal
        open={open?.kind === 'disable'}
        title="停用用户"
        confirm="停用"
        grave
        reason={false}
        consequence={
          open?.kind === 'disable' &&
          `停用后，${open.user.displayName}不能再登录，正在使用的窗口会立即退出。其经手的记录全部保留，以后可以重新启用。`
        }
        onConfirm={async () => {
          if (open?.kind === 'disable') await setDisabled(open.user, true).finally(refresh);
        }}
        onClose={close}
      />
      <HistoryDrawer
        entityId={open?.kind === 'history' ? open.user.id : ''}
        title={open?.kind === 'history' ? open.user.displayName : ''}
        open={open?.kind === 'history'}
        onClose={close}
      />
    </Page>
  );
}
