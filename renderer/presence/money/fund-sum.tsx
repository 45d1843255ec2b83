import type { FundStatement } from '#shared/contract/presence-money.ts';
import { GroundChip } from '../../components/clause-chip.tsx';
import { formatWanFigure, formatYuanFigure } from './amounts.ts';
import styles from './money.module.css';

/** `159.00 + 114.00 = 273.00 万元`: what the rules come to, each with its clause. */
export function FundSum({ columns, totals }: Pick<FundStatement, 'columns' | 'totals'>) {
  return (
    <section className={styles.sum} aria-label="经费合计">
      {columns.map(({ ruleCode, title, amountCents }, index) => (
        <span key={ruleCode} className={styles.term}>
          {index > 0 && <span>+</span>}
          <span>{title}</span>
          <b>{formatWanFigure(amountCents)}</b>
        </span>
      ))}
      <span className={`${styles.term} ${styles.total}`}>
        <span>=</span>
        <b>{formatWanFigure(totals.totalCents)}</b>
        <span>万元</span>
        <span className={styles.quiet}>（{formatYuanFigure(totals.totalCents)} 元）</span>
      </span>
    </section>
  );
}

/** How each sum is worked out, and where that is written. */
export function FundRules({ columns }: Pick<FundStatement, 'columns'>) {
  return (
    <section className={styles.rules} aria-label="计算办法">
      {columns.map(({ ruleCode, title, basis, ground }) => (
        <div key={ruleCode} className={styles.rule}>
          <span className={styles.ruleTitle}>{title}</span>
          <span className={styles.basis}>{basis}</span>
          <GroundChip ground={ground} />
        </div>
      ))}
    </section>
  );
}
