import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { cycleIdSchema } from '#shared/ids.ts';
import { cycleStateLabels } from '#shared/vocabulary.ts';
import { orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { useAddressId } from '../../app/use-address-id.ts';
import { CycleDocumentsPanel } from '../../archive/cycle-documents-panel.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { HistoryButton } from '../../components/history-drawer.tsx';
import { Page, PageHeader, Panel } from '../../components/page.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { DistributionLegend, PoolDistribution } from '../summary/pool-distribution.tsx';
import { TownshipProgressChart } from '../summary/township-progress.tsx';
import { CycleNav } from './cycle-nav.tsx';
import styles from './cycle-page.module.css';
import { CycleSettingsPanel } from './cycle-settings-panel.tsx';
import { MissingPanel } from './missing-panel.tsx';
import { PlanDrawer } from './plan-drawer.tsx';
import { ReviseDialog } from './revise-dialog.tsx';
import { StepBar } from './step-bar.tsx';
import { StepHistory } from './step-history.tsx';

/** One assessment as a whole: its way, how far each township is, what is missing, how the grades fall. */
export function CyclePage() {
  const cycleId = useAddressId('cycleId', cycleIdSchema);
  const navigate = useNavigate();
  const [revising, setRevising] = useState(false);
  const mayRevise = useAllowed('assessment.reviseCycle');
  const cycle = useQuery(orpc.assessment.getCycle.queryOptions({ input: { id: cycleId } }));
  const planned = cycle.data?.state === 'draft';
  const summary = useQuery(
    orpc.assessment.cycleSummary.queryOptions({
      input: { cycleId },
      enabled: cycle.data !== undefined && !planned,
    }),
  );
  const scheme = useQuery(
    orpc.policy.getScheme.queryOptions({
      input: { id: cycle.data?.schemeVersionId ?? '' },
      enabled: cycle.data !== undefined,
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
  const content = scheme.data?.content;
  return (
    <Page>
      <PageHeader
        title={cycle.data?.title ?? '考核'}
        crumbs={[{ label: '考核', to: '/assessment' }]}
        meta={
          cycle.data && (
            <>
              <StatusChip tone={cycle.data.state === 'archived' ? 'green' : 'grey'}>
                {cycleStateLabels[cycle.data.state]}
              </StatusChip>{' '}
              <Link to={`/policy/${cycle.data.schemeVersionId}`}>
                {cycle.data.schemeTitle}
                {scheme.data && `　第 ${scheme.data.version} 版`}
              </Link>
            </>
          )
        }
        extra={
          cycle.data && (
            <>
              {mayRevise && cycle.data.state !== 'archived' && (
                <Button onClick={() => setRevising(true)}>修改安排</Button>
              )}
              <HistoryButton entityId={cycleId} title={cycle.data.title} />
            </>
          )
        }
      />
      <ErrorMessage
        title="这次考核没有载入"
        error={cycle.error ?? scheme.error ?? summary.error}
        onRetry={() => void Promise.all([cycle.refetch(), scheme.refetch(), summary.refetch()])}
      />
      {!cycle.data && cycle.isPending && <Skeleton active />}
      {cycle.data && (
        <>
          {!planned && <CycleNav cycleId={cycleId} />}
          <StepBar cycle={cycle.data} />
          <div className={styles.columns}>
            <div className={styles.stack}>
              {summary.data && content && (
                <Panel title="按乡镇（街道）的进度">
                  <TownshipProgressChart
                    townships={summary.data.townships}
                    onChoose={({ townshipId }) =>
                      void navigate(
                        townshipId === null
                          ? `/assessment/${cycleId}/people?pool=unit`
                          : `/assessment/${cycleId}/people?townshipId=${townshipId}`,
                      )
                    }
                  />
                </Panel>
              )}
              {!planned && <CycleDocumentsPanel cycle={cycle.data} />}
              <CycleSettingsPanel cycle={cycle.data} />
            </div>
            <div className={styles.stack}>
              {summary.data && content && (
                <>
                  <MissingPanel cycleId={cycleId} summary={summary.data} />
                  <Panel title="等次分布与名额" extra={<DistributionLegend />}>
                    <div className={styles.pools}>
                      {summary.data.pools.map((standing) => (
                        <PoolDistribution
                          key={standing.pool}
                          standing={standing}
                          scheme={content}
                          to={`/assessment/${cycleId}/board/${standing.pool}`}
                        />
                      ))}
                    </div>
                  </Panel>
                </>
              )}
              <StepHistory cycle={cycle.data} />
            </div>
          </div>
          {planned ? (
            <PlanDrawer
              open={revising}
              planned={cycle.data}
              takenYears={[]}
              onDone={() => setRevising(false)}
              onClose={() => setRevising(false)}
            />
          ) : (
            revising && <ReviseDialog cycle={cycle.data} onClose={() => setRevising(false)} />
          )}
        </>
      )}
    </Page>
  );
}
