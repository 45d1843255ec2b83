// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by their offset, which table elements do not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus and names its active cell
import type { Cell, Row as TableRow } from '@tanstack/react-table';
import { FlexRender } from '@tanstack/react-table';
import { Checkbox } from 'antd';
import type { MouseEvent } from 'react';
import { type GridFeatures, rowHeight } from './columns.ts';
import styles from './data-table.module.css';
import type { CellPlace, CellRange } from './use-grid-cursor.ts';

interface BodyRowProps<Row extends object> {
  readonly index: number;
  /** Undefined while the row is on its way. */
  readonly row: TableRow<GridFeatures, Row> | undefined;
  readonly columnIds: readonly string[];
  readonly cellId: (place: CellPlace) => string;
  readonly cursor: CellPlace;
  readonly range: CellRange;
  readonly selection:
    | { readonly selected: boolean; readonly name: string; readonly toggle: () => void }
    | undefined;
  readonly onCell: (place: CellPlace, extend: boolean) => void;
  readonly onOpen: (() => void) | undefined;
}

const inside = (range: CellRange, row: number, column: number) =>
  row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;

function wordsOrElement<Row extends object>(cell: Cell<GridFeatures, Row, unknown>) {
  const text = cell.getValue();
  return (
    <span className={styles.words} title={typeof text === 'string' ? text : undefined}>
      <FlexRender cell={cell} />
    </span>
  );
}

/** One row, or its outline while it is on its way. */
export function BodyRow<Row extends object>(props: BodyRowProps<Row>) {
  const { index, row, columnIds, cursor, range, selection } = props;
  const cells = row?.getAllCellsByColumnId();
  const several = range.top !== range.bottom || range.left !== range.right;
  const offset = selection ? 2 : 1;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selection?.selected}
      aria-busy={row === undefined}
      className={selection?.selected ? `${styles.row} ${styles.selected}` : styles.row}
      style={{ transform: `translateY(${index * rowHeight}px)` }}
      onDoubleClick={props.onOpen}
    >
      {selection && (
        <div
          role="gridcell"
          aria-colindex={1}
          className={`${styles.cell} ${styles.pick} ${styles.pickColumn}`}
        >
          <Checkbox
            checked={selection.selected}
            disabled={!row}
            onChange={selection.toggle}
            tabIndex={-1}
            aria-label={`选择${selection.name}`}
          />
        </div>
      )}
      {columnIds.map((id, column) => {
        const cell = cells?.[id];
        const align = cell?.column.columnDef.meta?.align ?? 'start';
        const here = cursor.row === index && cursor.column === column;
        const classes = [
          styles.cell,
          align === 'start' ? '' : styles[align],
          column === 0 ? styles.first : '',
          here ? styles.cursor : '',
          several && inside(range, index, column) ? styles.inRange : '',
        ];
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys
          <div
            key={id}
            role="gridcell"
            id={props.cellId({ row: index, column })}
            aria-colindex={column + offset}
            className={classes.join(' ')}
            onClick={(event: MouseEvent) => props.onCell({ row: index, column }, event.shiftKey)}
          >
            {cell ? wordsOrElement(cell) : <span className={styles.skeleton} />}
          </div>
        );
      })}
    </div>
  );
}
