import { Link, useParams, useSearchParams } from 'react-router';
import type { RegisteredDocument } from '#shared/contract/archive.ts';
import type { BatchItem } from '#shared/contract/archive-batch.ts';
import { batchDocumentAddress, documentAddress } from './walk.ts';

/** A row's register number: opens the document within the list as it stands. */
export function DocumentLink({
  document: { id, registerNumber },
}: {
  readonly document: Pick<RegisteredDocument, 'id' | 'registerNumber'>;
}) {
  const [parameters] = useSearchParams();
  return (
    <Link to={documentAddress(id, parameters)} tabIndex={-1}>
      {registerNumber}
    </Link>
  );
}

/** The same for a document of a batch, on the batch's page. */
export function BatchDocumentLink({
  item: { documentId, registerNumber, position },
}: {
  readonly item: BatchItem;
}) {
  const { batchId } = useParams();
  if (documentId === null || batchId === undefined) return null;
  return <Link to={batchDocumentAddress(batchId, documentId, position)}>{registerNumber}</Link>;
}
