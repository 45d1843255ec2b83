import { Link } from 'react-router';
import { caseOutcomeLabels, faultLabels } from '#shared/case-vocabulary.ts';
import type { CaseDetail } from '#shared/contract/recall-case.ts';
import { formatDateLong } from '#shared/dates.ts';
import { postRoleLabels } from '#shared/vocabulary.ts';
import { formatCount } from '../../../app/format.ts';
import { GroundChip } from '../../../components/clause-chip.tsx';
import { StatusChip } from '../../../components/status-chip.tsx';
import { outcomeTones, triggerWords } from '../case-words.ts';
import styles from './case-page.module.css';

/** Who, where, since when on post, which clauses, and what was decided. */
export function CaseHead({ detail }: { readonly detail: CaseDetail }) {
  const { subject, decision, outcome } = detail;
  return (
    <section className={styles.head} aria-label="案情概要">
      <p className={styles.who}>
        <Link to={`/people/${subject.personId}`} className={styles.name}>
          {subject.personName}
        </Link>
        {subject.role && <span>{postRoleLabels[subject.role]}</span>}
        <Link to={`/roster/villages/${subject.villageId}`}>
          {subject.townshipName}
          {subject.villageName}
        </Link>
        <span>
          <Link to={`/roster/units/${subject.unitId}`}>{subject.unitName}</Link>派出
        </span>
        <span>
          {formatDateLong(subject.startDate)}到岗，
          {detail.postEndedOn === null
            ? `在岗 ${formatCount(detail.daysOnPost)} 天`
            : `${formatDateLong(detail.postEndedOn)}离岗，共 ${formatCount(detail.daysOnPost)} 天`}
        </span>
        {outcome && (
          <span>
            <StatusChip tone={outcomeTones[outcome]}>{caseOutcomeLabels[outcome]}</StatusChip>{' '}
            {detail.decidedOn !== null && `${formatDateLong(detail.decidedOn)}审定`}
            {detail.decidedByName !== null && `（${detail.decidedByName}登记）`}
          </span>
        )}
      </p>
      <ul className={styles.triggers} aria-label="召回情形">
        {detail.triggers.map((trigger) => (
          <li key={trigger.code}>
            {triggerWords(trigger)} <GroundChip ground={trigger.ground} />
          </li>
        ))}
        {detail.triggers.length === 0 && <li>还没有选定召回情形</li>}
      </ul>
      {decision && outcome && (
        <p className={styles.decision}>
          {outcome === 'recalled' ? '审定召回' : '审定不予召回'}：{faultLabels[decision.fault]}
          {decision.measures.length > 0 &&
            `；措施：${decision.measures.map(({ title }) => title).join('、')}`}
          {decision.effects.length > 0 &&
            `；${decision.effects.map(({ title, until }) => `${title}（到${formatDateLong(until)}）`).join('、')}`}
        </p>
      )}
    </section>
  );
}
