import type { MouseEvent } from 'react';
import { type DutyPeriodStanding, dutyStateLabels } from '#shared/contract/presence-duties.ts';
import { figureOf, periodsInWords, stateSigns } from './duty-words.ts';
import { monthsInYear, placeInYear, type YearPlace } from './year-axis.ts';
import styles from './year-strip.module.css';

const placed = ({ start, length }: YearPlace) => ({ '--start': start, '--length': length });

/** The months above the strips. */
export function YearAxis({ year }: { readonly year: number }) {
  return (
    <span className={styles.axis}>
      {monthsInYear(year).map(({ month, place }) => (
        <span key={month} className={styles.month} style={placed(place)}>
          {Number(month.slice(5))}月
        </span>
      ))}
    </span>
  );
}

/** Shares of a year above which a cell has room for its figure beside the sign. */
const roomForFigure = 0.04;

interface YearStripProps {
  readonly year: number;
  readonly periods: readonly DutyPeriodStanding[];
  readonly onOpen?: (periodKey: string) => void;
}

/**
 * The periods of a duty along the year, each as long as it lasts: a sign and what was done or is missing. For the
 * pointer each cell opens; keys open the row, where every period stands in words.
 */
export function YearStrip({ year, periods, onOpen }: YearStripProps) {
  function onClick(event: MouseEvent) {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-period]') : null;
    if (cell?.dataset.period && onOpen) onOpen(cell.dataset.period);
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on the row opens it with all of its periods
    <span
      role="img"
      aria-label={periodsInWords(periods) || '没有到期的周期'}
      className={styles.strip}
      onClick={onClick}
    >
      {periods.map((period) => {
        const place = placeInYear(year, period);
        if (!place) return null;
        const { key, state } = period;
        const roomy = place.length > roomForFigure;
        return (
          <span
            key={key}
            data-period={key}
            title={`${dutyStateLabels[state]}：${period.sentence}`}
            className={`${styles.cell} ${styles[state]} ${roomy ? '' : styles.narrow}`}
            style={placed(place)}
          >
            <span className={styles.mark}>
              {stateSigns[state]}
              {roomy && figureOf(period)}
            </span>
          </span>
        );
      })}
    </span>
  );
}

/** What the signs mean. */
export function StripLegend() {
  return (
    <ul className={styles.legend} aria-label="图例">
      <li>
        <span className={`${styles.sample} ${styles.done}`}>✓1</span>已完成（数量）
      </li>
      <li>
        <span className={`${styles.sample} ${styles.short}`}>−1</span>不足（缺的数量）
      </li>
      <li>
        <span className={`${styles.sample} ${styles.running}`}>…0/1</span>进行中
      </li>
      <li>
        <span className={`${styles.sample} ${styles.not_due}`}>·</span>不计
      </li>
    </ul>
  );
}
