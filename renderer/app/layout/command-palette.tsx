import { useQuery } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { type KeyboardEvent, type ReactNode, useDeferredValue, useEffect, useId, useState } from 'react';
import { useNavigate } from 'react-router';
import type { SearchHit } from '#shared/contract/overview.ts';
import { isAllowed } from '#shared/permissions.ts';
import { ArchiveIcon, SearchIcon, UnitIcon, UserIcon, VillageIcon } from '../../components/icons.tsx';
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

function useHits(text: string, open: boolean): Choice[] {
  const { role } = useSession().user;
  const wanted = useDeferredValue(text.trim());
  const { data } = useQuery(
    orpc.overview.search.queryOptions({
      input: { text: wanted },
      enabled: open && wanted !== '' && isAllowed(role, 'overview.search'),
    }),
  );
  if (wanted === '') return [];
  return (data?.hits ?? []).map(choiceOf);
}

function choiceOf(hit: SearchHit): Choice {
  const { kind, note } = hit;
  const key = `${kind} ${hit.id}`;
  switch (kind) {
    case 'person':
      return {
        key,
        icon: <UserIcon />,
        label: hit.name,
        note: note ?? '还没有派驻',
        to: `/people/${hit.id}`,
      };
    case 'village':
      return { key, icon: <VillageIcon />, label: hit.name, note, to: `/roster/villages/${hit.id}` };
    case 'unit':
      return { key, icon: <UnitIcon />, label: hit.name, note, to: `/roster/units/${hit.id}` };
    case 'recall_case':
      return { key, icon: <ArchiveIcon />, label: hit.number, note, to: `/recall/cases/${hit.id}` };
    case 'document':
      return {
        key,
        icon: <ArchiveIcon />,
        label: hit.number,
        note,
        to: hit.personId === null ? `/archive/${hit.id}` : `/people/${hit.personId}?record=${hit.id}`,
      };
  }
}

/** Ctrl+K: pages and steps; people, villages, units and documents by name, number or pinyin initials. */
export function CommandPalette({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const navigate = useNavigate();
  const listId = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const choices = [...usePages(text), ...useHits(text, open)];
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
        placeholder="页面、姓名、村、单位、文号，或拼音首字母"
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
