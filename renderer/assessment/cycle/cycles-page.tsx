import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Cycle } from '#shared/contract/assessment-cycle.ts';
import { assessmentKindLabels, cycleStateLabels } from '#shared/vocabulary.ts';
import { orpc } from '../../app/client.ts';
import { formatCount, formatMinute } from '../../app/format.ts';
import { useAllowed } from '../../app/session.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { Page, PageHeader } from '../../components/page.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import styles from './cycles-page.module.css';
import { PlanDrawer } from './plan-drawer.tsx';
import { ProgressBars } from './progress-bars.tsx';

/** The assessments of the years, the latest first: annual, end-of-term and regular ones. */
export function CyclesPage() {
  const navigate = useNavigate();
  const [planning, setPlanning] = useState(false);
  const mayPlan = useAllowed('assessment.planCycle');
  const query = useQuery(orpc.assessment.listCycles.queryOptions());
  const cycles = query.data?.cycles;
  const planButton = (
    <Button type="primary" onClick={() => setPlanning(true)}>
      筹备考核
    </Button>
  );
  return (
    <Page>
      <PageHeader
        title="考核"
        extra={
          <>
            <Link to="/assessment/term">任期届满清单</Link>
            {cycles !== undefined && cycles.length > 1 && <Link to="/assessment/compare">两次考核对照</Link>}
          </>
        }
        action={mayPlan && cycles?.length !== 0 && planButton}
      />
      <ErrorMessage title="考核没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Skeleton active />}
      {cycles?.length === 0 && (
        <EmptyState action={mayPlan ? planButton : undefined}>
          {mayPlan
            ? '还没有筹备过考核。台账中的人员到岗后，选一个年度就可以开始。'
            : '还没有筹备过考核，由考核组建立。'}
        </EmptyState>
      )}
      {cycles !== undefined && cycles.length > 0 && (
        <ul className={styles.cycles} aria-label="考核">
          {cycles.map((cycle) => (
            <CycleCard key={cycle.id} cycle={cycle} />
          ))}
        </ul>
      )}
      <PlanDrawer
        open={planning}
        planned={null}
        takenYears={cycles?.filter(({ kind }) => kind === 'annual').map(({ year }) => year) ?? []}
        onDone={(cycle) => void navigate(`/assessment/${cycle.id}`)}
        onClose={() => setPlanning(false)}
      />
    </Page>
  );
}

function CycleCard({ cycle }: { readonly cycle: Cycle }) {
  return (
    <li className={styles.cycle}>
      <span className={styles.year}>{cycle.year}</span>
      <div className={styles.words}>
        <h2>
          <Link to={`/assessment/${cycle.id}`}>{cycle.title}</Link>
        </h2>
        <p className={styles.state}>
          <StatusChip tone={cycle.state === 'archived' ? 'green' : 'grey'}>
            {cycleStateLabels[cycle.state]}
          </StatusChip>
          <span>{assessmentKindLabels[cycle.kind]}</span>
          <Link to={`/policy/${cycle.schemeVersionId}`}>{cycle.schemeTitle}</Link>
        </p>
        <p className={styles.quiet}>
          {cycle.openedAt === null
            ? `${formatMinute(cycle.plannedAt)} 由${cycle.plannedBy}建立，还没有开启`
            : `${formatMinute(cycle.openedAt)} 由${cycle.openedBy}开启，考核对象 ${formatCount(cycle.counts.all)} 个`}
        </p>
      </div>
      {cycle.state !== 'draft' && <ProgressBars counts={cycle.counts} />}
    </li>
  );
}
