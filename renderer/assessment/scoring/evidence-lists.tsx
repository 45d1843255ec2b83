import { Link } from 'react-router';
import type { Evidence } from '#shared/contract/assessment-eligibility.ts';
import { formatPeriod } from '#shared/presence/leave-length.ts';
import {
  checkLevelLabels,
  conductKindLabels,
  findingKindLabels,
  leaveKindLabels,
  leaveStateLabels,
  observationKindLabels,
} from '#shared/vocabulary.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import styles from './evidence.module.css';

/** Whose record it is, where a team or unit has several people. */
const whose = (evidence: Evidence, name: string | null) =>
  evidence.object === 'team' || evidence.object === 'unit' ? `${name ?? '待定人员'}　` : '';

export function LeaveEvidence({ evidence }: { readonly evidence: Evidence }) {
  return (
    <ul className={styles.lines}>
      {evidence.leaves.map((leave) => (
        <li key={leave.id}>
          {whose(evidence, leave.personName)}
          <Link to={`/daily/leave?leave=${leave.id}`}>
            {leaveKindLabels[leave.kind]} {formatPeriod(leave)}
          </Link>
          ，{leave.calendarHalfDays / 2} 天
          <span className={styles.quiet}>
            {' '}
            {leaveStateLabels[leave.state]}，{leave.reason}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function CheckEvidence({ evidence }: { readonly evidence: Evidence }) {
  return (
    <ul className={styles.lines}>
      {evidence.spotChecks.map((check) => (
        <li key={check.id}>
          {whose(evidence, check.personName)}
          <Link to={`/daily/checks?record=${check.id}`}>
            {check.checkedOn} {checkLevelLabels[check.level]}检查
          </Link>{' '}
          <StatusChip tone={check.finding === 'unexcused_absence' ? 'red' : 'grey'}>
            {findingKindLabels[check.finding]}
          </StatusChip>
          <span className={styles.quiet}>
            {' '}
            {check.organ}
            {check.detail !== '' && `：${check.detail}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function ConductEvidence({ evidence }: { readonly evidence: Evidence }) {
  return (
    <ul className={styles.lines}>
      {evidence.conduct.map((record) => (
        <li key={record.id}>
          <Link to={`/daily/conduct?record=${record.id}`}>
            {record.decidedOn} {conductKindLabels[record.kind]}
          </Link>
          {record.inEffect && (
            <>
              {' '}
              <StatusChip tone="red">{record.kind === 'investigation' ? '未结案' : '影响期内'}</StatusChip>
            </>
          )}
          <span className={styles.quiet}>
            {' '}
            {record.organ}：{record.reason}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function ObservationEvidence({ evidence }: { readonly evidence: Evidence }) {
  return (
    <ul className={styles.lines}>
      {evidence.observations.map((record) => (
        <li key={record.id}>
          {whose(evidence, record.personName)}
          <Link to={`/daily/observations?record=${record.id}`}>
            {record.observedOn} {observationKindLabels[record.kind]}
          </Link>
          <span className={styles.quiet}>
            {' '}
            {record.organ}：{record.text}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function DutyEvidence({ evidence }: { readonly evidence: Evidence }) {
  return (
    <ul className={styles.lines}>
      {evidence.duties.map((row) => {
        const { due, done, short, running } = row.totals;
        const year = row.periods[0]?.from.slice(0, 4) ?? evidence.periodFrom.slice(0, 4);
        const to = new URLSearchParams({
          year,
          subject: row.duty.subject,
          duty: row.duty.code,
          text: row.name,
        });
        return (
          <li key={`${row.name} ${row.duty.code} ${year}`}>
            {whose(evidence, row.name)}
            <Link to={`/daily/duties?${to}`}>{row.duty.title}</Link>{' '}
            {short > 0 && <StatusChip tone="amber">{short} 期不足</StatusChip>}
            <span className={styles.quiet}>
              {' '}
              {year}年应完成 {due} 期，已完成 {done} 期{running > 0 && `，进行中 ${running} 期`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
