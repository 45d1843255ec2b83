import type { BoardFigures } from '#shared/assessment/grading.ts';
import { formatRatio, type QuotaLine } from '#shared/assessment/quota.ts';
import type { Board } from '#shared/contract/assessment-grading.ts';
import styles from './board-grid.module.css';

interface BoardLineProps {
  readonly board: Board;
  readonly figures: BoardFigures;
  readonly line: QuotaLine;
  readonly rowHeight: number;
}

/** The line of the quota across the board, and the bracket around equal totals on both sides of it. */
export function BoardLine({ board, figures, line, rowHeight }: BoardLineProps) {
  const tied = line.tie && line.tie.last - line.tie.first + 1;
  return (
    <>
      <div className={styles.line} style={{ translate: `0 ${line.after * rowHeight}px` }} role="presentation">
        <span className={styles.lineWord}>
          名额线　{formatRatio(board.ratio ?? 0)} · {figures.limit} 名
          {tied !== null && `　同分 ${tied} 名由人决定`}
        </span>
      </div>
      {line.tie && (
        <div
          role="presentation"
          className={styles.bracket}
          style={{
            translate: `0 ${line.tie.first * rowHeight}px`,
            height: (line.tie.last - line.tie.first + 1) * rowHeight,
          }}
        />
      )}
    </>
  );
}
