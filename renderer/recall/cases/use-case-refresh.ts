import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { orpc } from '../../app/client.ts';

/** Loads anew what a write about a case can change: cases, signals, postings that end, documents, what has to be done. */
export function useCaseRefresh(): () => Promise<unknown> {
  const queryClient = useQueryClient();
  return useCallback(
    () =>
      Promise.all(
        [orpc.recall.key(), orpc.roster.key(), orpc.overview.key(), orpc.archive.key()].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
    [queryClient],
  );
}
