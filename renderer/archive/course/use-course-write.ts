import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { codeOf, orpc } from '../../app/client.ts';

/** Loads anew what follows from a change of papers: the register, the cases they belong to, their histories. */
export function useCourseRefresh() {
  const queryClient = useQueryClient();
  return useCallback(
    async () =>
      void (await Promise.all(
        [orpc.archive.key(), orpc.recall.key(), orpc.audit.history.key()].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      )),
    [queryClient],
  );
}

/**
 * Records something of papers and loads anew what follows. When a colleague has recorded something meanwhile, the page
 * shows theirs before the refusal is told, so that the next try builds on it.
 */
export function useCourseWrite() {
  const refresh = useCourseRefresh();
  return useCallback(
    async <T>(write: () => Promise<T>): Promise<T> => {
      try {
        const written = await write();
        await refresh();
        return written;
      } catch (failure) {
        if (codeOf(failure) === 'CONFLICT') await refresh();
        throw failure;
      }
    },
    [refresh],
  );
}
