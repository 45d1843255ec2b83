import type { FundStatement } from '#shared/contract/presence-money.ts';
import { GroundChip } from '../../components/clause-chip.tsx';
import { formatWanFigure, formatYuanFigure } from './amounts.ts';
import styles from './money.module.css';

/** `159.00 + 114.00 = 273.00 万元`: what the rules come to, how each is worked out, and where that is written. */
export function FundSum({ columns, totals }: Pick<FundStatement, 'columns' | 'totals'>) {
  return (
    <section className={styles.sum} aria-label="经费合计">
      {columns.map(({ ruleCode, title, basis, ground, amountCents }, index) => (
        <div key={ruleCode} className={styles.term}>
          <p>
            {index > 0 && <span className={styles.sign}>+</span>}
            {title}
            {columns.length > 1 && <b>{formatWanFigure(amountCents)}</b>}
          </p>
          <p className={styles.basisLine}>
            {basis}
            <GroundChip ground={ground} />
          </p>
        </div>
      ))}
      <div className={`${styles.term} ${styles.total}`}>
        <p>
          <span className={styles.sign}>=</span>
          <b>{formatWanFigure(totals.totalCents)}</b> 万元
        </p>
        <p className={styles.basisLine}>{formatYuanFigure(totals.totalCents)} 元</p>
      </div>
    </section>
  );
}
