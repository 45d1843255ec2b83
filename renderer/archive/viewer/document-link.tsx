import { Link, useSearchParams } from 'react-router';
import type { RegisteredDocument } from '#shared/contract/archive.ts';
import { documentAddress } from './walk.ts';

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
