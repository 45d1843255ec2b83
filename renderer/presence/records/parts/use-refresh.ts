import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { orpc } from '../../../app/client.ts';

/** Loads anew what follows from a record of daily management: lists, attendance, signals, what has to be done. */
export function useRefresh(): () => Promise<unknown> {
  const queryClient = useQueryClient();
  return useCallback(
    () =>
      Promise.all(
        [orpc.presence.key(), orpc.recall.key(), orpc.overview.key()].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
    [queryClient],
  );
}
