import { Button } from 'antd';
import type { BallotDifference, BatchDetail } from '#shared/contract/assessment-ballots.ts';
import { differencePlace, differenceWhat, valueWords } from './difference-words.ts';
import styles from './differences.module.css';
import { OtherValue } from './other-value.tsx';
import type { Choice } from './use-difference-keys.ts';

interface DifferenceRowProps {
  readonly batch: BatchDetail;
  readonly difference: BallotDifference;
  readonly index: number;
  readonly current: boolean;
  readonly typing: boolean;
  readonly editable: boolean;
  readonly onChoose: () => void;
  readonly onDecide: (choice: Choice) => void;
  readonly onCancel: () => void;
}

/** One cell in which the passes disagree. */
export function DifferenceRow(props: DifferenceRowProps) {
  const { batch, difference, index, current, typing, editable, onChoose, onDecide, onCancel } = props;
  const { first, second, value, settledBy } = difference;
  const words = (text: string) => valueWords(batch, difference, text);
  const side = (text: string, choice: 'first' | 'second') => (
    <td className={value === text ? styles.chosen : undefined}>
      {current ? (
        <Button size="small" tabIndex={-1} onClick={() => onDecide({ choice, value: null })}>
          {words(text)} <kbd>{choice === 'first' ? 1 : 2}</kbd>
        </Button>
      ) : (
        words(text)
      )}
    </td>
  );
  return (
    <tr
      data-row={index}
      className={current ? styles.current : undefined}
      aria-current={current ? 'step' : undefined}
      onClick={editable ? onChoose : undefined}
    >
      <td>{differencePlace(difference)}</td>
      <th scope="row">{differenceWhat(batch, difference)}</th>
      {side(first, 'first')}
      {side(second, 'second')}
      <td>
        {typing ? (
          <OtherValue
            batch={batch}
            difference={difference}
            onValue={(typed) => onDecide({ choice: 'other', value: typed })}
            onCancel={onCancel}
          />
        ) : value === null ? (
          <span className={styles.open}>待核对</span>
        ) : (
          words(value)
        )}
      </td>
      <td className={styles.quiet}>{settledBy ?? ''}</td>
    </tr>
  );
}
