import type { RegisteredDocument } from '#shared/contract/archive.ts';
import { useAllowed } from '../../app/session.tsx';

/** Whether the one who is signed in records what becomes of a paper; the server says the same. */
export function useMayMark({ caseId }: Pick<RegisteredDocument, 'caseId'>): boolean {
  const ofRegister = useAllowed('archive.voidDocument');
  const ofCase = useAllowed('archive.voidCaseDocument');
  return caseId === null ? ofRegister : ofCase;
}
