import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { PostingRow } from '#shared/contract/roster.ts';
import type { PostingLife } from '#shared/contract/roster-lifecycle.ts';
import type { PostingId } from '#shared/ids.ts';
import { useAllowed } from '../app/session.tsx';
import { EarlyChangeDialog } from './lifecycle/early-change-dialog.tsx';
import { EndPostingDialog } from './lifecycle/end-posting-dialog.tsx';
import { HandOverDialog } from './lifecycle/hand-over-dialog.tsx';
import { SuccessorDialog } from './lifecycle/successor-dialog.tsx';
import styles from './roster.module.css';

type Asking = 'successor' | 'hand_over' | 'end' | 'early_change';

interface PostingActionsProps {
  readonly posting: PostingRow;
  readonly life: PostingLife;
  /** Whether an early change is running already. */
  readonly changing: boolean;
  readonly onOpenPosting: (id: PostingId) => void;
}

/** What can be done with somebody on post, in the order of a rotation: successor, hand-over, end; or an early change. */
export function PostingActions({ posting, life, changing, onOpenPosting }: PostingActionsProps) {
  const navigate = useNavigate();
  const maySucceed = useAllowed('roster.openSuccessorPost');
  const mayHandOver = useAllowed('roster.handOver');
  const mayEnd = useAllowed('roster.endPosting');
  const mayChange = useAllowed('roster.applyEarlyChange');
  // Each opening is a dialog of its own, so that it starts from the record as it is now.
  const [{ asking, turn }, setState] = useState<{ asking: Asking | null; turn: number }>({
    asking: null,
    turn: 0,
  });
  const ask = (next: Asking) => setState((now) => ({ asking: next, turn: now.turn + 1 }));
  const close = () => setState((now) => ({ ...now, asking: null }));
  const dialog = { posting, life, onClose: close };
  const mayApply = mayChange && !changing;

  return (
    <div className={styles.actions}>
      {maySucceed && life.successor === null && (
        <Button onClick={() => ask('successor')}>设立接替岗位</Button>
      )}
      {mayHandOver && <Button onClick={() => ask('hand_over')}>登记交接</Button>}
      {mayEnd && <Button onClick={() => ask('end')}>登记离岗</Button>}
      {mayApply && <Button onClick={() => ask('early_change')}>申请个别调整</Button>}
      <SuccessorDialog
        key={`successor ${turn}`}
        posting={posting}
        open={asking === 'successor'}
        onOpened={onOpenPosting}
        onClose={close}
      />
      <HandOverDialog key={`hand over ${turn}`} {...dialog} open={asking === 'hand_over'} />
      <EndPostingDialog
        key={`end ${turn}`}
        {...dialog}
        open={asking === 'end'}
        onEarlyChange={mayApply ? () => ask('early_change') : null}
      />
      <EarlyChangeDialog
        key={`early change ${turn}`}
        {...dialog}
        open={asking === 'early_change'}
        onApplied={(id) => void navigate(`/roster/nominations/early-changes/${id}`)}
      />
    </div>
  );
}
