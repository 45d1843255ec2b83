import { Button, Checkbox } from 'antd';
import {
  type DocumentStyle,
  type OptionalRow,
  optionalRowLabels,
  optionalRows,
  type SignedCell,
  type StyledForm,
  signedCellLabels,
} from '#shared/archive/document-style.ts';
import { moved } from '../../components/moved.ts';
import styles from './style.module.css';

interface FormPanelProps {
  readonly form: StyledForm;
  readonly style: DocumentStyle;
  readonly onChange: (style: DocumentStyle) => void;
}

/** The order of the signed cells of one form, and the rows that it may do without. */
export function FormPanel({ form, style, onChange }: FormPanelProps) {
  const order: readonly SignedCell[] = style.order[form];
  const hidden: readonly OptionalRow[] = style.hidden[form];
  const move = (from: number, by: number) =>
    onChange({ ...style, order: { ...style.order, [form]: moved(order, from, from + by) } });
  const show = (row: OptionalRow, wanted: boolean) =>
    onChange({
      ...style,
      hidden: {
        ...style.hidden,
        // In the order of the form, so that the same choice is the same style.
        [form]: optionalRows[form].filter((one) => (one === row ? !wanted : hidden.includes(one))),
      },
    });
  return (
    <>
      <h3 className={styles.caption}>签章栏的次序</h3>
      <ol className={styles.order} aria-label="签章栏的次序">
        {order.map((cell, index) => (
          <li key={cell}>
            <span>{signedCellLabels[cell]}</span>
            <Button
              size="small"
              disabled={index === 0}
              aria-label={`上移${signedCellLabels[cell]}`}
              onClick={() => move(index, -1)}
            >
              上移
            </Button>
            <Button
              size="small"
              disabled={index === order.length - 1}
              aria-label={`下移${signedCellLabels[cell]}`}
              onClick={() => move(index, 1)}
            >
              下移
            </Button>
          </li>
        ))}
      </ol>
      <h3 className={styles.caption}>可选行</h3>
      <div className={styles.rows}>
        {optionalRows[form].map((row) => (
          <Checkbox
            key={row}
            checked={!hidden.includes(row)}
            onChange={({ target }) => show(row, target.checked)}
          >
            {optionalRowLabels[row]}
          </Checkbox>
        ))}
      </div>
    </>
  );
}
