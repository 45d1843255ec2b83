import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { messageOf, orpc } from '../../../app/client.ts';
import { SaveIndicator, type SaveState } from '../../../components/save-indicator.tsx';
import { UnsavedGuard } from '../../../components/unsaved-guard.tsx';
import { BallotRow } from './ballot-row.tsx';
import type { DeskProps } from './desk.types.ts';
import styles from './entry.module.css';
import type { DeskState } from './entry-desk.ts';
import { EntryHead } from './entry-head.tsx';
import { useEntryKeys } from './entry-keys.ts';
import { FinishDialog } from './finish-dialog.tsx';
import { KeyLegend } from './key-legend.tsx';
import { LastBallots } from './last-ballots.tsx';
import { useTick } from './tick.ts';
import { isNew } from './typing.ts';
import { useEntryDesk } from './use-entry-desk.ts';

/** Ballot by ballot, by keyboard alone: nothing on this page waits for the program. */
export function BallotDesk({ batch, entry, back, onReload }: DeskProps) {
  const { desk, state } = useEntryDesk(batch, entry);
  const { typing } = state;
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [finishing, setFinishing] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const tick = useTick(state.completed);
  const fresh = isNew(typing);
  const begun = typing.draft !== '';
  const invalid = typing.ballots.filter((marks) => marks === null).length;

  function leave() {
    if (!fresh) return desk.strike({ kind: 'newest' });
    setLeaving(true);
    void desk.settled().then(() => {
      setLeaving(false);
      void queries.invalidateQueries({ queryKey: orpc.assessment.getBatch.key() });
      void navigate(back);
    });
  }

  function finish() {
    if (begun || !fresh) return;
    void desk.settled().then(() => {
      if (desk.get().error === null) setFinishing(true);
    });
  }

  useEntryKeys({
    enabled: !finishing && !leaving,
    options: batch.options,
    onStroke: desk.strike,
    onUndo: desk.undo,
    onFinish: finish,
    onLeave: leave,
  });
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => frame.current?.focus(), []);

  return (
    <div ref={frame} className={styles.frame} tabIndex={-1}>
      <EntryHead
        batch={batch}
        pass={entry.pass}
        figures={[
          { label: '发出', value: batch.issued },
          {
            label: '收回',
            value: typing.ballots.length,
            strong: true,
            warning: typing.ballots.length > batch.issued ? '多于发出' : null,
          },
          { label: '有效', value: typing.ballots.length - invalid },
          { label: '无效', value: invalid },
          { label: '张/分', value: state.speed === null ? '—' : Math.round(state.speed) },
        ]}
      >
        <SaveIndicator state={saveStateOf(state)} />
        <Checkbox checked={tick.on} onChange={(event) => tick.turn(event.target.checked)}>
          提示音
        </Checkbox>
        <Button onClick={leave} loading={leaving}>
          返回 <kbd>Esc</kbd>
        </Button>
        <Button type="primary" disabled={begun || !fresh || typing.ballots.length === 0} onClick={finish}>
          录完 <kbd>Enter</kbd>
        </Button>
      </EntryHead>
      {state.error !== null && (
        <Alert
          type="error"
          showIcon
          title={state.conflict ? '这一遍在另一个窗口里改动过' : `有 ${state.waiting} 张还没有保存`}
          description={
            state.conflict
              ? '请重新载入，从已保存的地方接着录；这个窗口里没有保存的票需要重录。'
              : `${messageOf(state.error)} 可以继续录入，保存恢复后会按顺序补存。`
          }
          action={
            <Button onClick={state.conflict ? onReload : desk.retry}>
              {state.conflict ? '重新载入' : '重试'}
            </Button>
          }
        />
      )}
      <BallotRow batch={batch} typing={typing} completed={state.completed} />
      <KeyLegend options={batch.options} />
      <LastBallots batch={batch} typing={typing} onOpen={desk.open} />
      <FinishDialog
        open={finishing}
        batch={batch}
        pass={entry.pass}
        revision={desk.revision}
        back={back}
        onClose={() => {
          setFinishing(false);
          frame.current?.focus();
        }}
      />
      <UnsavedGuard
        unsaved={begun || state.waiting > 0}
        what={
          state.waiting > 0
            ? `有 ${state.waiting} 张票还没有保存`
            : `第 ${typing.ballots.length + 1} 张票还没有录完`
        }
      />
    </div>
  );
}

function saveStateOf({ waiting, sending, savedAt, error }: DeskState): SaveState {
  if (error !== null) return { kind: 'failed' };
  if (sending) return { kind: 'saving' };
  if (waiting > 0) return { kind: 'unsaved' };
  return savedAt === null ? { kind: 'untouched' } : { kind: 'saved', at: savedAt };
}
