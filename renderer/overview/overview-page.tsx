import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { orpc } from '../app/client.ts';
import { useAllowed, useSession } from '../app/session.tsx';
import { ErrorMessage } from '../components/error-message.tsx';
import { Page, PageHeader, Panel } from '../components/page.tsx';
import { CycleProgress } from './cycle-progress.tsx';
import { dailyTasks } from './daily-tasks.ts';
import { GradeDistribution } from './grade-distribution.tsx';
import { handOverTasks } from './hand-over-tasks.ts';
import { issuedForms } from './issued-forms.ts';
import { OpenCases } from './open-cases.tsx';
import styles from './overview.module.css';
import { RosterFigures } from './roster-figures.tsx';
import { TaskList } from './task-list.tsx';
import { tasksFor } from './tasks.ts';

const today = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  weekday: 'long',
});

/** What needs the one who is signed in, and how far the year's assessment has got. */
export function OverviewPage() {
  const { user } = useSession();
  const totals = useQuery(orpc.roster.totals.queryOptions());
  const cycles = useQuery(orpc.assessment.listCycles.queryOptions());
  const newest = cycles.data?.cycles.toSorted((a, b) => b.year - a.year)[0];
  const mayIssue = useAllowed('archive.issueDocument');
  const maySeeCases = useAllowed('recall.caseTotals');
  const issued = useQuery(issuedForms(mayIssue));
  const due = useQuery({ ...orpc.archive.dueTotals.queryOptions(), enabled: mayIssue });
  const standing = useQuery(orpc.overview.standing.queryOptions({ refetchOnWindowFocus: true }));
  const pending = totals.isPending || cycles.isPending || standing.isPending;
  return (
    <Page>
      <PageHeader title="总览" meta={today.format(new Date())} />
      <ErrorMessage
        error={totals.error ?? cycles.error ?? standing.error}
        title="总览没有载入"
        onRetry={() => {
          void totals.refetch();
          void cycles.refetch();
          void standing.refetch();
        }}
      />
      {totals.data && <RosterFigures totals={totals.data} />}
      <div className={styles.columns}>
        <Panel title="要我办的">
          {pending && <Skeleton active title={false} />}
          {totals.data && cycles.data && standing.data && (
            <TaskList
              tasks={[
                ...tasksFor(user.role, totals.data, cycles.data.cycles, issued.data ?? null),
                ...(due.data ? handOverTasks(user.role, due.data) : []),
                ...dailyTasks(user.role, standing.data),
              ]}
            />
          )}
        </Panel>
        <div className={styles.stack}>
          <Panel title="考核进度">
            {cycles.isPending && <Skeleton active title={false} />}
            {cycles.data && <CycleProgress cycles={cycles.data.cycles} />}
          </Panel>
          {newest && newest.counts.all > 0 && <GradeDistribution cycle={newest} />}
          {maySeeCases && <OpenCases />}
        </div>
      </div>
    </Page>
  );
}
