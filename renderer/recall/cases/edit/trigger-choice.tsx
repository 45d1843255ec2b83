import { Checkbox } from 'antd';
import type { CaseTrigger } from '#shared/contract/recall-case.ts';
import { GroundChip } from '../../../components/clause-chip.tsx';
import { triggerWords } from '../case-words.ts';
import styles from './edit.module.css';

interface TriggerChoiceProps {
  readonly id?: string;
  readonly value?: string[];
  readonly onChange?: (codes: string[]) => void;
  readonly choices: readonly CaseTrigger[];
}

/** Triggers of the scheme, each with its clause, in the notice's order. Works as a child of antd's Form.Item. */
export function TriggerChoice({ id, value = [], onChange, choices }: TriggerChoiceProps) {
  return (
    <ul id={id} className={styles.triggers}>
      {choices.map((trigger) => (
        <li key={trigger.code}>
          <Checkbox
            checked={value.includes(trigger.code)}
            onChange={({ target }) =>
              onChange?.(
                target.checked ? [...value, trigger.code] : value.filter((code) => code !== trigger.code),
              )
            }
          >
            {triggerWords(trigger)}
          </Checkbox>
          <GroundChip ground={trigger.ground} />
        </li>
      ))}
    </ul>
  );
}
