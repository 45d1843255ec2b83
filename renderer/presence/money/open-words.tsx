import { type AllowanceStatus, allowanceStatusLabels } from '#shared/contract/presence-money.ts';
import { StatusChip } from '../../components/status-chip.tsx';

/** Why there is no amount: the scheme does not say, a choice is to be made, or a record is missing. */
export function OpenChip({ status }: { readonly status: AllowanceStatus }) {
  return (
    <StatusChip tone={status === 'not_stated' ? 'grey' : 'amber'}>{allowanceStatusLabels[status]}</StatusChip>
  );
}

/** Instead of a total while a figure is open. */
export const notTotalled = '未算全';
