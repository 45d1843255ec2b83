import { Button } from 'antd';
import { useNavigate } from 'react-router';
import type { BatchSelection } from '#shared/contract/archive-batch.ts';
import type { DocumentId } from '#shared/ids.ts';
import { formatCount } from '../../app/format.ts';
import { useAllowed } from '../../app/session.tsx';

/** Takes documents that were chosen in the register away as files, or as one to print. */
export function TakeChosen({ documentIds }: { readonly documentIds: readonly DocumentId[] }) {
  const navigate = useNavigate();
  const allowed = useAllowed('archive.startBatch');
  if (!allowed || documentIds.length === 0) return null;
  const selection: BatchSelection = { by: 'documents', documentIds: [...documentIds] };
  return (
    <Button onClick={() => void navigate('/archive/batches/new', { state: selection })}>
      把所选 {formatCount(documentIds.length)} 份存成文件或打印
    </Button>
  );
}
