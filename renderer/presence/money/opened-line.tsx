import type { AllowanceDay, OpenedAllowanceLine } from '#shared/contract/presence-money.ts';
import type { Ground } from '#shared/policy/ground.ts';
import { attendanceKindLabels } from '#shared/vocabulary.ts';
import { GroundChip } from '../../components/clause-chip.tsx';
import { formatYuanFigure } from './amounts.ts';
import styles from './money.module.css';
import { OpenChip } from './open-words.tsx';

interface OpenedLineProps {
  readonly line: OpenedAllowanceLine;
  /** Whether the days are shown at first. */
  readonly open: boolean;
}

/** One allowance of a month: the sentence, its steps, and each day with what was made of it. */
export function OpenedLine({ line, open }: OpenedLineProps) {
  const { title, ground, rateGround, amountCents, status, sentence, steps, days } = line;
  // The last step says the same as the sentence.
  const before = steps.filter((step) => step !== sentence);
  return (
    <section className={styles.line} aria-label={title}>
      <div className={styles.lineHead}>
        <span className={styles.lineTitle}>
          {title}
          <GroundChip ground={ground} />
        </span>
        <span className={styles.amount}>
          {amountCents === null ? <OpenChip status={status} /> : `${formatYuanFigure(amountCents)} 元`}
        </span>
      </div>
      <p className={status === 'computed' ? styles.sentence : `${styles.sentence} ${styles.open}`}>
        {sentence}
      </p>
      {before.length > 0 && (
        <ol className={styles.steps}>
          {before.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
      {rateGround && !isSamePlace(rateGround, ground) && (
        <p className={styles.steps}>
          <span>
            标准的依据 <GroundChip ground={rateGround} />
          </span>
        </p>
      )}
      {days.length > 0 && (
        <details className={styles.details} open={open}>
          <summary>逐日查看（{days.length} 天）</summary>
          <DaySheet days={days} />
        </details>
      )}
    </section>
  );
}

/** Whether both stand in the same article: then one chip says it. */
const isSamePlace = (a: Ground, b: Ground): boolean =>
  a.kind === 'clause' && b.kind === 'clause'
    ? a.clause.document === b.clause.document && a.clause.article === b.clause.article
    : a.kind === b.kind;

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];

/** 1 for Monday to 7 for Sunday. */
const weekdayOf = (date: string): number => ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;

/** The days on post as a sheet of weeks: what each was, and whether it counts. */
function DaySheet({ days }: { readonly days: readonly AllowanceDay[] }) {
  return (
    <ul className={styles.days}>
      {weekdays.map((name) => (
        <li key={name} className={styles.weekday} aria-hidden>
          {name}
        </li>
      ))}
      {days.map((day) => (
        <li
          key={day.date}
          className={`${styles.day} ${dayClass(day)}`}
          style={{ '--column': weekdayOf(day.date) }}
          title={day.why ?? '计入'}
        >
          <span className={styles.dayNumber}>
            {Number(day.date.slice(8))}
            <span>{day.counted ? '✓' : '×'}</span>
          </span>
          <span>
            {day.kind ? attendanceKindLabels[day.kind] : day.workingDay ? '未登记' : '休息日未登记'}
          </span>
          <span className="desk-hidden">{day.counted ? '计入' : (day.why ?? '不计')}</span>
        </li>
      ))}
    </ul>
  );
}

function dayClass({ counted, kind, why }: AllowanceDay): string {
  if (counted) return styles.counted ?? '';
  return kind === null && why === '没有登记考勤' ? (styles.blank ?? '') : '';
}
