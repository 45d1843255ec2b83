import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { PostingRow } from '#shared/contract/roster.ts';
import type { EarlyChange, PostingLife } from '#shared/contract/roster-lifecycle.ts';
import { nominationStateLabels } from '#shared/vocabulary.ts';
import { useAllowed } from '../../app/session.tsx';
import { Panel } from '../../components/page.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { SuccessorDialog } from '../lifecycle/successor-dialog.tsx';
import styles from './early-change.module.css';
import { isRunning } from './early-change-words.ts';

interface SuccessorPanelProps {
  readonly change: EarlyChange;
  readonly posting: PostingRow;
  readonly life: PostingLife;
}

/** Who is to follow, whether the scheme asks for it, and the next thing to do about it. */
export function SuccessorPanel({ change, posting, life }: SuccessorPanelProps) {
  const navigate = useNavigate();
  const mayOpen = useAllowed('roster.openSuccessorPost');
  const [opening, setOpening] = useState(false);
  const { successor, successorRequired } = change;
  return (
    <Panel title="接替人选">
      {successor ? (
        <p>
          <Link to={`/roster/nominations/${successor.nominationId}`}>{successor.personName}</Link>，
          {nominationStateLabels[successor.state]}{' '}
          <StatusChip tone={successor.passedPreCheck ? 'green' : 'amber'}>
            {successor.passedPreCheck ? '已通过前置审核' : '未通过前置审核'}
          </StatusChip>
        </p>
      ) : (
        <p>还没有提出接替人选。</p>
      )}
      <p className={styles.hint}>
        {successorRequired
          ? '制度要求同时提出接替人选；接替人选通过前置审核后，才能登记批准的那一步。'
          : '制度没有要求同时提出接替人选。'}
      </p>
      {successor === null && isRunning(change.state) && (
        <div className={styles.buttons}>
          {life.successor ? (
            <Button onClick={() => void navigate(`/roster?posting=${life.successor?.postingId ?? ''}`)}>
              到接替岗位提名人选
            </Button>
          ) : (
            mayOpen && <Button onClick={() => setOpening(true)}>设立接替岗位</Button>
          )}
        </div>
      )}
      <SuccessorDialog
        posting={posting}
        open={opening}
        onOpened={(id) => void navigate(`/roster?posting=${id}`)}
        onClose={() => setOpening(false)}
      />
    </Panel>
  );
}
