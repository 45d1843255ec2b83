import { Checkbox } from 'antd';
import type { CaseDetail } from '#shared/contract/recall-case.ts';
import styles from './edit.module.css';

interface MeasureChoiceProps {
  readonly id?: string;
  readonly value?: string[];
  readonly onChange?: (codes: string[]) => void;
  readonly choices: CaseDetail['measureChoices'];
}

/** Measures of the scheme, as many as apply. Works as a child of antd's Form.Item. */
export function MeasureChoice({ id, value = [], onChange, choices }: MeasureChoiceProps) {
  return (
    <ul id={id} className={styles.measures}>
      {choices.map(({ code, title }) => (
        <li key={code}>
          <Checkbox
            checked={value.includes(code)}
            onChange={({ target }) =>
              onChange?.(target.checked ? [...value, code] : value.filter((other) => other !== code))
            }
          >
            {title}
          </Checkbox>
        </li>
      ))}
    </ul>
  );
}
