import { useQuery } from '@tanstack/react-query';
import { documentBatchIdSchema } from '#shared/ids.ts';
import { orpc } from '../../app/client.ts';
import { useAddressId } from '../../app/use-address-id.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { Page, PageHeader } from '../../components/page.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { BatchItems } from './batch-items.tsx';
import { BatchProgressPanel } from './batch-progress-panel.tsx';
import { batchStateTones, batchStateWords } from './batch-words.ts';

const pollMilliseconds = 700;

/** One batch: how far it is, what came out, who has no document and why. It goes on without this page. */
export function BatchPage() {
  const id = useAddressId('batchId', documentBatchIdSchema);
  const query = useQuery(
    orpc.archive.getBatch.queryOptions({
      input: { id },
      refetchInterval: ({ state }) =>
        state.data?.state === 'running' || state.data?.state === 'queued' ? pollMilliseconds : false,
      staleTime: 0,
    }),
  );
  const batch = query.data;
  return (
    <Page fill>
      <PageHeader
        title={batch?.title ?? '批量生成'}
        crumbs={[
          { label: '归档', to: '/archive' },
          { label: '批量生成', to: '/archive/batches' },
        ]}
        meta={
          batch && <StatusChip tone={batchStateTones[batch.state]}>{batchStateWords[batch.state]}</StatusChip>
        }
      />
      <ErrorMessage title="这项任务没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {batch && (
        <>
          <BatchProgressPanel batch={batch} />
          <BatchItems batch={batch} />
        </>
      )}
    </Page>
  );
}
