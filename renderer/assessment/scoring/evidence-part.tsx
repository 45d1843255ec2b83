import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import type { Evidence } from '#shared/contract/assessment-eligibility.ts';
import type { AssessmentId } from '#shared/ids.ts';
import { orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import styles from './evidence.module.css';
import { AttendanceEvidence } from './evidence-attendance.tsx';
import {
  CheckEvidence,
  ConductEvidence,
  DutyEvidence,
  LeaveEvidence,
  ObservationEvidence,
} from './evidence-lists.tsx';
import { Fold, type FoldName, type Folds } from './fold.tsx';
import { useStayed } from './use-stayed.ts';

interface Part {
  readonly name: FoldName;
  readonly title: string;
  readonly gist: (evidence: Evidence) => string;
  readonly view: (evidence: Evidence) => ReactNode;
}

interface EvidencePartProps {
  readonly id: AssessmentId;
  readonly folds: Folds;
}

const counted = (count: number, unit: string) => (count === 0 ? '没有' : `${count} ${unit}`);

const parts: readonly Part[] = [
  {
    name: 'attendance',
    title: '考勤',
    gist: attendanceGist,
    view: ({ attendance }) => <AttendanceEvidence attendance={attendance} />,
  },
  {
    name: 'leaves',
    title: '请假',
    gist: ({ leaves }) =>
      leaves.length === 0
        ? '没有'
        : `${leaves.length} 次，共 ${leaves.reduce((sum, leave) => sum + leave.calendarHalfDays, 0) / 2} 天`,
    view: (evidence) => <LeaveEvidence evidence={evidence} />,
  },
  {
    name: 'checks',
    title: '明查暗访',
    gist: ({ spotChecks }) => {
      const absent = spotChecks.filter(({ finding }) => finding === 'unexcused_absence').length;
      return counted(spotChecks.length, '次') + (absent > 0 ? `，无故脱岗 ${absent} 次` : '');
    },
    view: (evidence) => <CheckEvidence evidence={evidence} />,
  },
  {
    name: 'conduct',
    title: '处分与诫勉',
    gist: ({ conduct }) => counted(conduct.length, '件'),
    view: (evidence) => <ConductEvidence evidence={evidence} />,
  },
  {
    name: 'observations',
    title: '情况记录',
    gist: ({ observations }) => counted(observations.length, '条'),
    view: (evidence) => <ObservationEvidence evidence={evidence} />,
  },
  {
    name: 'duties',
    title: '职责任务',
    gist: ({ duties }) => {
      const short = duties.filter(({ totals }) => totals.short > 0).length;
      return counted(duties.length, '项') + (short > 0 ? `，${short} 项有欠` : '');
    },
    view: (evidence) => <DutyEvidence evidence={evidence} />,
  },
];

function attendanceGist({ attendance }: Evidence): string {
  const months = attendance.flatMap((posting) => posting.months);
  const recorded = months.filter(({ counts }) => counts !== null);
  if (recorded.length === 0) return '没有登记';
  const present = recorded.reduce((sum, { counts }) => sum + (counts?.present ?? 0), 0);
  const absent = recorded.reduce((sum, { counts }) => sum + (counts?.absent ?? 0), 0);
  return `在村 ${present} 天${absent > 0 ? `，无故不在岗 ${absent} 天` : ''}`;
}

/** What the records of daily management say; nothing for a role that has no business with what speaks against people. */
export function EvidencePart(props: EvidencePartProps) {
  return useAllowed('assessment.evidence') && <EvidenceOfRecord {...props} />;
}

/** Part by part; each record opens where it is kept. */
function EvidenceOfRecord({ id, folds }: EvidencePartProps) {
  const stayed = useStayed();
  const evidence = useQuery(orpc.assessment.evidence.queryOptions({ input: { id }, enabled: stayed }));
  if (evidence.error) {
    return (
      <div className={styles.message}>
        <ErrorMessage
          title="日常管理的记录没有载入"
          error={evidence.error}
          onRetry={() => void evidence.refetch()}
        />
      </div>
    );
  }
  const found = evidence.data;
  return (
    <>
      {parts.map(({ name, title, gist, view }) => (
        <Fold key={name} name={name} title={title} gist={found ? gist(found) : ''} folds={folds}>
          {found ? view(found) : <Skeleton active title={false} paragraph={{ rows: 2 }} />}
        </Fold>
      ))}
      {found && found.notes.length > 0 && (
        <ul className={styles.notes} aria-label="记录中的缺漏">
          {found.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </>
  );
}
