import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview';
import { type Grade, gradeSchema } from '#shared/vocabulary.ts';
import styles from './board-grid.module.css';

const kind = 'grade-card';

/** Makes a row draggable by its person; `label` says what hangs on the pointer. Returns what ends it. */
export function makeDraggable(element: HTMLElement, rowId: string, label: () => string): () => void {
  return draggable({
    element,
    getInitialData: () => ({ kind, rowId }),
    onGenerateDragPreview: ({ nativeSetDragImage }) =>
      setCustomNativeDragPreview({
        nativeSetDragImage,
        render({ container }) {
          const preview = document.createElement('div');
          preview.className = styles.preview ?? '';
          preview.textContent = label();
          container.append(preview);
        },
      }),
  });
}

interface ColumnTarget {
  /** The column that the pointer is over while something is dragged; null over none. */
  readonly onOver: (grade: Grade | null) => void;
  readonly onDrop: (rowId: string, grade: Grade) => void;
}

/** Takes what is dropped anywhere in the columns of grades below `board`. Returns what ends it. */
export function makeColumnTarget(board: HTMLElement, { onOver, onDrop }: ColumnTarget): () => void {
  const gradeAt = (x: number): Grade | null => {
    for (const head of board.querySelectorAll<HTMLElement>('[role="columnheader"][data-grade]')) {
      const { left, right } = head.getBoundingClientRect();
      if (x >= left && x < right) return gradeSchema.nullable().catch(null).parse(head.dataset.grade);
    }
    return null;
  };
  return dropTargetForElements({
    element: board,
    canDrop: ({ source }) => source.data.kind === kind,
    onDrag: ({ location }) => onOver(gradeAt(location.current.input.clientX)),
    onDragLeave: () => onOver(null),
    onDrop({ source, location }) {
      onOver(null);
      const grade = gradeAt(location.current.input.clientX);
      if (grade !== null && typeof source.data.rowId === 'string') onDrop(source.data.rowId, grade);
    },
  });
}
