import { Button, Tooltip } from 'antd';
import { type KeyboardEvent, type ReactNode, useContext, useEffect, useId, useState } from 'react';
import { CopyIcon, DeleteIcon, DownIcon, NextIcon, UpIcon } from '../../../components/icons.tsx';
import { fieldId, type Path } from '../values.ts';
import styles from './form.module.css';
import { FaultsContext, TargetContext } from './form-context.ts';

export interface EntryActions {
  /** `null` where that is not possible. */
  readonly up: (() => void) | null;
  readonly down: (() => void) | null;
  readonly copy: (() => void) | null;
  readonly remove: (() => void) | null;
}

interface EntryProps {
  readonly path: Path;
  /** What the entry is called for screen readers, e.g. `要求“平均每月驻村不少于20天”`. */
  readonly name: string;
  readonly actions: EntryActions;
  readonly children: ReactNode;
}

interface RowEntryProps extends EntryProps {
  /** How many fields stand beside one another. */
  readonly columns: number;
}

/** An entry with all its fields in one row. */
export function RowEntry({ path, name, actions, columns, children }: RowEntryProps) {
  return (
    <li className={styles.row} id={fieldId(path)} tabIndex={-1}>
      <div className={styles.rowFields} style={{ '--columns': columns }}>
        {children}
      </div>
      <Buttons name={name} actions={actions} />
    </li>
  );
}

interface FoldedEntryProps extends EntryProps {
  readonly number: number;
  readonly summary: string;
  /** A new entry is open from the beginning. */
  readonly fresh: boolean;
}

/** An entry that shows one line until it is opened. Alt with an arrow moves it. */
export function FoldedEntry({ path, number, name, summary, fresh, actions, children }: FoldedEntryProps) {
  const bodyId = useId();
  const id = fieldId(path);
  const target = useContext(TargetContext);
  const faults = useContext(FaultsContext);
  const [open, setOpen] = useState(fresh);
  const wanted = target !== null && `${fieldId(target.path)}-`.startsWith(`${id}-`);
  useEffect(() => {
    if (wanted) setOpen(true);
  }, [wanted]);
  const faulty = [...faults.keys()].some((field) => field.startsWith(`${id}-`));

  function onKeyDown(event: KeyboardEvent) {
    if (!event.altKey) return;
    const action = { ArrowUp: actions.up, ArrowDown: actions.down }[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }

  return (
    <li className={styles.entry} id={id} tabIndex={-1}>
      <div className={styles.entryHead}>
        <button
          type="button"
          className={styles.entryToggle}
          aria-expanded={open}
          aria-controls={bodyId}
          onClick={() => setOpen(!open)}
          onKeyDown={onKeyDown}
        >
          <NextIcon className={open ? (styles.opened ?? '') : ''} />
          <span className={styles.entryNumber}>{number}</span>
          <span className={styles.entrySummary}>{summary === '' ? '（还没有名称）' : summary}</span>
          {faulty && <span className={styles.missing}>没有填全</span>}
        </button>
        <Buttons name={name} actions={actions} />
      </div>
      <div id={bodyId} className={styles.entryBody} hidden={!open}>
        {open && children}
      </div>
    </li>
  );
}

function Buttons({ name, actions }: { readonly name: string; readonly actions: EntryActions }) {
  const all = [
    { word: '上移', icon: <UpIcon />, action: actions.up },
    { word: '下移', icon: <DownIcon />, action: actions.down },
    { word: '复制', icon: <CopyIcon />, action: actions.copy },
    { word: '删除', icon: <DeleteIcon />, action: actions.remove },
  ];
  if (all.every(({ action }) => action === null)) return null;
  return (
    <span className={styles.entryButtons}>
      {all.map(({ word, icon, action }) => (
        <Tooltip key={word} title={word}>
          <Button
            type="text"
            size="small"
            icon={icon}
            aria-label={`${word}${name}`}
            disabled={action === null}
            onClick={() => action?.()}
          />
        </Tooltip>
      ))}
    </span>
  );
}
