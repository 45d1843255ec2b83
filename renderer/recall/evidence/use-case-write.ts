import { useCallback } from 'react';
import type { CaseDetail } from '#shared/contract/recall-case.ts';
import { client, codeOf } from '../../app/client.ts';
import { useCaseRefresh } from '../cases/use-case-refresh.ts';

type CaseAt = Pick<CaseDetail, 'id' | 'revision'>;

/**
 * Writes to a case and loads anew what follows from it. When a colleague has written meanwhile, the page shows their
 * version before the refusal is told, so that the next try builds on it.
 */
export function useCaseWrite(detail: CaseAt) {
  const refresh = useCaseRefresh();
  const { id, revision } = detail;
  return useCallback(
    async <T>(write: (at: CaseAt) => Promise<T>): Promise<T> => {
      try {
        const written = await write({ id, revision });
        await refresh();
        return written;
      } catch (failure) {
        if (codeOf(failure) === 'CONFLICT') await refresh();
        throw failure;
      }
    },
    [id, revision, refresh],
  );
}

/** As {@link useCaseWrite}, for what only adds to a case: nothing of a colleague's is written over by trying again. */
export function useCaseAddition({ id, revision }: CaseAt) {
  const refresh = useCaseRefresh();
  return useCallback(
    async <T>(write: (at: CaseAt) => Promise<T>): Promise<T> => {
      try {
        return await write({ id, revision });
      } catch (failure) {
        if (codeOf(failure) !== 'CONFLICT') throw failure;
        const { revision: latest } = await client.recall.getCase({ id });
        return await write({ id, revision: latest });
      } finally {
        await refresh();
      }
    },
    [id, revision, refresh],
  );
}
