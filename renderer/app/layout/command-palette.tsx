import { useQuery } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { type KeyboardEvent, type ReactNode, useDeferredValue, useEffect, useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { isAllowed } from '#shared/permissions.ts';
import { postingStatusLabels } from '#shared/vocabulary.ts';
import { SearchIcon, UserIcon } from '../../components/icons.tsx';
import { orpc } from '../client.ts';
import { commands, navigation } from '../navigation.ts';
import { useSession } from '../session.tsx';
import styles from './command-palette.module.css';

interface Choice {
  readonly key: string;
  readonly icon: ReactNode;
  readonly label: string;
  readonly note: string;
  readonly to: string;
}

function usePages(text: string): Choice[] {
  const { role } = useSession().user;
  const wanted = text.trim().toLowerCase();
  return [...navigation.flatMap((group) => group.entries), ...commands]
    .filter((entry) => isAllowed(role, entry.procedure))
    .filter(({ label, words }) => `${label} ${words}`.toLowerCase().includes(wanted))
    .map(({ to, label, icon: Icon }) => ({ key: to, icon: <Icon />, label, note: '打开页面', to }));
}

function usePeople(text: string, open: boolean): Choice[] {
  const wanted = useDeferredValue(text.trim());
  const { data } = useQuery(
    orpc.roster.listPostings.queryOptions({
      input: {
        limit: 8,
        filter: { text: wanted, townshipId: null, villageId: null, unitId: null, role: null, status: null },
      },
      enabled: open && wanted !== '',
    }),
  );
  if (wanted === '') return [];
  return (data?.rows ?? []).map((row) => ({
    key: row.id,
    icon: <UserIcon />,
    label: row.personName ?? postingStatusLabels[row.status],
    note: `${row.villageName} · ${row.unitName}`,
    to: `/roster?posting=${row.id}`,
  }));
}

/** Ctrl+K: pages, steps and people of the roster by name, village, unit or pinyin initials. */
export function CommandPalette({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const navigate = useNavigate();
  const listId = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const choices = [...usePages(text), ...usePeople(text, open)];
  const current = Math.min(at, choices.length - 1);

  useEffect(() => {
    if (open) setText('');
    setAt(0);
  }, [open]);

  function choose(choice: Choice | undefined) {
    if (!choice) return;
    onClose();
    void navigate(choice.to);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || choices.length === 0) return;
    if (event.key === 'ArrowDown') setAt((current + 1) % choices.length);
    else if (event.key === 'ArrowUp') setAt((current - 1 + choices.length) % choices.length);
    else if (event.key === 'Enter') choose(choices[current]);
    else return;
    event.preventDefault();
  }

  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      closable={false}
      width={560}
      destroyOnHidden
      title={<span className="desk-hidden">搜索</span>}
      className={styles.palette ?? ''}
      style={{ top: 96 }}
    >
      <Input
        autoFocus
        size="large"
        prefix={<SearchIcon />}
        placeholder="页面、姓名、村、单位，或拼音首字母"
        value={text}
        role="combobox"
        aria-label="搜索"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={choices.length > 0 ? `${listId}-${current}` : undefined}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label="搜索结果" className={styles.list}>
        {choices.map((choice, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names its active choice
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
          <div
            key={choice.key}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === current}
            className={index === current ? `${styles.choice} ${styles.current}` : styles.choice}
            onClick={() => choose(choice)}
            onMouseMove={() => setAt(index)}
          >
            {choice.icon}
            <span>{choice.label}</span>
            <span className={styles.note}>{choice.note}</span>
          </div>
        ))}
      </div>
      {choices.length === 0 && (
        <p className={styles.none}>没有找到“{text.trim()}”。可以换一个写法，或只输入姓名的一部分。</p>
      )}
    </Modal>
  );
}
