import { useQueryClient } from '@tanstack/react-query';
import type { TransferHead, TransferState } from '#shared/contract/archive-transfer.ts';
import { orpc } from '../../app/client.ts';

export const transferTones: Record<TransferState, 'amber' | 'green' | 'grey'> = {
  prepared: 'amber',
  handed_over: 'amber',
  received: 'green',
  cancelled: 'grey',
};

/** What is in a hand-over, in numbers. */
export const countWords = ({ documents, people, copies, pages }: TransferHead['counts']): string =>
  `${documents} 件，${people} 人，${copies} 份，${pages} 页`;

/** Asks anew for whatever a hand-over may have changed. */
export function useTransferRefresh(): () => Promise<void> {
  const queryClient = useQueryClient();
  return async () => {
    await queryClient.invalidateQueries({ queryKey: orpc.archive.key() });
    await queryClient.invalidateQueries({ queryKey: orpc.audit.history.key() });
  };
}
