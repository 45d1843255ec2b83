// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by their offset, which table elements do not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus and names its active row
import { Popover, Tooltip } from 'antd';
import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { isBetter, standingGrade } from '#shared/assessment/grading.ts';
import type { Board, BoardRow } from '#shared/contract/assessment-grading.ts';
import { formatPointsAligned } from '#shared/points.ts';
import { type Grade, grades, participationLabels } from '#shared/vocabulary.ts';
import styles from './board-grid.module.css';
import { stageWord, standingWord, unitOf, wordOf } from './board-words.ts';
import { makeDraggable } from './card-drag.ts';

interface BoardGridRowProps {
  readonly id: string;
  readonly index: number;
  /** Distance from the top of the list, in pixels. */
  readonly top: number;
  readonly row: BoardRow;
  readonly board: Board;
  readonly active: boolean;
  readonly selected: boolean;
  /** How many are selected in all. */
  readonly selection: number;
  readonly changed: boolean;
  /** Stands at 优秀 without a place. */
  readonly beyond: boolean;
  readonly draggable: boolean;
  /** The column under what is dragged. */
  readonly over: Grade | null;
  readonly asking: { readonly grade: Grade; readonly question: ReactNode } | null;
  readonly onChoose: (extend: boolean) => void;
  readonly onToggle: () => void;
  readonly onOpen: () => void;
  readonly onCalculation: () => void;
}

/** One person of the board: rank, name, place, total, and the card in the column of the grade. */
export function BoardGridRow(props: BoardGridRowProps) {
  const { row, board, active, selected, selection } = props;
  const element = useRef<HTMLDivElement>(null);
  const label = useRef('');
  useEffect(() => {
    label.current = selected && selection > 1 ? `${selection} ${unitOf[board.pool]}` : row.name;
  });
  useEffect(() => {
    if (!props.draggable || !element.current) return;
    return makeDraggable(element.current, row.id, () => label.current);
  }, [props.draggable, row.id]);

  function onClick(event: MouseEvent) {
    if (event.target instanceof HTMLElement && event.target.closest('a, button')) return;
    if (event.ctrlKey || event.metaKey) props.onToggle();
    props.onChoose(event.shiftKey);
    element.current?.closest<HTMLElement>('[role="grid"]')?.focus();
  }

  const classes = [
    styles.row,
    styles.person,
    props.index % 2 === 1 ? styles.odd : '',
    active ? styles.active : '',
    selected ? styles.selected : '',
    props.changed ? styles.changed : '',
    props.draggable ? styles.grip : '',
  ];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid itself has the keys
    <div
      ref={element}
      id={props.id}
      role="row"
      aria-rowindex={props.index + 2}
      aria-selected={selected}
      className={classes.join(' ')}
      style={{ translate: `0 ${props.top}px` }}
      onClick={onClick}
      onDoubleClick={props.onOpen}
    >
      <span role="gridcell" className={styles.rank}>
        {row.rank ?? ''}
      </span>
      <span role="gridcell" className={styles.name}>
        <Link to={`/assessment/${board.cycleId}/records/${row.id}`} tabIndex={-1} draggable={false}>
          {row.name}
        </Link>
      </span>
      <span role="gridcell" className={styles.quiet} title={placeOf(row)}>
        {placeOf(row)}
      </span>
      <span role="gridcell" className={styles.quiet} title={row.unitName}>
        {row.unitName}
      </span>
      <span role="gridcell" className={styles.end}>
        {row.total !== null && (
          <button
            type="button"
            tabIndex={-1}
            className={styles.total}
            aria-label={`${formatPointsAligned(row.total)} 分，查看计算过程`}
            onClick={props.onCalculation}
          >
            {formatPointsAligned(row.total)}
          </button>
        )}
      </span>
      {row.participation === 'graded' && row.suggestedGrade !== null ? (
        grades.map((grade) => <GradeCell key={grade} grade={grade} {...props} />)
      ) : (
        <span role="gridcell" className={styles.without}>
          {row.participation === 'graded' ? '评分未完成，暂不能评定' : participationLabels[row.participation]}
          <small>{row.participation === 'graded' ? '' : stageWord(row)}</small>
        </span>
      )}
    </div>
  );
}

function placeOf({ object, townshipName, villageName }: BoardRow): string {
  if (object === 'unit') return townshipName || '多个乡镇（街道）';
  return object === 'team' ? townshipName : `${townshipName} ${villageName}`;
}

/** Where the person stands, was suggested to stand, may not stand, or would stand after the move that is asked about. */
function GradeCell({ grade, ...props }: BoardGridRowProps & { readonly grade: Grade }) {
  const { row, board, asking, beyond, over } = props;
  const stands = standingGrade(row) === grade;
  const barred = row.gradeCap !== null && isBetter(grade, row.gradeCap);
  const classes = [styles.cell, barred ? styles.barred : '', over === grade ? styles.over : ''].join(' ');
  return (
    <span
      role="gridcell"
      className={classes}
      title={barred && row.gradeCap ? `最高可评${wordOf(board, row, row.gradeCap)}` : undefined}
    >
      {stands && <Card row={row} board={board} beyond={beyond && grade === 'excellent'} />}
      {!stands && row.suggestedGrade === grade && <span className={styles.ghost}>建议</span>}
      {asking?.grade === grade && (
        <Popover
          open
          placement="bottom"
          content={<div className={styles.question}>{asking.question}</div>}
          // Opened and closed by the move itself.
          trigger={[]}
        >
          <span className={styles.target}>移到这里</span>
        </Popover>
      )}
    </span>
  );
}

function Card({
  row,
  board,
  beyond,
}: {
  readonly row: BoardRow;
  readonly board: Board;
  readonly beyond: boolean;
}) {
  const stage = stageWord(row);
  const moved = row.proposedGrade !== null && standingGrade(row) !== row.suggestedGrade;
  const classes = [
    styles.card,
    row.state === 'scoring' ? styles.open : '',
    moved ? styles.moved : '',
    beyond ? styles.beyond : '',
  ];
  const card = (
    <span className={classes.join(' ')}>
      {standingWord(board, row)}
      <small>{beyond ? '超名额' : moved && row.state !== 'locked' ? '有调整' : stage}</small>
    </span>
  );
  const told = [
    row.proposedBy === null ? null : `${row.proposedBy}拟定`,
    row.reason === null ? null : `理由：${row.reason}`,
  ].filter((part) => part !== null);
  return told.length === 0 ? card : <Tooltip title={told.join('，')}>{card}</Tooltip>;
}
