import { useQuery } from '@tanstack/react-query';
import { Popover } from 'antd';
import { Link } from 'react-router';
import type { EligibilityFinding } from '#shared/contract/assessment-eligibility.ts';
import { type AssessmentDetail, isPersonSubject } from '#shared/contract/assessment-record.ts';
import { eligibilityFactLabels, participationLabels } from '#shared/vocabulary.ts';
import { orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { GroundChip } from '../../components/clause-chip.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import styles from './state-notice.module.css';

interface EligibilityNoticeProps {
  readonly detail: AssessmentDetail;
  /** Looks the findings up; not while somebody only runs down the list. */
  readonly enabled: boolean;
}

/** How far the person takes part, and, for those who judge, the findings behind it; nothing for whoever takes part whole. */
export function EligibilityNotice({ detail, enabled }: EligibilityNoticeProps) {
  const { id, cycleId, name, subject, participation, gradeCap, gradeWords, standingReasons } = detail;
  const person = isPersonSubject(subject);
  const mayReview = useAllowed('assessment.getEligibility');
  const query = useQuery(
    orpc.assessment.getEligibility.queryOptions({ input: { id }, enabled: enabled && person && mayReview }),
  );
  if (!person) return null;
  const findings = query.data?.determination?.findings ?? [];
  const changed = query.data?.changed ?? false;
  const limited = participation !== 'graded' || gradeCap !== null;
  if (!limited && findings.length === 0 && !changed) return null;
  return (
    <div className={styles.notice} role="status">
      <span>
        资格：<b>{participationLabels[participation]}</b>
        {gradeCap !== null && `，最高只能评为${gradeWords[gradeCap]}`}
        {limited &&
          findings.length === 0 &&
          standingReasons.length > 0 &&
          `（${standingReasons.join('、')}）`}
      </span>
      {findings.map((finding) => (
        <Finding key={finding.fact} finding={finding} />
      ))}
      {query.data?.determination?.overrule && <StatusChip>已另行核定</StatusChip>}
      {changed && <StatusChip tone="amber">审核后记录有变化</StatusChip>}
      {mayReview && (
        <Link
          className={styles.link}
          to={`/assessment/${cycleId}/eligibility?${new URLSearchParams({ text: name })}`}
        >
          资格审核
        </Link>
      )}
    </div>
  );
}

/** A finding; press it and it says what was found and what the scheme makes of it. */
function Finding({ finding }: { readonly finding: EligibilityFinding }) {
  const { fact, answer, sentence, effects } = finding;
  return (
    <Popover
      trigger="click"
      title={eligibilityFactLabels[fact]}
      content={
        <div className={styles.finding}>
          <p>{sentence}</p>
          {effects.map((effect) => (
            <p key={effect.code}>
              {participationLabels[effect.participation]} <GroundChip ground={effect.ground} />{' '}
              <GroundChip ground={effect.outcomeGround} />
            </p>
          ))}
        </div>
      }
    >
      <button type="button" className={styles.chip}>
        {eligibilityFactLabels[fact]}
        {answer === 'unknown' && '：待查明'}
      </button>
    </Popover>
  );
}
