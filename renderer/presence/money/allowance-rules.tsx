import { Checkbox } from 'antd';
import {
  type AllowanceChoices,
  type AllowanceColumn,
  blankRestDaysLabels,
  partialMonthLabels,
  partialMonths,
} from '#shared/contract/presence-money.ts';
import { Choice, optionsOf } from '../../components/choice.tsx';
import { GroundChip } from '../../components/clause-chip.tsx';
import styles from './money.module.css';

interface AllowanceRulesProps {
  readonly columns: readonly AllowanceColumn[];
  readonly choices: AllowanceChoices;
  /** Whether a figure waits for a choice. */
  readonly asking: boolean;
  readonly onChoose: (choices: AllowanceChoices) => void;
}

/** How each allowance is worked out and where that is written; where the scheme is silent one chooses here. */
export function AllowanceRules({ columns, choices, asking, onChoose }: AllowanceRulesProps) {
  return (
    <section className={styles.rules} aria-label="计发办法">
      {columns.map(({ ruleCode, title, basis, ground, partialMonth }) => (
        <div key={ruleCode} className={styles.rule}>
          <span className={styles.ruleTitle}>{title}</span>
          <span className={styles.basis}>{basis}</span>
          <GroundChip ground={ground} />
          {partialMonth?.silent && (
            <span className={styles.choice}>
              <span className={asking && partialMonth.chosen === null ? styles.asked : styles.basis}>
                不满一个月的，方案没有规定：
              </span>
              <Choice
                width="long"
                label={`${title}不满一个月时`}
                placeholder="请选择"
                value={partialMonth.chosen}
                options={optionsOf(partialMonths, partialMonthLabels)}
                onChange={(way) => {
                  const { [ruleCode]: _before, ...others } = choices.partialMonth;
                  onChoose({
                    ...choices,
                    partialMonth: way === null ? others : { ...others, [ruleCode]: way },
                  });
                }}
              />
            </span>
          )}
        </div>
      ))}
      <div className={styles.rule}>
        <Checkbox
          checked={choices.blankRestDays === 'rest'}
          onChange={(event) =>
            onChoose({ ...choices, blankRestDays: event.target.checked ? 'rest' : 'unknown' })
          }
        >
          {blankRestDaysLabels.rest}
        </Checkbox>
        <span className={asking ? styles.asked : styles.basis}>
          不选时，有休息日没有登记的月份不出金额。所作的选择会写进导出的表格。
        </span>
      </div>
    </section>
  );
}
