import { Button } from 'antd';
import { useNavigate } from 'react-router';
import type { CycleId } from '#shared/ids.ts';
import { useAllowed } from '../../app/session.tsx';

/** From a cycle to all its documents at once, for whoever keeps the register. */
export function BatchLink({ cycleId }: { readonly cycleId: CycleId }) {
  const navigate = useNavigate();
  if (!useAllowed('archive.startBatch')) return null;
  return (
    <Button onClick={() => void navigate(`/archive/batches/new?cycleId=${cycleId}`)}>批量生成文书</Button>
  );
}
