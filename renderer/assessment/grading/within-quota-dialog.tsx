import {
  type BoardFigures,
  type FilledGrade,
  fillWithinQuota,
  standingGrade,
} from '#shared/assessment/grading.ts';
import type { Board } from '#shared/contract/assessment-grading.ts';
import { formatPointsAligned } from '#shared/points.ts';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { columnWord, unitOf } from './board-words.ts';
import styles from './dialogs.module.css';
import type { Move } from './use-board.ts';

interface WithinQuotaDialogProps {
  readonly board: Board;
  readonly figures: BoardFigures;
  /** @returns whether it was done; what was refused shows on the page. */
  readonly onConfirm: (moves: readonly Move[], reason: string) => Promise<boolean>;
  readonly onClose: () => void;
}

/** The board as it would be if the places went by rank: a list to look at, to confirm as a whole with one reason. */
export function WithinQuotaDialog({ board, figures, onConfirm, onClose }: WithinQuotaDialogProps) {
  const filled = fillWithinQuota(board.rows, figures.limit);
  const moves = filled.flatMap(({ row, grade }): Move[] => (grade === null ? [] : [{ row, grade }]));
  const down = filled.filter(({ row, grade }) => grade === 'competent' && standingGrade(row) === 'excellent');
  const rest = moves.length - down.length;
  const open = filled.filter(({ grade }) => grade === null);
  const unit = unitOf[board.pool];
  return (
    <ReasonModal
      open
      title="按名次排到名额以内"
      confirm={moves.length === 0 ? '知道了' : `提出 ${moves.length} ${unit}的等次`}
      reason={moves.length > 0}
      consequence={
        <>
          优秀名额 {figures.limit}，现有 {figures.used}。按得分名次，将把 {down.length} {unit}由优秀调为
          {columnWord(board, 'competent')}
          {rest > 0 && `，另 ${rest} ${unit}按建议提出`}
          {open.length > 0 && `；名额线上下得分相同的 ${open.length} ${unit}不动，须由您逐个决定`}
          。这只是提出建议，仍须审定。
        </>
      }
      suggestedReason="优秀名额已满，按得分名次确定"
      help="理由写入每个调整了等次的人的记录。"
      onConfirm={async (reason) => {
        if (moves.length > 0) await onConfirm(moves, reason);
      }}
      onClose={onClose}
    >
      <Names board={board} title={`调为${columnWord(board, 'competent')}`} list={down} />
      <Names board={board} title="得分相同，未定" list={open} />
    </ReasonModal>
  );
}

function Names({
  title,
  list,
  board,
}: {
  readonly title: string;
  readonly list: readonly FilledGrade[];
  readonly board: Board;
}) {
  if (list.length === 0) return null;
  return (
    <section className={styles.names} aria-label={title}>
      <h3>
        {title}　{list.length} {unitOf[board.pool]}
      </h3>
      <ul>
        {list.map(({ row }) => (
          <li key={row.id}>
            {row.rank}. {row.name}　{row.total === null ? '' : formatPointsAligned(row.total)}
          </li>
        ))}
      </ul>
    </section>
  );
}
