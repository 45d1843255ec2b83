import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { Link } from 'react-router';
import { ballotBatchIdSchema, cycleIdSchema } from '#shared/ids.ts';
import { orpc } from '../../../app/client.ts';
import { useAddressId } from '../../../app/use-address-id.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { Page, PageHeader } from '../../../components/page.tsx';
import { batchTitle } from '../words.ts';
import { BallotDesk } from './ballot-desk.tsx';
import { SheetDesk } from './sheet-desk.tsx';
import { TotalsDesk } from './totals-desk.tsx';

/** Entry of a batch, in the way its pass was begun. */
export function EntryPage() {
  const cycleId = useAddressId('cycleId', cycleIdSchema);
  const id = useAddressId('batchId', ballotBatchIdSchema);
  // What is typed here is newer than any answer: the page asks once and keeps its own count.
  const query = useQuery({
    ...orpc.assessment.getBatch.queryOptions({ input: { id } }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: 'always',
    refetchOnWindowFocus: false,
  });
  const batch = query.data;
  const back = `/assessment/${cycleId}/ballots/${id}`;
  if (batch && !query.isFetching && batch.entry) {
    const props = { batch, entry: batch.entry, back, onReload: () => void query.refetch() };
    const key = `${batch.entry.pass} ${query.dataUpdatedAt}`;
    switch (batch.entry.method) {
      case 'ballots':
        return <BallotDesk key={key} {...props} />;
      case 'totals':
        return <TotalsDesk key={key} {...props} />;
      case 'sheet':
        return <SheetDesk key={key} {...props} />;
    }
  }
  return (
    <Page>
      <PageHeader
        title="录入测评票"
        crumbs={[
          { label: '考核', to: '/assessment' },
          { label: '测评票', to: `/assessment/${cycleId}/ballots` },
          ...(batch ? [{ label: batchTitle(batch), to: back }] : []),
        ]}
      />
      <ErrorMessage title="这一批没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {query.isFetching && <Skeleton active />}
      {batch && !query.isFetching && (
        <EmptyState action={<Link to={back}>查看这一批</Link>}>您在这一批没有正在录入的内容。</EmptyState>
      )}
    </Page>
  );
}
