import { Checkbox } from 'antd';
import type { SignalRow } from '#shared/contract/recall.ts';
import { signalSuggestionLabels } from '#shared/policy/recall-rules.ts';
import { SignalStanding } from '../../signal-columns.tsx';
import styles from './opening.module.css';

interface SignalChoiceProps {
  readonly id?: string;
  readonly value?: string[];
  readonly onChange?: (keys: string[]) => void;
  readonly signals: readonly SignalRow[];
  /** Said instead of an empty list. */
  readonly none?: string;
}

const noSignals = '现有记录里没有这个人的线索，请在下面选择情形。';

/** Signals of one posting, each to be ticked. Works as a child of antd's Form.Item. */
export function SignalChoice({ id, value = [], onChange, signals, none = noSignals }: SignalChoiceProps) {
  if (signals.length === 0)
    return (
      <p id={id} className={styles.quiet}>
        {none}
      </p>
    );
  return (
    <ul id={id} className={styles.signals}>
      {signals.map((signal) => (
        <li key={signal.key}>
          <Checkbox
            checked={value.includes(signal.key)}
            onChange={({ target }) =>
              onChange?.(target.checked ? [...value, signal.key] : value.filter((key) => key !== signal.key))
            }
          >
            （{signal.triggerOrdinal}）{signal.sentence}
            <span className={styles.quiet}>
              {' '}
              {signal.since} 起 · 提示{signalSuggestionLabels[signal.suggests]}
            </span>
          </Checkbox>
          <SignalStanding signal={signal} />
        </li>
      ))}
    </ul>
  );
}
