// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by their offset, which table elements do not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus and names its active row
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { type BoardFigures, isGraded, isMovable, standingGrade } from '#shared/assessment/grading.ts';
import type { Board, BoardRow } from '#shared/contract/assessment-grading.ts';
import { type Grade, grades, type Pool } from '#shared/vocabulary.ts';
import styles from './board-grid.module.css';
import { boardKeyOf } from './board-keys.ts';
import { BoardLine } from './board-line.tsx';
import { BoardGridRow } from './board-row.tsx';
import { beyondQuota, columnWord, neighbourGrade, unitOf } from './board-words.ts';
import { makeColumnTarget } from './card-drag.ts';

const rowHeight = 30;
/** The heads of the columns stay in view at the top. */
const headHeight = 32;

/** What the names of a pool are. */
const namedWord: Record<Pool, string> = {
  civil_servant: '姓名',
  other: '姓名',
  team: '驻村工作队',
  unit: '单位',
};

interface BoardGridProps {
  readonly board: Board;
  readonly figures: BoardFigures;
  /** Nobody is moved: another state, another role, or locked. */
  readonly readOnly: boolean;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
  /** Who was changed by somebody else. */
  readonly changed: ReadonlySet<string>;
  /** The move that waits for its reason: at whose row, to which grade, and the words and fields of the question. */
  readonly asking: { readonly rowId: string; readonly grade: Grade; readonly question: ReactNode } | null;
  /** Somebody is to be moved; the selection with them, where they belong to it. */
  readonly onMove: (row: BoardRow, grade: Grade) => void;
  readonly onUndo: () => void;
  readonly onOpen: (row: BoardRow) => void;
  readonly onCalculation: (row: BoardRow) => void;
}

/**
 * Everyone of the pool in rank order, four columns of grades, the line of the quota across. Keys: ↑↓ choose, ←→ move
 * to the next grade, Enter opens the record, Space selects, Ctrl+A selects all, Ctrl+Z takes back; rows can be dragged.
 */
export function BoardGrid(props: BoardGridProps) {
  const { board, figures, readOnly, selected, onSelect, asking, onMove } = props;
  const { rows } = board;
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const [anchor, setAnchor] = useState<number | null>(null);
  const [over, setOver] = useState<Grade | null>(null);
  const gradedCount = rows.filter(isGraded).length;
  const apart = rows.length - gradedCount;
  /** A line of words stands between those with and those without a grade. */
  const lines = rows.length + (apart > 0 ? 1 : 0);
  const rowAt = (line: number) => (line < gradedCount ? rows[line] : rows[apart > 0 ? line - 1 : line]);
  const lineOf = (index: number) => (index < gradedCount || apart === 0 ? index : index + 1);
  const virtualizer = useVirtualizer({
    count: lines,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    scrollPaddingEnd: headHeight,
    overscan: 12,
  });
  const at = Math.min(active, Math.max(0, rows.length - 1));
  const beyond = beyondQuota(rows, figures.limit);

  const latest = useRef({ rows, onMove });
  useEffect(() => {
    latest.current = { rows, onMove };
  });
  useEffect(() => {
    if (readOnly || !scroller.current) return;
    return makeColumnTarget(scroller.current, {
      onOver: setOver,
      onDrop(rowId, grade) {
        const index = latest.current.rows.findIndex(({ id }) => id === rowId);
        const row = latest.current.rows[index];
        if (!row) return;
        setActive(index);
        scroller.current?.focus();
        latest.current.onMove(row, grade);
      },
    });
  }, [readOnly]);

  function goTo(index: number, extend: boolean) {
    const next = Math.max(0, Math.min(rows.length - 1, index));
    if (extend) {
      const from = anchor ?? at;
      setAnchor(from);
      const [low, high] = [Math.min(from, next), Math.max(from, next)];
      onSelect(
        new Set(
          rows
            .slice(low, high + 1)
            .filter(isMovable)
            .map(({ id }) => id),
        ),
      );
    } else setAnchor(null);
    setActive(next);
    virtualizer.scrollToIndex(lineOf(next));
  }

  function toggle(row: BoardRow) {
    if (readOnly || !isMovable(row)) return;
    const next = new Set(selected);
    if (!next.delete(row.id)) next.add(row.id);
    onSelect(next);
  }

  function onKeyDown(event: KeyboardEvent) {
    // Links inside of rows, and the question of a move, keep their own keys.
    if (event.target !== event.currentTarget) return;
    const key = boardKeyOf(event);
    const row = rows[at];
    if (!key || !row) return;
    event.preventDefault();
    switch (key.kind) {
      case 'go':
        return goTo(at + key.by, key.extend);
      case 'move': {
        const grade = standingGrade(row);
        const next = grade && neighbourGrade(grade, key.direction);
        if (!readOnly && next && isMovable(row)) onMove(row, next);
        return;
      }
      case 'open':
        return props.onOpen(row);
      case 'toggle':
        return toggle(row);
      case 'all':
        return readOnly ? undefined : onSelect(new Set(rows.filter(isMovable).map(({ id }) => id)));
      case 'undo':
        return readOnly ? undefined : props.onUndo();
      case 'clear':
        return onSelect(new Set());
    }
  }

  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label="等次评定"
      aria-rowcount={rows.length + 1}
      aria-multiselectable={readOnly ? undefined : true}
      aria-readonly={readOnly}
      aria-activedescendant={rows.length > 0 ? `${gridId}-${at}` : undefined}
      className={styles.scroller}
      onKeyDown={onKeyDown}
    >
      <div role="row" className={`${styles.row} ${styles.head}`}>
        {['名次', namedWord[board.pool], '派驻地', '派出单位', '得分'].map((title) => (
          <span
            key={title}
            role="columnheader"
            className={title === '得分' || title === '名次' ? styles.end : undefined}
          >
            {title}
          </span>
        ))}
        {grades.map((grade) => (
          <span
            key={grade}
            role="columnheader"
            data-grade={grade}
            className={`${styles.gradeHead} ${over === grade ? styles.over : ''}`}
          >
            {columnWord(board, grade)}
            <span className={styles.headCount}>{figures.standing[grade]}</span>
          </span>
        ))}
      </div>
      <div role="rowgroup" className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index: line, start }) => {
          if (apart > 0 && line === gradedCount) {
            return (
              <div key="apart" role="row" className={styles.apart} style={{ translate: `0 ${start}px` }}>
                <span role="gridcell">
                  不定等次 {apart} {unitOf[board.pool]}，不占名额，也不计入名额基数
                </span>
              </div>
            );
          }
          const row = rowAt(line);
          if (!row) return null;
          const index = line < gradedCount || apart === 0 ? line : line - 1;
          return (
            <BoardGridRow
              key={row.id}
              id={`${gridId}-${index}`}
              index={index}
              top={start}
              row={row}
              board={board}
              active={index === at}
              selected={selected.has(row.id)}
              selection={selected.size}
              changed={props.changed.has(row.id)}
              beyond={beyond.has(row.id)}
              draggable={!readOnly && isMovable(row)}
              over={over}
              asking={asking?.rowId === row.id ? asking : null}
              onChoose={(extend) => goTo(index, extend)}
              onToggle={() => toggle(row)}
              onOpen={() => props.onOpen(row)}
              onCalculation={() => props.onCalculation(row)}
            />
          );
        })}
        {figures.line && (
          <BoardLine board={board} figures={figures} line={figures.line} rowHeight={rowHeight} />
        )}
      </div>
    </div>
  );
}
