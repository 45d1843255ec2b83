import type { LeaveReasoning } from '#shared/contract/presence-leave.ts';
import { formatHalfDays } from '#shared/presence/leave-length.ts';
import { GroundChip } from '../../components/clause-chip.tsx';
import styles from './leave.module.css';

/** Who approves and why: the answer first, then the way to it in sentences, each rule with its clause. */
export function ReasoningView({ reasoning }: { readonly reasoning: LeaveReasoning }) {
  const { rung, requiredOrgan, ladderLength, length, dayCount, substitution } = reasoning;
  const longer = ladderLength.calendarHalfDays !== length.calendarHalfDays;
  return (
    <div className={styles.reasoning}>
      <p className={styles.answer}>
        {requiredOrgan === null ? (
          '由谁批准还没有确定'
        ) : (
          <span>
            由<strong>{requiredOrgan}</strong>批准
          </span>
        )}
        {rung && <GroundChip ground={rung.ground} />}
      </p>
      <dl className={styles.lengths}>
        <div>
          <dt>日历日</dt>
          <dd>{formatHalfDays(length.calendarHalfDays)}</dd>
        </div>
        <div>
          <dt>工作日</dt>
          <dd>{formatHalfDays(length.workingHalfDays)}</dd>
        </div>
        {longer && (
          <div>
            <dt>合并后</dt>
            <dd>
              {formatHalfDays(ladderLength.calendarHalfDays)}（工作日{' '}
              {formatHalfDays(ladderLength.workingHalfDays)}）
            </dd>
          </div>
        )}
        {rung && rung.consents.length > 0 && (
          <div>
            <dt>事先同意</dt>
            <dd>{rung.consents.join('、')}</dd>
          </div>
        )}
        {rung && rung.informed.length > 0 && (
          <div>
            <dt>事后报备</dt>
            <dd>{rung.informed.join('、')}</dd>
          </div>
        )}
        {substitution.needed === true && (
          <div>
            <dt>安排接替</dt>
            <dd className={styles.needed}>
              需要 {substitution.ground && <GroundChip ground={substitution.ground} />}
            </dd>
          </div>
        )}
        {dayCount.kind === 'stated' && (
          <div>
            <dt>算法</dt>
            <dd>
              按{dayCount.countedAs === 'calendar' ? '日历日' : '工作日'}{' '}
              <GroundChip ground={dayCount.ground} />
            </dd>
          </div>
        )}
      </dl>
      <ol className={styles.sentences}>
        {reasoning.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
      <p className={styles.hint}>依据：{reasoning.schemeTitle}</p>
    </div>
  );
}
