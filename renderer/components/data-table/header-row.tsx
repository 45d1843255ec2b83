// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by their offset, which table elements do not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus and names its active cell
import type { Header, Table } from '@tanstack/react-table';
import { Checkbox } from 'antd';
import type { GridFeatures } from './columns.ts';
import styles from './data-table.module.css';

interface HeaderRowProps<Row extends object> {
  readonly table: Table<GridFeatures, Row>;
  readonly headers: Header<GridFeatures, Row, unknown>[];
  readonly resizing: string | false;
  readonly selection:
    | {
        readonly all: boolean;
        readonly some: boolean;
        readonly possible: boolean;
        readonly toggle: () => void;
      }
    | undefined;
}

const ariaSort = { asc: 'ascending', desc: 'descending' } as const;

function SortMark({
  direction,
  place,
}: {
  readonly direction: 'asc' | 'desc';
  readonly place: number | null;
}) {
  return (
    <span className={styles.mark} aria-hidden="true">
      {direction === 'asc' ? '↑' : '↓'}
      {place}
    </span>
  );
}

/** Titles with sorting (click; with Shift several columns) and handles for the widths. */
export function HeaderRow<Row extends object>({ table, headers, resizing, selection }: HeaderRowProps<Row>) {
  const several = table.atoms.sorting.get().length > 1;
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.row}>
        {selection && (
          <div role="columnheader" className={`${styles.headCell} ${styles.pick} ${styles.pickColumn}`}>
            <Checkbox
              checked={selection.all}
              indeterminate={selection.some && !selection.all}
              disabled={!selection.possible}
              onChange={selection.toggle}
              aria-label="全选"
            />
          </div>
        )}
        {headers.map((header, index) => {
          const { column } = header;
          const sorted = column.getIsSorted();
          const align = column.columnDef.meta?.align ?? 'start';
          const classes = [
            styles.headCell,
            align === 'start' ? '' : styles[align],
            index === 0 ? styles.first : '',
          ];
          const title = column.columnDef.meta?.title ?? column.id;
          const heading = column.columnDef.meta?.heading ?? title;
          return (
            <div
              key={header.id}
              role="columnheader"
              aria-colindex={index + (selection ? 2 : 1)}
              aria-sort={sorted ? ariaSort[sorted] : column.getCanSort() ? 'none' : undefined}
              className={classes.join(' ')}
            >
              {column.getCanSort() ? (
                <button
                  type="button"
                  className={styles.sort}
                  title={`按${title}排序；按住 Shift 可按多列排序`}
                  onClick={(event) => column.getToggleSortingHandler()?.(event)}
                >
                  {heading}
                  {sorted && (
                    <SortMark direction={sorted} place={several ? column.getSortIndex() + 1 : null} />
                  )}
                </button>
              ) : (
                <span className={styles.label} title={title}>
                  {heading}
                </span>
              )}
              <span
                className={resizing === column.id ? `${styles.resizer} ${styles.resizing}` : styles.resizer}
                aria-hidden="true"
                onPointerDown={(event) => {
                  event.currentTarget.setPointerCapture(event.pointerId);
                }}
                onMouseDown={(event) => header.getResizeHandler()(event)}
                onTouchStart={(event) => header.getResizeHandler()(event)}
                onDoubleClick={() => column.resetSize()}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}
