import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Cycle } from '#shared/contract/assessment-cycle.ts';
import type { SchemeVersion } from '#shared/contract/policy.ts';
import { orpc } from '../app/client.ts';
import { formatMinute } from '../app/format.ts';
import { useAllowed } from '../app/session.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { ErrorMessage } from '../components/error-message.tsx';
import { Page, PageHeader } from '../components/page.tsx';
import styles from './cycles-page.module.css';
import { OpenCycleDialog } from './open-cycle-dialog.tsx';
import { ProgressBars } from './progress-bars.tsx';

/** The assessments of the years, the latest first. */
export function CyclesPage() {
  const navigate = useNavigate();
  const [opening, setOpening] = useState(false);
  const mayOpen = useAllowed('assessment.openCycle');
  const query = useQuery(orpc.assessment.listCycles.queryOptions());
  const schemes = useQuery(orpc.policy.listSchemes.queryOptions());
  const cycles = query.data?.cycles;
  const openButton = (
    <Button type="primary" onClick={() => setOpening(true)}>
      开启年度考核
    </Button>
  );
  return (
    <Page>
      <PageHeader title="年度考核" action={mayOpen && cycles?.length !== 0 && openButton} />
      <ErrorMessage title="年度考核没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Skeleton active />}
      {cycles?.length === 0 && (
        <EmptyState action={mayOpen ? openButton : undefined}>
          {mayOpen
            ? '还没有开启过年度考核。台账中的人员到岗后，选一个年度就可以开始。'
            : '还没有开启过年度考核，由考核组或管理员开启。'}
        </EmptyState>
      )}
      {cycles !== undefined && cycles.length > 0 && (
        <ul className={styles.cycles} aria-label="年度考核">
          {cycles.map((cycle) => (
            <CycleCard key={cycle.id} cycle={cycle} schemes={schemes.data?.schemes ?? []} />
          ))}
        </ul>
      )}
      <OpenCycleDialog
        open={opening}
        takenYears={cycles?.map(({ year }) => year) ?? []}
        onOpened={(cycle) => void navigate(`/assessment/${cycle.id}`)}
        onClose={() => setOpening(false)}
      />
    </Page>
  );
}

function CycleCard({
  cycle,
  schemes,
}: {
  readonly cycle: Cycle;
  readonly schemes: readonly SchemeVersion[];
}) {
  const scheme = schemes.find(({ id }) => id === cycle.schemeVersionId);
  return (
    <li className={styles.cycle}>
      <span className={styles.year}>{cycle.year}</span>
      <div className={styles.words}>
        <h2>
          <Link to={`/assessment/${cycle.id}`}>{cycle.title}</Link>
        </h2>
        <p>
          <Link to={`/policy/${cycle.schemeVersionId}`}>
            {cycle.schemeTitle}
            {scheme && `　第 ${scheme.version} 版`}
          </Link>
        </p>
        <p className={styles.quiet}>
          {cycle.openedAt !== null && `${formatMinute(cycle.openedAt)} 由${cycle.openedBy}开启，`}考核对象{' '}
          {cycle.counts.all} 人
        </p>
      </div>
      <ProgressBars counts={cycle.counts} />
    </li>
  );
}
