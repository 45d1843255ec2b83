import { Input } from 'antd';
import { useId, useState } from 'react';
import type { BoardFigures } from '#shared/assessment/grading.ts';
import type { Board } from '#shared/contract/assessment-grading.ts';
import { grades, poolLabels } from '#shared/vocabulary.ts';
import { client } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { GroundChip } from '../../components/clause-chip.tsx';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { columnWord, unitOf } from './board-words.ts';
import styles from './dialogs.module.css';

interface LockDialogProps {
  readonly board: Board;
  readonly figures: BoardFigures;
  readonly onDone: (board: Board) => void;
  readonly onClose: () => void;
}

/** Why the pool cannot be locked now, in a sentence; null where it can. */
export function lockHindrance(board: Board, figures: BoardFigures, leads: boolean): string | null {
  const unit = unitOf[board.pool];
  if (figures.unproposed > 0) return `还有 ${figures.unproposed} ${unit}没有拟定等次`;
  if (figures.left === null || figures.left >= 0) return null;
  const over = `优秀超出名额 ${-figures.left} 名`;
  const { allowed, approver } = board.overrideRule;
  if (allowed === null) return `${over}；《${board.schemeTitle}》没有规定可以超出，请调整到名额以内`;
  if (!allowed) return `${over}；《${board.schemeTitle}》不允许超出，请调整到名额以内`;
  return leads ? null : `${over}；须经${approver ?? '有权机关'}批准，由领导锁定`;
}

/** Locks the grades of a pool: within the quota, without a ratio, or beyond the quota with approver and document. */
export function LockDialog({ board, figures, onDone, onClose }: LockDialogProps) {
  const { cycleId, pool } = board;
  const { limit, left, standing } = figures;
  const beyond = left !== null && left < 0;
  const [approver, setApprover] = useState(board.overrideRule.approver ?? '');
  const [documentNumber, setDocumentNumber] = useState('');
  const leads = useAllowed('assessment.lockPoolBeyondQuota');
  const fieldId = useId();
  const target = { cycleId, pool, standing };

  async function lock(reason: string) {
    onDone(
      beyond && leads
        ? await client.assessment.lockPoolBeyondQuota({ ...target, approver, documentNumber, reason })
        : await client.assessment.lockPool({ ...target, noRatioReason: limit === null ? reason : null }),
    );
  }

  return (
    <ReasonModal
      open
      grave={beyond}
      title={`锁定${poolLabels[pool]}的等次`}
      confirm={beyond ? '超名额锁定' : '锁定等次'}
      reason={beyond || limit === null}
      help={
        limit === null
          ? `《${board.schemeTitle}》没有写明优秀比例，也没有人设定。请写明为什么不适用比例。`
          : '理由和批准文号随锁定一并保存。'
      }
      consequence={
        <>
          将锁定 {figures.size} {unitOf[pool]}的等次：
          {grades.map((grade) => `${columnWord(board, grade)} ${standing[grade]}`).join('、')}
          {limit === null ? '；没有设定优秀比例' : `；优秀名额 ${limit}${beyond ? `，超出 ${-left}` : ''}`}
          。锁定后不能再移动，进入审定前可以说明理由解除。
        </>
      }
      onConfirm={lock}
      onClose={onClose}
    >
      {beyond && (
        <>
          {board.overrideRule.ground && (
            <p className={styles.field}>
              依据 <GroundChip ground={board.overrideRule.ground} />
            </p>
          )}
          <label className={styles.label} htmlFor={`${fieldId}-approver`}>
            批准机关或批准人
          </label>
          <Input
            id={`${fieldId}-approver`}
            className={styles.field}
            value={approver}
            maxLength={60}
            onChange={(event) => setApprover(event.target.value)}
          />
          <label className={styles.label} htmlFor={`${fieldId}-document`}>
            批准文号
          </label>
          <Input
            id={`${fieldId}-document`}
            className={styles.field}
            value={documentNumber}
            maxLength={60}
            onChange={(event) => setDocumentNumber(event.target.value)}
          />
        </>
      )}
    </ReasonModal>
  );
}
