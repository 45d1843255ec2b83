import { isAllowed } from '#shared/permissions.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { Task } from './tasks.ts';

/** Papers in force that wait to be handed over into personal files, for those who keep the register. */
export function handOverTasks(
  role: Role,
  { waiting, overdue }: { readonly waiting: number; readonly overdue: number },
): Task[] {
  if (waiting === 0 || !isAllowed(role, 'archive.issueDocument')) return [];
  const late = overdue === 0 ? '' : `，其中逾期 ${overdue} 份`;
  return [
    {
      key: 'hand-over',
      count: waiting,
      text: `份材料待移交${late}`,
      to: overdue === 0 ? '/archive' : '/archive?due=overdue',
    },
  ];
}
