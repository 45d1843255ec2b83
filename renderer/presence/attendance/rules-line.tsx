import { Link } from 'react-router';
import type { SchemeVersionId } from '#shared/ids.ts';
import { GroundChip } from '../../components/clause-chip.tsx';
import styles from './attendance-page.module.css';
import type { SchemeRules } from './scheme-rules.ts';

interface RulesLineProps {
  readonly scheme: { readonly id: SchemeVersionId; readonly title: string; readonly version: number } | null;
  readonly rules: SchemeRules;
  readonly calendarCovered: boolean;
  readonly year: string;
}

/** What the verdicts are measured by, each rule with its clause, and what the calendar does not know. */
export function RulesLine({ scheme, rules, calendarCovered, year }: RulesLineProps) {
  return (
    <div className={styles.rules}>
      {scheme === null ? (
        <span className={styles.warning}>没有执行中的制度方案，考勤只登记，不作对照。</span>
      ) : (
        <>
          <span>
            对照 <Link to={`/policy/${scheme.id}`}>{scheme.title}</Link>：
          </span>
          {rules.presence.length === 0 && <span>这个方案没有规定驻村时间。</span>}
          {rules.presence.map(({ code, title, ground }) => (
            <span key={code} className={styles.rule}>
              {title}
              <GroundChip ground={ground} />
            </span>
          ))}
        </>
      )}
      {!calendarCovered && (
        <span className={styles.warning}>
          {year}年的放假安排还没有，只按周六周日算休息日，可在
          <Link to={`/daily/calendar?year=${year}`}>工作日历</Link>
          中登记。
        </span>
      )}
    </div>
  );
}
