import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { type CaseDetail, verificationConclusionLabels } from '#shared/contract/recall-case.ts';
import { formatDateLong } from '#shared/dates.ts';
import { orpc } from '../../../app/client.ts';
import { useAllowed } from '../../../app/session.tsx';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { Panel } from '../../../components/page.tsx';
import { StatusChip } from '../../../components/status-chip.tsx';
import type { CaseEdit } from '../steps/obstacles.ts';
import styles from './case-page.module.css';

interface SayingProps {
  readonly detail: CaseDetail;
  readonly onEdit: (edit: CaseEdit) => void;
}

/** What the person says to it, or that they refused, and before whom. */
export function StatementPanel({ detail, onEdit }: SayingProps) {
  const { statement, editable } = detail;
  return (
    <Panel
      title="本人陈述"
      extra={
        editable && (
          <Button size="small" onClick={() => onEdit('statement')}>
            {statement === null ? '登记' : '修改'}
          </Button>
        )
      }
    >
      {statement === null && (
        <p className={styles.quiet}>还没有登记。审定前须有本人陈述，或者拒绝陈述的情况和两名见证人。</p>
      )}
      {statement?.kind === 'made' && (
        <>
          <blockquote className={styles.quote}>{statement.text}</blockquote>
          <p className={styles.quiet}>
            {formatDateLong(statement.on)}，{statement.takenBy}记录，本人
            {statement.signed ? '已签字' : '没有签字'}
          </p>
        </>
      )}
      {statement?.kind === 'refused' && (
        <>
          <p>
            <StatusChip tone="amber">拒绝陈述</StatusChip>
          </p>
          <p className={styles.prose}>{statement.note}</p>
          <p className={styles.quiet}>
            {formatDateLong(statement.on)}，{statement.takenBy}记录，见证人：{statement.witnesses.join('、')}
          </p>
        </>
      )}
    </Panel>
  );
}

const conclusionTones = { borne_out: 'red', partly: 'amber', not_borne_out: 'green' } as const;

/** Whether the facts are borne out, and who looked into it. */
export function VerificationPanel({ detail, onEdit }: SayingProps) {
  const { verification, editable } = detail;
  return (
    <Panel
      title="核查报告"
      extra={
        editable && (
          <Button size="small" onClick={() => onEdit('verification')}>
            {verification === null ? '登记' : '修改'}
          </Button>
        )
      }
    >
      {verification === null ? (
        <p className={styles.quiet}>还没有登记。审定前须有核查机关、核查人员和核查结论。</p>
      ) : (
        <>
          <p>
            <StatusChip tone={conclusionTones[verification.conclusion]}>
              {verificationConclusionLabels[verification.conclusion]}
            </StatusChip>
          </p>
          <p className={styles.prose}>{verification.text}</p>
          <p className={styles.quiet}>
            {formatDateLong(verification.on)}，{verification.organ}，{verification.people}
            {verification.documentNumber !== null && `，${verification.documentNumber}`}
          </p>
        </>
      )}
    </Panel>
  );
}

/** What each organ says, with its step or besides it, the newest first. */
export function OpinionsPanel({ detail, onEdit }: SayingProps) {
  const mayRecord = useAllowed('recall.recordOpinion') && detail.endedOn === null;
  const query = useQuery(
    orpc.recall.caseEvents.queryOptions({
      input: { id: detail.id, kinds: ['opinion', 'step'], limit: 500 },
    }),
  );
  const said = query.data?.events.filter(({ opinion, reason }) => opinion !== null || reason !== null) ?? [];
  return (
    <Panel
      title="组织意见"
      extra={
        mayRecord && (
          <Button size="small" onClick={() => onEdit('opinion')}>
            登记
          </Button>
        )
      }
    >
      <ErrorMessage title="组织意见没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Skeleton active title={false} />}
      {query.data && said.length === 0 && <p className={styles.quiet}>还没有机关签署意见。</p>}
      <ul className={styles.opinions}>
        {said.map((event) => (
          <li key={event.sequence}>
            <p>
              <strong>{event.organ ?? event.byName}</strong>
              {event.to !== null && <span className={styles.quiet}> {event.to}</span>}
            </p>
            {event.opinion !== null && <p className={styles.prose}>{event.opinion}</p>}
            {event.reason !== null && <p className={styles.prose}>理由：{event.reason}</p>}
            <p className={styles.quiet}>
              {[event.on, event.handler, event.documentNumber].filter(Boolean).join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
