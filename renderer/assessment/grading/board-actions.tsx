import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import type { BoardFigures } from '#shared/assessment/grading.ts';
import type { Board } from '#shared/contract/assessment-grading.ts';
import { grades, poolLabels } from '#shared/vocabulary.ts';
import { client } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { columnWord, unitOf } from './board-words.ts';
import { JobDialog } from './job-dialog.tsx';
import { LockDialog, lockHindrance } from './lock-dialog.tsx';
import type { BoardDesk } from './use-board.ts';
import { WithinQuotaDialog } from './within-quota-dialog.tsx';

interface BoardActionsProps {
  readonly board: Board;
  readonly figures: BoardFigures;
  readonly desk: BoardDesk;
}

type Step = 'accept' | 'fill' | 'lock' | 'unlock';

/** What can be done with the pool as a whole while its grades are worked out. */
export function BoardActions({ board, figures, desk }: BoardActionsProps) {
  const { cycleId, pool, rows, lock } = board;
  const [step, setStep] = useState<Step | null>(null);
  const may = {
    move: useAllowed('assessment.moveGrades'),
    lock: useAllowed('assessment.lockPool'),
    unlock: useAllowed('assessment.unlockPool'),
    lead: useAllowed('assessment.lockPoolBeyondQuota'),
  };
  const unit = unitOf[pool];
  const close = () => setStep(null);
  if (board.cycleState !== 'review' || rows.length === 0) return null;
  if (lock) {
    if (!may.unlock) return null;
    return (
      <>
        <Button onClick={() => setStep('unlock')}>解除锁定</Button>
        <ReasonModal
          open={step === 'unlock'}
          grave
          title={`解除${poolLabels[pool]}的等次锁定`}
          confirm="解除锁定"
          consequence={`将解除 ${lock.size} ${unit}的等次锁定，可以重新移动；这次锁定的分布和锁定人保留备查。`}
          onConfirm={async (reason) =>
            desk.put(await client.assessment.unlockPool({ cycleId, pool, reason }))
          }
          onClose={close}
        />
      </>
    );
  }
  const hindrance = lockHindrance(board, figures, may.lead);
  const acceptable = rows.filter(
    ({ state, individual, participation, suggestedGrade }) =>
      state === 'scoring' && !individual && (participation !== 'graded' || suggestedGrade !== null),
  ).length;
  const over = figures.left !== null && figures.left < 0;
  return (
    <>
      {may.move && acceptable > 0 && (
        <Button onClick={() => setStep('accept')}>按建议拟定 {acceptable}</Button>
      )}
      {may.move && over && <Button onClick={() => setStep('fill')}>按名次排到名额内</Button>}
      {may.lock && (
        <Tooltip title={hindrance ?? ''}>
          <Button type="primary" disabled={hindrance !== null} onClick={() => setStep('lock')}>
            锁定等次
          </Button>
        </Tooltip>
      )}
      {step === 'accept' && (
        <JobDialog
          title={`按建议拟定${poolLabels[pool]}的等次`}
          confirm={`拟定 ${acceptable} ${unit}`}
          consequence={
            <>
              将为 {acceptable} {unit}按得分建议提出等次，已拟定的不变。拟定后共有
              {grades.map((grade) => `${columnWord(board, grade)} ${figures.standing[grade]}`).join('、')}
              {over && `，优秀超出名额 ${-(figures.left ?? 0)} 名，须再调整`}
              。这只是提出建议，可以逐个移动，也可以退回。
            </>
          }
          start={() => client.assessment.acceptSuggestions({ cycleId, pool })}
          onEnd={() => void desk.query.refetch()}
          onClose={close}
        />
      )}
      {step === 'fill' && (
        <WithinQuotaDialog board={board} figures={figures} onConfirm={desk.move} onClose={close} />
      )}
      {step === 'lock' && <LockDialog board={board} figures={figures} onDone={desk.put} onClose={close} />}
    </>
  );
}
