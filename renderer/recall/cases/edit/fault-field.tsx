import { Radio } from 'antd';
import { type Fault, faultLabels, faults } from '#shared/case-vocabulary.ts';
import { type BusinessDate, formatDateLong } from '#shared/dates.ts';
import type { EffectRule } from '#shared/policy/recall-rules.ts';
import { effectsOf } from '#shared/recall/case-effects.ts';
import styles from './edit.module.css';

interface FaultFieldProps {
  readonly id?: string;
  readonly value?: Fault | null;
  readonly onChange?: (fault: Fault) => void;
  /** What a recall leads to by the scheme; null where the scheme does not say. */
  readonly effects: readonly EffectRule[] | null;
  /** The day from which consequences would count. */
  readonly on: BusinessDate;
  /** False for a decision against a recall, which has no effects. */
  readonly recall?: boolean;
}

/**
 * Whether it came to it through the person, each with what that means for them. Works as a child of antd's Form.Item.
 */
export function FaultField({ id, value = null, onChange, effects, on, recall = true }: FaultFieldProps) {
  return (
    <Radio.Group
      id={id ?? ''}
      className={styles.faults ?? ''}
      value={value}
      onChange={({ target }) => onChange?.(target.value)}
    >
      {faults.map((fault) => (
        <div key={fault} className={styles.fault}>
          <Radio value={fault}>{faultLabels[fault]}</Radio>
          {recall && (
            <div className={styles.effects}>
              <Consequences fault={fault} effects={effects} on={on} />
            </div>
          )}
        </div>
      ))}
    </Radio.Group>
  );
}

function Consequences({
  fault,
  effects,
  on,
}: Pick<FaultFieldProps, 'effects' | 'on'> & { readonly fault: Fault }) {
  if (effects === null) return <p>本案适用的方案没有规定召回对本人今后的影响。</p>;
  const found = effectsOf(effects, fault, on);
  if (found.length === 0) return <p>召回的，没有影响本人今后的后果。</p>;
  return (
    <>
      <p>召回的，将有以下后果：</p>
      <ul>
        {found.map(({ code, title, until }) => (
          <li key={code}>
            {title}（到{formatDateLong(until)}）
          </li>
        ))}
      </ul>
    </>
  );
}
