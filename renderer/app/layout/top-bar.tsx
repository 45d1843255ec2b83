import { useQuery } from '@tanstack/react-query';
import { App, Dropdown } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { roleLabels } from '#shared/vocabulary.ts';
import {
  DownIcon,
  KeyIcon,
  LockIcon,
  SearchIcon,
  SignalIcon,
  SignOutIcon,
  UserIcon,
} from '../../components/icons.tsx';
import { hasUnsavedWork } from '../../components/unsaved-work.ts';
import { ChangePasswordModal } from '../../identity/change-password-modal.tsx';
import { client, messageOf, orpc } from '../client.ts';
import icon from '../icon.svg';
import { useAllowed, useOrganisation, useSession } from '../session.tsx';
import { sessionStore } from '../session-store.ts';
import styles from './layout.module.css';

/** The scheme in force; a link to its rules. */
function SchemeInForce() {
  const scheme = useQuery(orpc.policy.inForce.queryOptions({ staleTime: 60_000 })).data;
  if (!scheme) return null;
  return (
    <Link
      className={styles.scheme}
      to={`/policy/${scheme.id}`}
      title={`现行制度方案：${scheme.title}，第 ${scheme.version} 版`}
    >
      {scheme.title}
    </Link>
  );
}

/** How many signals for recall triggers wait; nothing for those who may not see them. */
function SignalCount() {
  const allowed = useAllowed('recall.signalTotals');
  const totals = useQuery(
    orpc.recall.signalTotals.queryOptions({
      enabled: allowed,
      staleTime: 30_000,
      refetchOnWindowFocus: true,
    }),
  ).data;
  if (!allowed || !totals || totals.open === 0) return null;
  return (
    <Link className={styles.signals} to="/recall/signals" aria-label={`召回线索：${totals.open} 条待处理`}>
      <SignalIcon />
      线索 {totals.open}
    </Link>
  );
}

/** District, scheme in force, waiting signals, search, and who is signed in. */
export function TopBar({ onSearch }: { readonly onSearch: () => void }) {
  const { message, modal } = App.useApp();
  const { user } = useSession();
  const organisation = useOrganisation();
  const [changing, setChanging] = useState(false);

  async function lock() {
    try {
      await client.identity.lock();
      sessionStore.lock();
    } catch (error) {
      message.error(messageOf(error));
    }
  }

  async function signOut() {
    await client.identity.signOut().catch(() => {
      // The token is dropped even when the program cannot be reached any more.
    });
    sessionStore.end(false);
  }

  function askToSignOut() {
    if (!hasUnsavedWork()) return void signOut();
    modal.confirm({
      title: '退出登录吗',
      content: '这一页有内容还没有保存，退出后这些内容会丢失。',
      okText: '放弃并退出',
      okButtonProps: { danger: true },
      cancelText: '留在这一页',
      onOk: signOut,
    });
  }

  return (
    <header className={styles.bar}>
      <Link to="/" className={styles.brand}>
        <img src={icon} alt="" />
        驻村考评
      </Link>
      <span className={styles.organisation} title={organisation}>
        {organisation}
      </span>
      <SchemeInForce />
      <SignalCount />
      <button type="button" className={styles.search} onClick={onSearch}>
        <SearchIcon />
        搜索
        <kbd>Ctrl K</kbd>
      </button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'password', icon: <KeyIcon />, label: '修改密码', onClick: () => setChanging(true) },
            { key: 'lock', icon: <LockIcon />, label: '锁定', onClick: () => void lock() },
            { type: 'divider' },
            { key: 'sign-out', icon: <SignOutIcon />, label: '退出登录', onClick: askToSignOut },
          ],
        }}
      >
        <button type="button" className={styles.user} aria-haspopup="menu">
          <UserIcon />
          <span className="desk-hidden">当前用户：</span>
          {user.displayName}
          <span className={styles.role}>{roleLabels[user.role]}</span>
          <DownIcon />
        </button>
      </Dropdown>
      <ChangePasswordModal open={changing} onClose={() => setChanging(false)} />
    </header>
  );
}
