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
import { shortTitle } from './amounts.ts';
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
  const silent = columns.filter(({ partialMonth }) => partialMonth?.silent);
  return (
    <section className={styles.panel} aria-label="计发办法">
      <div className={styles.rules}>
        {columns.map(({ ruleCode, title, basis, ground }) => (
          <div key={ruleCode} className={styles.rule}>
            <span className={styles.ruleTitle}>{shortTitle(title)}</span>
            {title !== shortTitle(title) && (
              <span className={styles.remark} title={title}>
                {title.slice(shortTitle(title).length)}
              </span>
            )}
            <span className={styles.basis}>{basis}</span>
            <GroundChip ground={ground} />
          </div>
        ))}
      </div>
      <div className={styles.choices}>
        <span className={asking ? styles.asked : styles.basis}>方案没有规定，由本单位选择：</span>
        {silent.map(({ ruleCode, title, partialMonth }) => (
          <span key={ruleCode} className={styles.choice}>
            {shortTitle(title)}不满一个月
            <Choice
              width="long"
              label={`${title}不满一个月时`}
              placeholder="请选择"
              value={partialMonth?.chosen ?? null}
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
        ))}
        <Checkbox
          checked={choices.blankRestDays === 'rest'}
          title="不选的，休息日登记不全的月份不出金额"
          onChange={(event) =>
            onChoose({ ...choices, blankRestDays: event.target.checked ? 'rest' : 'unknown' })
          }
        >
          {blankRestDaysLabels.rest}
        </Checkbox>
        <span className={styles.basis}>选择会写进导出的表格</span>
      </div>
    </section>
  );
}
