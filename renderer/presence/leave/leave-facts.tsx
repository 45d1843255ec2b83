import type { LeaveDetail } from '#shared/contract/presence-leave.ts';
import { formatDateLong } from '#shared/dates.ts';
import { formatHalfDay, formatHalfDays, formatPeriod } from '#shared/presence/leave-length.ts';
import { leaveStateLabels } from '#shared/vocabulary.ts';
import { formatMinute } from '../../app/format.ts';
import { type Fact, Facts } from '../records/parts/facts.tsx';
import styles from './leave.module.css';
import { LeaveFlags, LeaveStateChip } from './leave-columns.tsx';
import { lacksPaper, reportedByLabels } from './leave-words.ts';

/** What is on record of a leave: the request, the decision, the return. */
export function LeaveFacts({ detail }: { readonly detail: LeaveDetail }) {
  const { leave, actual, consents } = detail;
  const returned = leave.returnedOn !== null && leave.returnedHalf !== null;
  const facts: Fact[] = [
    { label: '起止', value: formatPeriod(leave), wide: true },
    {
      label: '长度',
      value: `日历日 ${formatHalfDays(leave.calendarHalfDays)}，工作日 ${formatHalfDays(leave.workingHalfDays)}`,
      wide: true,
    },
    { label: '事由', value: leave.reason, wide: true },
    { label: '去向', value: leave.destination },
    {
      label: '申请',
      value: `${formatDateLong(leave.requestedOn)}，${reportedByLabels[leave.reportedBy]}`,
      wide: true,
    },
    {
      label: '书面手续',
      value: lacksPaper(leave) ? '还没有补办' : leave.paperOn && formatDateLong(leave.paperOn),
    },
    ...decisionFacts(detail),
    {
      label: '同意',
      value: consents
        .map(
          ({ organ, agreedOn, by }) => `${organ}，${formatDateLong(agreedOn)}${by === null ? '' : `，${by}`}`,
        )
        .join('\n'),
      wide: true,
    },
    {
      label: '接替',
      value:
        leave.substitute === null || leave.substituteFrom === null
          ? null
          : `${leave.substitute}，自${formatDateLong(leave.substituteFrom)}`,
      wide: true,
    },
    {
      label: '返岗',
      value:
        returned && leave.returnedOn && leave.returnedHalf
          ? formatHalfDay(leave.returnedOn, leave.returnedHalf)
          : null,
      wide: true,
    },
    {
      label: '实际休假',
      value:
        actual &&
        `日历日 ${formatHalfDays(actual.calendarHalfDays)}，工作日 ${formatHalfDays(actual.workingHalfDays)}`,
      wide: true,
    },
    { label: '撤回理由', value: leave.state === 'withdrawn' ? detail.closingReason : null, wide: true },
    { label: '登记', value: `${detail.createdBy}，${formatMinute(detail.createdAt)}`, wide: true },
  ];
  return (
    <section className={styles.part} aria-label="请假情况">
      <h2>
        请假情况 <LeaveStateChip leave={leave} /> <LeaveFlags leave={leave} />
      </h2>
      <Facts facts={facts} />
    </section>
  );
}

function decisionFacts({ leave, decidedBy, documentNumber, decisionNote }: LeaveDetail): Fact[] {
  if (leave.decidedOrgan === null || leave.decidedOn === null) return [];
  const outcome = leave.state === 'refused' ? leaveStateLabels.refused : leaveStateLabels.approved;
  return [
    {
      label: '审批',
      value: `${leave.decidedOrgan}，${formatDateLong(leave.decidedOn)}，${outcome}`,
      wide: true,
    },
    { label: '签批人', value: decidedBy },
    { label: '文号', value: documentNumber },
    { label: leave.state === 'refused' ? '未批准的原因' : '说明', value: decisionNote, wide: true },
  ];
}
