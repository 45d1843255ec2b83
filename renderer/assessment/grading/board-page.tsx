import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { Navigate, useParams } from 'react-router';
import { cycleIdSchema } from '#shared/ids.ts';
import { poolSchema } from '#shared/vocabulary.ts';
import { orpc } from '../../app/client.ts';
import { useAddressId } from '../../app/use-address-id.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { Page, PageHeader } from '../../components/page.tsx';
import { CycleNav } from '../cycle/cycle-nav.tsx';
import { BoardDesk } from './board-desk.tsx';

/** The quota board of a pool; without a pool in the address, the first that the cycle has. */
export function BoardPage() {
  const cycleId = useAddressId('cycleId', cycleIdSchema);
  const pool = poolSchema.safeParse(useParams().pool);
  if (pool.success) return <BoardDesk key={pool.data} cycleId={cycleId} pool={pool.data} />;
  return <FirstPool />;
}

function FirstPool() {
  const cycleId = useAddressId('cycleId', cycleIdSchema);
  const board = useQuery(orpc.assessment.board.queryOptions({ input: { cycleId, pool: 'civil_servant' } }));
  const first = board.data?.tabs[0];
  if (first) return <Navigate to={`/assessment/${cycleId}/board/${first.pool}`} replace />;
  return (
    <Page fill>
      <PageHeader title="等次评定" crumbs={[{ label: '考核', to: '/assessment' }]} />
      <CycleNav cycleId={cycleId} />
      <ErrorMessage title="等次评定没有载入" error={board.error} onRetry={() => void board.refetch()} />
      {board.isPending && <Skeleton active />}
      {board.data && <EmptyState>这次考核还没有确定考核对象。开始后再来评定等次。</EmptyState>}
    </Page>
  );
}
